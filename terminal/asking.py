"""Answer questions on the terminal, for people and for other programs."""

import json
import os
from collections.abc import Iterator
from typing import Any, BinaryIO, Literal, TextIO

from handlers import answer
from rendering.as_json import to_json, to_record
from rendering.markdown import to_markdown
from rendering.plain import to_plain
from scopes.answer import Answer
from scopes.knowledge import Knowledge, load_knowledge
from scopes.privilege.needs import Outcome

LONGEST_LINE = 1_000_000
"""Bytes of one line of questions; ten times what a question of the greatest length can take."""


Form = Literal["plain", "markdown", "json"]


def answer_text(text: str, form: Form | None, target: TextIO, explains: bool = False) -> int:
    """Answer one question; return 0 when answered, 1 when nothing was found.

    Without a form it is shown in color on a terminal, unless `NO_COLOR` is set, else plain. With
    `explains` it is told as well how the question was read.
    """
    knowledge = load_knowledge()
    found = answer(text, knowledge)
    if form == "json":
        print(to_json(_record(found, text, knowledge, explains)), file=target)
    else:
        _show(found, form, target)
        if explains:
            from terminal.explain import explanation_of, to_answer  # numpy takes 0.1 s

            print(file=target)
            _show(to_answer(explanation_of(text, knowledge)), form, target)
    return 1 if found.outcome is Outcome.UNKNOWN else 0


def _show(found: Answer, form: Form | None, target: TextIO) -> None:
    if form is None and target.isatty() and not os.environ.get("NO_COLOR"):
        from terminal.colors import new_console, show

        show(found, new_console())
    else:
        print(to_markdown(found) if form == "markdown" else to_plain(found), file=target)


def _record(found: Answer, text: str, knowledge: Knowledge, explains: bool) -> dict[str, Any]:
    """Return an answer as JSON, with how its question was read if that is asked."""
    record = to_record(found, text)
    if explains:
        from terminal.explain import explanation_of, record_of  # numpy takes 0.1 s

        record["explain"] = record_of(explanation_of(text, knowledge))
    return record


def answer_prompts() -> int:
    """Answer what a person types, one question after the other; return the exit status."""
    from terminal.colors import new_console
    from terminal.prompt import converse, history_in, state_folder

    return converse(load_knowledge(), new_console(), history_in(state_folder()))


def answer_lines(source: BinaryIO, target: TextIO, explains: bool = False) -> int:
    """Answer each line, a JSON string, by one JSON object; a bad line gets an error object.

    Return 0 when every line was a question, 1 when one was not; the others are answered all the
    same.
    """
    knowledge = load_knowledge()
    status = 0
    for line in _lines(source):
        record = _answer_line(line, knowledge, explains)
        status = 1 if record["kind"] == "error" else status
        print(to_json(record), file=target, flush=True)
    return status


def _lines(source: BinaryIO) -> Iterator[bytes]:
    """Yield lines, each cut at a byte more than is taken; the rest of a longer one is skipped."""
    while line := source.readline(LONGEST_LINE + 1):
        yield line
        while len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            line = source.readline(LONGEST_LINE + 1)


def _answer_line(line: bytes, knowledge: Knowledge, explains: bool) -> dict[str, Any]:
    if len(line) > LONGEST_LINE:
        return {"kind": "error", "error": f"longer than {LONGEST_LINE:,} bytes"}
    try:
        text = json.loads(line)
    except (ValueError, RecursionError) as error:
        return {"kind": "error", "error": f"not a JSON string: {error}"}
    if not isinstance(text, str):
        return {"kind": "error", "error": "each line must hold one JSON string"}
    return _record(answer(text, knowledge), text, knowledge, explains)
