"""How the bot as a whole answers messages that its models had not seen: needs, background, kinds.

Unlike `measures.py`, which looks at the ranking alone, this asks for the scopes of an answer.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from handlers import answer
from scopes.data.kinds import NEED
from scopes.finding.spans import kind_shares
from scopes.knowledge import Knowledge
from training.lines import KINDS, SPANS
from training.messages import records

Held = set[tuple[str, int]]
"""Files of messages and numbers in them that no model has learned."""


def table(knowledge: Knowledge, held: Held, root: Path) -> str:
    """Return the tables of messages with needs, and of kinds of messages without."""
    return "\n".join((_needs_table(knowledge, held, root), _kinds_table(knowledge, held, root)))


def _needs_table(knowledge: Knowledge, held: Held, root: Path) -> str:
    """Return for each file how many answers cover all needs, and how many hold nothing more."""
    lines = [f"{'messages with needs':22}{'asked':>7}{'complete':>10}{'no more':>10}{'both':>8}"]
    for source in SPANS:
        counted = Counter[str]()
        for number, row in enumerate(records(root, source)):
            if (source, number) in held:
                counted.update(
                    _judge(knowledge, row["text"], [need["op"] for need in row["needs"]])
                )
        if counted["asked"]:
            shares = (
                100 * counted[each] / counted["asked"] for each in ("complete", "lean", "both")
            )
            lines.append(
                f"{source:22}{counted['asked']:>7}" + "".join(f"{s:>9.1f}" for s in shares)
            )
    return "\n".join(lines)


def _judge(knowledge: Knowledge, text: str, needs: Iterable[str]) -> dict[str, int]:
    """Return 1 for each thing that is right about the answer to a message with needs."""
    by_key = {operation.key: operation for operation in knowledge.operations.all}
    known = (by_key.get((op.partition(" ")[0], op.partition(" ")[2])) for op in needs)
    routes = [operation.routes for operation in known if operation and operation.routes]
    if not routes:
        return {}
    given = set(answer(text, knowledge).scopes)
    is_complete = all(any(s <= given for sets in each.values() for s in sets) for each in routes)
    allowed = {scope for each in routes for sets in each.values() for s in sets for scope in s}
    is_lean = given <= allowed
    return {
        "asked": 1,
        "complete": int(is_complete),
        "lean": int(is_lean),
        "both": int(is_complete and is_lean),
    }


def _kinds_table(knowledge: Knowledge, held: Held, root: Path) -> str:
    """Return how often the kind of a message is known, and how often no scope is shown to it."""
    right: dict[str, list[bool]] = defaultdict(list)
    of_file: dict[str, list[bool]] = defaultdict(list)
    silent: list[bool] = []
    for source in KINDS:
        for number, row in enumerate(records(root, source)):
            if (source, number) not in held:
                continue
            shares = kind_shares(knowledge.learned.tag(row["text"]))
            is_right = max(shares, key=lambda kind: shares[kind]) == row["kind"]
            right[row["kind"]].append(is_right)
            of_file[source].append(is_right)
            if row["kind"] != NEED:
                silent.append(not answer(row["text"], knowledge).scopes)
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
