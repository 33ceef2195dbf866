"""Score the answers to classes of faults: texts as people write them, of the kinds that go wrong.

The texts stand in `tests/questions/classes.jsonl`, five of each class; nothing was learned from
them. What is right was decided from the documents, not from what the bot answers.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import msgspec
from msgspec import Struct

from rendering.markdown import to_markdown
from scopes.answer import Answer
from scopes.knowledge import ROOT

CASES = ROOT / "tests" / "questions" / "classes.jsonl"


class Case(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A text of a class of faults, and what is true of a right answer to it.

    One of the sets in `scopes` is given, no scope at all where it is `silent`, and none of
    `never`; the answer is of one of the kinds in `kind`. Its text has each part in `says` and none
    in `unsaid`, in any case of letters.
    """

    fault: str = msgspec.field(name="class")
    text: str = msgspec.field(name="q")
    scopes: tuple[frozenset[str], ...] = ()
    kind: tuple[str, ...] = ()
    silent: bool = False
    says: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()
    never: frozenset[str] = msgspec.field(name="not", default=frozenset())


@dataclass(frozen=True)
class Judged:
    """A case, and what is wrong with the answer to it: "" when nothing is."""

    case: Case
    wrong: str


def load_cases() -> list[Case]:
    """Read the texts of all classes."""
    return [msgspec.json.decode(line, type=Case) for line in CASES.read_bytes().splitlines()]


def judge(case: Case, given: Answer) -> Judged:
    """Compare an answer with what would be right."""
    return Judged(case, "; ".join(_faults(case, given)))


def judge_all(reply: Callable[[str], Answer]) -> list[Judged]:
    """Ask the texts of all classes and judge the answers."""
    return [judge(case, reply(case.text)) for case in load_cases()]


def _faults(case: Case, given: Answer) -> Iterable[str]:
    got, text = frozenset(given.scopes), to_markdown(given).lower()
    shown = " ".join(given.scopes) or "no scope"
    if case.scopes and got not in case.scopes:
        yield f"wanted {' or '.join(' '.join(sorted(each)) for each in case.scopes)}, got {shown}"
    if case.silent and got:
        yield f"wanted no scope, got {shown}"
    if case.never & got:
        yield f"got {' '.join(sorted(case.never & got))}"
    if case.kind and given.kind not in case.kind:
        yield f"wanted an answer of kind {' or '.join(case.kind)}, got {given.kind} with {shown}"
    yield from (f"does not say {part!r}" for part in case.says if part.lower() not in text)
    yield from (f"says {part!r}" for part in case.unsaid if part.lower() in text)


def share(judged: Sequence[Judged]) -> float:
    """Return the percentage of right answers."""
    return 100 * sum(not each.wrong for each in judged) / len(judged)


def table(judged: Sequence[Judged]) -> str:
    """Return the number of right answers to each class, and to all of them."""
    faults = dict.fromkeys(each.case.fault for each in judged)
    lines = [_line(fault, [j for j in judged if j.case.fault == fault]) for fault in faults]
    return "\n".join(["class    right/asked", *lines, _line("all", judged)])


def _line(name: str, judged: Sequence[Judged]) -> str:
    return f"{name:9}{sum(not each.wrong for each in judged):>5}/{len(judged)}"


def misses(judged: Iterable[Judged]) -> str:
    """Return the texts that were answered wrongly, each with what is wrong."""
    wrong = (each for each in judged if each.wrong)
    return "\n".join(f"{m.case.fault}: {m.case.text!r}\n    {m.wrong}" for m in wrong)
