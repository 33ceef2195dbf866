"""Answer what is asked about an answer: why, on another level, what else, compared with another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from handlers import answer, answer_query, authorize, compare, reverse, secrets
from handlers.asked import read_query
from handlers.review import as_review
from scopes.answer import Answer, Block
from scopes.data.catalog import Level
from scopes.data.operations import Operation
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome
from scopes.privilege.reach import page_of
from scopes.reading.followup import LEVELS, METHODS, Change, FollowUp, read_follow_up
from scopes.reading.query import Query
from scopes.reading.secrets import kinds_in
from wording import followups as say
from wording import talk

CANDIDATES = 4
ABOUT_ONE_SCOPE = ("explain", "reverse")


@dataclass(frozen=True)
class Earlier:
    """The first question of a conversation and the last one."""

    first: Query
    last: Query


@dataclass(frozen=True)
class Followed:
    """The answer to a follow-up; `query` is the question that it makes out of the one before."""

    answer: Answer
    query: Query


def follow(kind: FollowUp | Change, query: Query, first: Query, knowledge: Knowledge) -> Followed:
    """Answer a follow-up on `query`; `first` is the question its thread began with."""
    if isinstance(kind, Change):
        return _changed(kind, query, knowledge)
    base = answer_query(query, knowledge)
    if kind is FollowUp.WHY:
        return Followed(_why(base), query)
    if kind in LEVELS:
        return _on_level(LEVELS[kind], base, query, knowledge)
    if kind in METHODS:
        return _other_call(kind, base, query, knowledge)
    if kind is FollowUp.COMPARE:
        return _compared(base, answer_query(first, knowledge), query, knowledge)
    if not base.scopes:
        return _nothing(query)
    if kind is FollowUp.REVIEW:
        return Followed(as_review(base, knowledge), query)
    about = reverse if kind is FollowUp.GRANTS else authorize
    found = about.for_scopes(base.scopes, knowledge)
    return Followed(replace(found, levels=base.levels), query)


def reply(text: str, earlier: Earlier | None, knowledge: Knowledge) -> Followed:
    """Answer a message of a conversation: a follow-up on what was asked before, or a question."""
    kind = read_follow_up(text)
    is_for_an_answer = isinstance(kind, Change) or kind is FollowUp.REVIEW
    if not kind or (is_for_an_answer and not earlier):
        return Followed(answer(text, knowledge), Query(text))
    if not earlier:
        return Followed(nothing_before(), Query(text))
    return follow(kind, earlier.last, earlier.first, knowledge)


def _changed(change: Change, query: Query, knowledge: Knowledge) -> Followed:
    """Answer the job of a query with something added to it or taken out of it."""
    asked = read_query(query, knowledge)
    if not asked.job.needs:
        if not change.added:
            return _nothing(query)
        return Followed(answer(change.added, knowledge), Query(change.added))
    if change.added:
        if answer_query(query, knowledge).kind == "audit":
            more = Query(f"{query.text} and {change.added}")
            return Followed(answer_query(more, knowledge), more)
        grown = replace(query, added=(*query.added, change.added))
        found = answer_query(grown, knowledge)
        return Followed(secrets.with_warning(found, kinds_in(change.added)), grown)
    left = [n for n, _ in enumerate(asked.whole_job.needs, start=1) if n not in query.without]
    dropped = _numbers_of(change, left)
    if not dropped or len(set(dropped)) == len(left):
        return Followed(_saying(say.no_such_step(len(left))), query)
    smaller = replace(query, without=tuple(sorted({*query.without, *dropped})))
    return Followed(answer_query(smaller, knowledge), smaller)


def _numbers_of(change: Change, left: Sequence[int]) -> list[int]:
    """Return the numbers of the needs to be taken out, where those that are `left` count from 1."""
    placed = dict(enumerate(left, start=1)) | ({-1: left[-1]} if left else {})
    return [placed[n] for n in change.without if n in placed]


def _nothing(query: Query) -> Followed:
    return Followed(_saying(say.no_scopes_yet()), query)


def nothing_before() -> Answer:
    """Answer a follow-up where there is nothing to follow up on."""
    return _saying(say.forgotten(), talk.EXAMPLES)


def ask_what_was_meant(query: Query, knowledge: Knowledge) -> Answer:
    """Ask back when an answer was not what its asker meant, with the closest other scopes."""
    base = answer_query(query, knowledge)
    near = [match.scope for match in base.matches if match.scope not in base.scopes]
    if not near:
        related = (knowledge.catalog.scopes[scope].related for scope in base.scopes)
        near = list(dict.fromkeys(s for each in related for s in each if s not in base.scopes))
    known = [knowledge.catalog.scopes[scope] for scope in near if scope in knowledge.catalog.scopes]
    candidates = [scope for scope in known if not scope.is_deprecated][:CANDIDATES]
    choices = tuple(scope.id for scope in candidates)
    return _saying(say.what_was_meant(candidates), choices or talk.EXAMPLES)


def _saying(body: list[Block], choices: tuple[str, ...] = ()) -> Answer:
    return Answer("followup", Outcome.UNKNOWN, tuple(body), choices=choices)


def _why(base: Answer) -> Answer:
    """Return the reasons and explanations of an answer as an answer of their own."""
    return replace(base, kind="why", body=base.details or tuple(say.no_details()), details=())


def _on_level(level: Level, base: Answer, query: Query, knowledge: Knowledge) -> Followed:
    """Answer the same job on another token level, or for a scope its counterpart there."""
    on_level = replace(query, level=level)
    if base.kind == "audit":
        return Followed(answer_query(on_level, knowledge), on_level)
    if base.level == level or not base.by_level:
        return Followed(base, query)
    changed: Query | None = on_level if level in base.by_level else None
    if base.kind in ABOUT_ONE_SCOPE:
        counterpart = knowledge.catalog.namesake(base.scopes[0], level)
        changed = Query(counterpart) if counterpart else None
    if not changed:
        return Followed(replace(base, body=(say.not_on_level(level), *base.body)), query)
    return Followed(answer_query(changed, knowledge), changed)


def _other_call(kind: FollowUp, base: Answer, query: Query, knowledge: Knowledge) -> Followed:
    """Answer for the calls that do something else with the same resource."""
    calls = [_nearest(call, kind, base.level, knowledge) for call in _typical(base)]
    written = dict.fromkeys(f"{call.method} {call.path}" for call in calls if call)
    if not written:
        return Followed(_saying(say.no_such_call(kind.value)), query)
    changed = Query("\n".join(written), query.level or base.level)
    return Followed(answer_query(changed, knowledge), changed)


def _typical(base: Answer) -> Iterable[Operation]:
    """Yield the plainest operations of an answer that together require all of its scopes."""
    left = set(base.scopes)
    for operation in sorted(base.operations, key=lambda o: len(o.path)):
        asked = {scope for sets in operation.sets.values() for each in sets for scope in each}
        if not base.scopes or asked & left:
            yield operation
        left -= asked
        if not left:
            return


def _nearest(
    call: Operation, kind: FollowUp, level: Level | None, knowledge: Knowledge
) -> Operation | None:
    """Return the operation with another method on the same resource, the nearest one."""
    methods = METHODS[kind]
    near = [
        other
        for other in knowledge.operations.all
        if other.method in methods
        and page_of(other) == page_of(call)
        and _resource(other.path) == _resource(call.path)
        and not other.is_deprecated
    ]
    return min(
        near,
        key=lambda o: (level not in o.sets, methods.index(o.method), len(o.path), o.path),
        default=None,
    )


def _resource(path: str) -> str:
    """Return the resource that a path is about: "rooms" for `/rooms/{roomId}`."""
    words = [part for part in path.split("/") if not part.startswith("{") and part != "me"]
    return words[-1]


def _compared(base: Answer, first: Answer, query: Query, knowledge: Knowledge) -> Followed:
    now, then = base.scopes, first.scopes
    if not now or not then:
        return _nothing(query)
    lists = (
        [scope for scope in now if scope not in then],
        [scope for scope in then if scope not in now],
        [scope for scope in now if scope in then],
    )
    every = list(dict.fromkeys((*then, *now)))
    body = tuple(say.compared(*lists))
    if not 2 <= len(every) <= compare.MOST:
        return Followed(replace(base, kind="compare", body=body, details=()), query)
    found = compare.of_scopes(dict(zip(every, every, strict=True)), knowledge)
    return Followed(replace(found, body=(*body, *found.body)), query)
