"""Answer questions on the terminal, as text or as JSON."""

import json
from typing import BinaryIO, TextIO

from handlers import answer
from rendering.as_json import to_json, to_record
from rendering.plain import to_plain
from scopes.answer import Outcome
from scopes.knowledge import Knowledge, load_knowledge


def answer_text(text: str, as_json: bool, target: TextIO) -> int:
    """Answer one question; return 0 when answered, 1 when nothing was found."""
    found = answer(text, load_knowledge())
    print(to_json(to_record(found, text)) if as_json else to_plain(found), file=target)
    return 1 if found.outcome is Outcome.UNKNOWN else 0


def answer_lines(source: BinaryIO, target: TextIO) -> int:
    """Answer each line, a JSON string, by one JSON object; a bad line gets an error object."""
    knowledge = load_knowledge()
    for line in source:
        print(_answer_line(line, knowledge), file=target, flush=True)
    return 0


def _answer_line(line: bytes, knowledge: Knowledge) -> str:
    try:
        text = json.loads(line)
    except (ValueError, RecursionError) as error:
        return to_json({"kind": "error", "error": f"not a JSON string: {error}"})
    if not isinstance(text, str):
        return to_json({"kind": "error", "error": "each line must hold one JSON string"})
    return to_json(to_record(answer(text, knowledge), text))
