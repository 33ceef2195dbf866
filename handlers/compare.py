"""Compare two to four scopes: what sets them apart, which one is the lesser privilege."""

from collections.abc import Mapping

from handlers.asked import Asked
from scopes.answer import Answer, Block
from scopes.knowledge import Knowledge
from scopes.privilege.comparison import compare
from scopes.privilege.needs import Match, Outcome
from scopes.privilege.reach import typical
from scopes.reading.names import NamedScope
from scopes.reading.question import Question
from scopes.reading.wishes import Wish
from wording import comparisons
from wording.about import read_as

HELP = "Compare scopes"
EXAMPLE = "spark:people_read or spark-admin:people_read?"

MOST = 4


def answer(asked: Asked) -> Answer | None:
    """Answer a question that sets known scopes against each other, without calls."""
    question, knowledge = asked.question, asked.knowledge
    meant = {} if question.has_calls or asked.tells_what_is_held else _meant(question)
    return of_scopes(meant, knowledge) if 2 <= len(set(meant.values())) <= MOST else None


def of_scopes(meant: Mapping[str, str], knowledge: Knowledge) -> Answer:
    """Compare scopes, given by what was written for each."""
    scopes = tuple(dict.fromkeys(meant.values()))
    found = compare(scopes, knowledge.catalog, knowledge.operations, knowledge.privilege)
    body: list[Block] = list(comparisons.verdict(found))
    for written, scope in meant.items():
        if written != scope:
            body += read_as(written, knowledge.catalog.scopes[scope], ())
    body += comparisons.side_by_side(found)
    details = comparisons.shared(found, typical(found.shared))
    for side in found.sides:
        details += comparisons.only(side, typical(side.own))
    return Answer(
        kind="compare",
        outcome=Outcome.FOUND,
        body=tuple(body),
        scopes=tuple(s.scope.id for s in found.sides if not s.scope.is_deprecated),
        matches=tuple(Match(side.scope.id, 1.0) for side in found.sides),
        details=(*details, *comparisons.when(found)),
    )


def _meant(question: Question) -> dict[str, str]:
    """Return the scopes to compare by what was written; none when a word is no scope.

    Names without prefix follow the others of the question; one alone stands for its namesakes.
    """
    named = question.scopes
    is_comparing = Wish.COMPARISON in question.wishes
    if not all(name.scope for name in named):
        return {}
    if len(named) == 1 and is_comparing:
        return {scope: scope for scope in named[0].candidates}
    if not is_comparing and Wish.CHOICE not in question.wishes:
        return {}
    families = {_family(name.candidates[0]) for name in named if name.is_exact}
    return {name.written: _of_family(name, families) for name in named}


def _of_family(named: NamedScope, families: set[str]) -> str:
    fitting = (scope for scope in named.candidates if _family(scope) in families)
    return next(fitting, named.candidates[0])


def _family(scope: str) -> str:
    return scope.split(":")[0]
