"""Look scopes up the other way round: what can be done with them, and what can't."""

import re
from collections.abc import Iterable, Sequence

from scopes.answer import Answer, Block, Match, Outcome
from scopes.data.catalog import LEVELS, Level, Scope
from scopes.knowledge import Knowledge
from scopes.privilege.reach import Reach, reach_of, typical
from scopes.reading.names import NamedScope
from scopes.reading.question import Question
from wording import SHOWN, caveat, deprecated, more_unknown, no_such_scope, reaches, read_as

HELP = "See what scopes unlock"
EXAMPLE = "what can I do with spark:rooms_read?"

SHOWN_OPERATIONS = 5
MOST_OPERATIONS = 400
_EVERY = re.compile(
    r"\b(?:all|every|each|full list|complete list)\b.{0,20}\b(?:operation|endpoint|call|method)s?\b"
)
_OPENING = re.compile(
    r"\bwhat (?:all |else |exactly )?(?:can|could|may) (?:i|we|you|it|one|an?|my|the|this|these)\b"
    r".{0,80}\b(?:with|using|having)\b"
    r"|\bwhat (?:is|becomes) possible\b|\bunlock\w*"
    r"|\bwhat do(?:es)?\b.{0,200}\b(?:open|allow|permit|enable|let|give|grant)\b"
    r"|\b(?:which|what|list|show|all)\b.{0,40}\b(?:operation|endpoint|api|call|method|request)s?\b"
    r".{0,40}\b(?:need|use|require|take|accept|ask|name|open|allow|work|with|by|of|for|under)",
    re.DOTALL,
)
_MEANING = re.compile(
    r"\b(?:explain|describe|means?|meaning|what do(?:es)?\b.{0,200}\bdo)\b", re.DOTALL
)


def answer(question: Question, knowledge: Knowledge) -> Answer | None:
    """Answer what scopes open; also what several of them mean."""
    if question.endpoints or question.calls or not _is_asked(question):
        return None
    named = {name.written: name for name in question.scopes if name.scope}
    ids = dict.fromkeys(name.candidates[0] for name in named.values())
    scopes = [knowledge.catalog.scopes[scope] for scope in ids]
    unknown = tuple(name.written for name in question.scopes if not name.scope)
    found = reach_of(ids, knowledge.catalog, knowledge.operations)
    shown = MOST_OPERATIONS if _EVERY.search(question.text.lower()) else SHOWN_OPERATIONS
    offered = tuple(scope.id for scope in scopes if scope.status != "deprecated")
    level = _level(scopes[0]) if len(offered) == len(scopes) == 1 else None
    return Answer(
        kind="reverse",
        outcome=Outcome.FOUND,
        body=(
            *_readings(named.values(), knowledge),
            *reaches.granted(scopes, found, typical(found.granted, shown)),
            *[block for word in unknown[:SHOWN] for block in no_such_scope(word, ())],
            *more_unknown(len(unknown) - SHOWN),
            *[deprecated(scope) for scope in scopes if scope.status == "deprecated"],
            *[block for scope in scopes for block in caveat(scope)],
        ),
        level=level,
        scopes=offered,
        by_level={level: offered} if level else {},
        matches=tuple(Match(scope, 1.0) for name in named.values() for scope in name.candidates),
        operations=tuple(typical(found.granted, shown)),
        issues={"unknown": unknown},
        details=tuple(_limits(scopes, found, shown)),
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
    asks_for_meaning = len(known) > 1 and _MEANING.search(question.said)
    return bool(known and (_OPENING.search(question.said) or asks_for_meaning))


def _level(scope: Scope) -> Level | None:
    return next((level for level in LEVELS if level == scope.level), None)
