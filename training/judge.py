"""How the bot as a whole answers messages that its models had not seen: needs, background, kinds.

Unlike `measures.py`, which looks at the ranking alone, this asks for the scopes of an answer.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from handlers import answer
from scopes.data.kinds import NEED
from scopes.knowledge import Knowledge
from training.lines import KINDS, SPANS, UNSEEN_KINDS, UNSEEN_SPANS
from training.messages import records

Held = set[tuple[str, int]]
"""Files of messages and numbers in them that no model has learned."""


def unseen(root: Path) -> Held:
    """Return the messages of the writers of whom nothing is learned."""
    sources = (*UNSEEN_SPANS, *UNSEEN_KINDS)
    return {(source, n) for source in sources for n, _ in enumerate(records(root, source))}


def table(knowledge: Knowledge, held: Held, root: Path) -> str:
    """Return the tables of messages with needs, and of kinds of messages without."""
    return "\n".join((_needs_table(knowledge, held, root), _kinds_table(knowledge, held, root)))


COLUMNS = ("complete", "lean", "both", "clear")


def _needs_table(knowledge: Knowledge, held: Held, root: Path) -> str:
    """Return for each file how many answers cover all needs, and how many hold nothing more.

    The last column is of those without a scope that only background was taken to need.
    """
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for source in (*SPANS, *UNSEEN_SPANS):
        for number, row in enumerate(records(root, source)):
            if (source, number) in held:
                judged = _judge(knowledge, row["text"], row["needs"])
                counted[source].update(judged)
                counted[f"all of {source.partition('_')[0]}"].update(judged)
    titles = ("complete", "no more", "both", "clear")
    lines = [f"{'messages with needs':22}{'asked':>7}" + "".join(f"{t:>10}" for t in titles)]
    for name, counts in counted.items():
        if counts["asked"]:
            shares = (100 * counts[each] / counts["asked"] for each in COLUMNS)
            lines.append(f"{name:22}{counts['asked']:>7}" + "".join(f"{s:>10.1f}" for s in shares))
    return "\n".join(lines)


def _judge(knowledge: Knowledge, text: str, needs: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """Return 1 for each thing that is right about the answer to a message with needs."""
    by_key = {operation.key: operation for operation in knowledge.operations.all}
    known = (by_key.get((*need["op"].split(" ", 1),)) for need in needs)
    accepted = [operation.sets for operation in known if operation and operation.sets]
    if not accepted:
        return {}
    found = answer(text, knowledge)
    given = set(found.scopes)
    is_complete = all(any(s <= given for sets in each.values() for s in sets) for each in accepted)
    allowed = {scope for each in accepted for sets in each.values() for s in sets for scope in s}
    is_lean = given <= allowed
    spans = [(need["start"], need["start"] + len(need["span"])) for need in needs]
    in_words = (step for step in found.steps if step.need.origin == "words")
    beside = (step for step in in_words if not _states_one(step.need.words, text, spans))
    is_clear = all(set(step.scopes) <= allowed for step in beside)
    return {
        "asked": 1,
        "complete": int(is_complete),
        "lean": int(is_lean),
        "both": int(is_complete and is_lean),
        "clear": int(is_clear),
    }


def _states_one(words: str, text: str, spans: Iterable[tuple[int, int]]) -> bool:
    """Return whether words of a message overlap with a need in it; so do words not found there."""
    start = text.lower().find(words.lower())
    end = start + len(words)
    return start < 0 or any(first < end and start < last for first, last in spans)


def _kinds_table(knowledge: Knowledge, held: Held, root: Path) -> str:
    """Return how often the kind of a message is known, and how often no scope is shown to it.

    A scope that the message itself names may be shown.
    """
    right: dict[str, list[bool]] = defaultdict(list)
    of_file: dict[str, list[bool]] = defaultdict(list)
    silent: list[bool] = []
    for source in (*KINDS, *UNSEEN_KINDS):
        for number, row in enumerate(records(root, source)):
            if (source, number) not in held:
                continue
            shares = knowledge.learned.kinds(row["text"])
            is_right = max(shares, key=lambda kind: shares[kind]) == row["kind"]
            right[row["kind"]].append(is_right)
            of_file[source].append(is_right)
            if row["kind"] != NEED:
                named = {each.scope for each in knowledge.reader.read(row["text"]).scopes}
                silent.append(set(answer(row["text"], knowledge).scopes) <= named)
    counted = (*sorted(right.items()), *of_file.items())
    rows = [f"{name:22}{len(hits):>7}{_percent(hits):>9.1f}" for name, hits in counted]
    every = [hit for hits in right.values() for hit in hits]
    return "\n".join(
        (
            f"{'kinds':22}{'asked':>7}{'right':>10}",
            *rows,
            f"{'all':22}{len(every):>7}{_percent(every):>9.1f}",
            f"no scope shown where none is asked for: {_percent(silent):.1f} % of {len(silent)}",
        )
    )


def _percent(hits: list[bool]) -> float:
    return 100 * sum(hits) / max(1, len(hits))
