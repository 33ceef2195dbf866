"""Compare two to four scopes: what sets them apart, which one is the lesser privilege."""

import re

from scopes.answer import Answer, Block, Match, Outcome
from scopes.knowledge import Knowledge
from scopes.privilege.comparison import compare
from scopes.privilege.reach import typical
from scopes.reading.names import NamedScope
from scopes.reading.question import Question
from wording import comparisons, read_as

HELP = "Compare scopes"
EXAMPLE = "spark:people_read or spark-admin:people_read?"

MOST = 4
SHOWN_OPERATIONS = 3
_COMPARE = re.compile(
    r"\b(?:compar\w+|differ\w*|vs|versus|distinguish\w*|distinction|instead of)\b"
)
_OR = re.compile(
    r"\w[:_]\w{1,60}[`'\",?]{0,3}\s{1,9}or\s{1,9}(?:\w{1,30}\s{1,9})?[`'\"]?[\w-]{1,40}[:_]\w"
)


def answer(question: Question, knowledge: Knowledge) -> Answer | None:
    """Answer a question that sets known scopes against each other, without calls."""
    if question.endpoints or question.calls:
        return None
    meant = _meant(question)
    scopes = tuple(dict.fromkeys(meant.values()))
    if not 2 <= len(scopes) <= MOST:
        return None
    found = compare(scopes, knowledge.catalog, knowledge.operations, knowledge.privilege)
    body: list[Block] = list(comparisons.verdict(found))
    for written, scope in meant.items():
        if written != scope:
            body += read_as(written, knowledge.catalog.scopes[scope], ())
    body += comparisons.side_by_side(found)
    details = comparisons.shared(found, typical(found.shared, SHOWN_OPERATIONS))
    for side in found.sides:
        details += comparisons.only(side, typical(side.own, SHOWN_OPERATIONS))
    return Answer(
        kind="compare",
        outcome=Outcome.FOUND,
        body=tuple(body),
        scopes=tuple(s.scope.id for s in found.sides if s.scope.status != "deprecated"),
        matches=tuple(Match(side.scope.id, 1.0) for side in found.sides),
        details=(*details, *comparisons.when(found)),
    )


def _meant(question: Question) -> dict[str, str]:
    """Return the scopes to compare by what was written; none when a word is no scope.

    Names without prefix follow the others of the question; one alone stands for its namesakes.
    """
    named = question.scopes
    is_comparing = bool(_COMPARE.search(question.said))
    if not all(name.scope for name in named):
        return {}
    if len(named) == 1 and is_comparing:
        return {scope: scope for scope in named[0].candidates}
    if not is_comparing and not _OR.search(question.said):
        return {}
    families = {_family(name.candidates[0]) for name in named if name.is_exact}
    return {name.written: _of_family(name, families) for name in named}


def _of_family(named: NamedScope, families: set[str]) -> str:
    fitting = (scope for scope in named.candidates if _family(scope) in families)
    return next(fitting, named.candidates[0])


def _family(scope: str) -> str:
    return scope.split(":")[0]
