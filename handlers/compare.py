"""Compare two to four scopes: what sets them apart, which one is the lesser privilege."""

import re

from scopes.answer import Answer, Block, Match, Outcome
from scopes.comparison import compare
from scopes.knowledge import Knowledge
from scopes.names import NamedScope
from scopes.question import Question
from scopes.reach import typical
from wording import comparisons, read_as

HELP = "Compare scopes"
EXAMPLE = "spark:people_read or spark-admin:people_read?"

MOST = 4
SHOWN_OPERATIONS = 3
_COMPARE = re.compile(
    r"\b(?:compar\w+|differ\w*|vs|versus|distinguish\w*|distinction|rather than|instead of|or)\b"
)


def answer(question: Question, knowledge: Knowledge) -> Answer | None:
    """Answer a question that sets known scopes against each other, without calls."""
    if question.endpoints or question.calls or not _COMPARE.search(question.said):
        return None
    meant = _meant(question.scopes)
    if not 2 <= len(set(meant.values())) <= MOST:
        return None
    scopes = tuple(dict.fromkeys(meant.values()))
    found = compare(scopes, knowledge.catalog, knowledge.operations, knowledge.privilege)
    body: list[Block] = []
    for named, scope in meant.items():
        if not named.is_exact and len(question.scopes) > 1:
            body += read_as(named.written, knowledge.catalog.scopes[scope], ())
    body += [
        *comparisons.verdict(found),
        *comparisons.side_by_side(found),
        *comparisons.shared(found, typical(found.shared, SHOWN_OPERATIONS)),
    ]
    for side in found.sides:
        body += comparisons.only(side, typical(side.own, SHOWN_OPERATIONS))
    ordered = [side.scope for side in found.sides]
    return Answer(
        kind="compare",
        outcome=Outcome.FOUND,
        body=(*body, *comparisons.when(ordered)),
        scopes=tuple(scope.id for scope in ordered if scope.status != "deprecated"),
        matches=tuple(Match(scope.id, 1.0) for scope in ordered),
    )
