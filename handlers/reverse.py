"""Look scopes up in reverse: what can be done with them, and what cannot."""

from collections.abc import Iterable, Sequence

from handlers.asked import Asked
from scopes.answer import Answer, Block
from scopes.data.catalog import Scope
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Match, Outcome
from scopes.privilege.reach import Reach, reach_of, typical
from scopes.reading.names import NamedScope
from scopes.reading.question import Question
from scopes.reading.wishes import Wish
from wording import SHOWN, reaches
from wording.about import caveat, deprecated, more_unknown, no_such_scope, read_as

HELP = "See what scopes grant access to"
EXAMPLE = "what can I do with spark:rooms_read?"

SHOWN_OPERATIONS = 5
MOST_OPERATIONS = 400


def answer(asked: Asked) -> Answer | None:
    """Answer what scopes grant access to; also what several of them mean."""
    question, knowledge = asked.question, asked.knowledge
    if question.has_calls or asked.tells_what_is_held or not _is_asked(question):
        return None
    wants_all = Wish.ALL_OPERATIONS in question.wishes
    return of_names(question.scopes, knowledge, MOST_OPERATIONS if wants_all else SHOWN_OPERATIONS)


def for_scopes(scopes: Sequence[str], knowledge: Knowledge) -> Answer:
    """Answer what scopes that are known to exist grant access to."""
    named = [NamedScope(scope, (scope,), is_exact=True) for scope in scopes]
    return of_names(named, knowledge, SHOWN_OPERATIONS)


def of_names(names: Sequence[NamedScope], knowledge: Knowledge, shown: int) -> Answer:
    """Answer what the scopes that are named grant access to, with so many operations."""
    named = {name.written: name for name in names if name.scope}
    ids = dict.fromkeys(name.candidates[0] for name in named.values())
    scopes = [knowledge.catalog.scopes[scope] for scope in ids]
    unknown = tuple(name.written for name in names if not name.scope)
    found = reach_of(ids, knowledge.catalog, knowledge.operations)
    offered = tuple(scope.id for scope in scopes if not scope.is_deprecated)
    level = scopes[0].token_level if len(offered) == len(scopes) == 1 else None
    return Answer(
        kind="reverse",
        outcome=Outcome.FOUND,
        body=(
            *_readings(named.values(), knowledge),
            *reaches.granted(scopes, found, typical(found.granted, shown)),
            *[block for word in unknown[:SHOWN] for block in no_such_scope(word, ())],
            *more_unknown(len(unknown) - SHOWN),
            *[deprecated(scope) for scope in scopes if scope.is_deprecated],
            *[block for scope in scopes for block in caveat(scope)],
        ),
        level=level,
        scopes=offered,
        by_level={level: offered} if level else {},
        matches=tuple(Match(scope, 1.0) for name in named.values() for scope in name.candidates),
        operations=tuple(typical(found.granted, shown)),
        issues={"unknown": unknown},
        details=tuple(_limits(scopes, found, shown)),
        levels=knowledge.catalog.levels_of(scopes[0].id) if level else (),
    )


def _readings(named: Iterable[NamedScope], knowledge: Knowledge) -> list[Block]:
    """Say how names that are not spelled out were understood."""
    blocks: list[Block] = []
    for name in named:
        if not name.is_exact:
            scope = knowledge.catalog.scopes[name.candidates[0]]
            blocks += read_as(name.written, scope, name.candidates[1:])
    return blocks


def _limits(scopes: Sequence[Scope], found: Reach, shown: int) -> list[Block]:
    """Say what is beyond the scopes, alone or together."""
    return [
        *(reaches.full_list(scopes) if len(found.granted) > shown else []),
        *reaches.together(scopes, found, typical(found.together, SHOWN_OPERATIONS)),
        *reaches.lacking(found, typical(found.lacking, 1)),
        *reaches.impossible(scopes),
    ]


def _is_asked(question: Question) -> bool:
    known = [name for name in question.scopes if name.scope]
    asks_for_meaning = len(known) > 1 and Wish.MEANINGS in question.wishes
    return bool(known and (Wish.REACH in question.wishes or asks_for_meaning))
