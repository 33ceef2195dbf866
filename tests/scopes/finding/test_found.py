"""What was found for a need says how sure that is, and what else may be meant."""

import pytest

from scopes.data.catalog import Level
from scopes.data.operations import Operation
from scopes.finding.found import (
    SHOWN_ALTERNATIVES,
    SHOWN_CLOSEST,
    SHOWN_MATCHES,
    WORTH_NAMING,
    WORTH_SHOWING,
    Found,
    alternatives_to,
    matches_of,
)
from scopes.finding.matching import LEAST_TO_ANSWER
from scopes.finding.ranking import Ranked
from scopes.finding.search import Candidate, Findings
from scopes.knowledge import Knowledge
from scopes.privilege.needs import SURE, Match, Outcome
from tests.support.known import known

OPERATIONS = {o.key: o for o in reversed(known().operations.all)}
PEOPLE, ROOMS = OPERATIONS["GET", "/people"], OPERATIONS["GET", "/rooms"]
WEBHOOKS = OPERATIONS["POST", "/webhooks"]


def match(knowledge: Knowledge, text: str) -> Found:
    found = knowledge.matcher.best(knowledge.reader.read(text))
    assert found
    return found


def unsure(knowledge: Knowledge) -> Found:
    some = (match(knowledge, tag) for tag in sorted({o.tag for o in OPERATIONS.values()}))
    return next(found for found in some if LEAST_TO_ANSWER <= found.best.score < SURE)


def test_alternatives_are_there_only_while_it_is_not_sure(knowledge: Knowledge) -> None:
    clear = match(knowledge, "list my rooms")
    open_ = unsure(knowledge)

    assert clear.best.score >= SURE
    assert not clear.as_need().near
    assert open_.as_need().near
    assert len(open_.as_need().near) <= SHOWN_ALTERNATIVES


def test_an_alternative_is_another_set_and_each_is_named_once(knowledge: Knowledge) -> None:
    found = unsure(knowledge)
    sets = [alternative.scopes for alternative in found.as_need().near]

    assert found.best.scopes not in sets
    assert len(set(sets)) == len(sets)


def test_the_same_operation_on_another_level_makes_it_no_less_sure(knowledge: Knowledge) -> None:
    found = match(knowledge, "list devices")
    mine = found.operations[0].key
    alike = [
        candidate.score
        for candidate in found.ranked.candidates
        if mine in {operation.key for _, operation in candidate.operations}
    ]

    assert len(alike) > 1
    assert found.confidence >= max(alike)
    assert found.confidence > found.best.score


def test_what_is_not_understood_names_what_comes_closest(knowledge: Knowledge) -> None:
    need = unsure(knowledge).as_unknown()

    assert (need.outcome, need.sure, need.sets) == (Outcome.UNKNOWN, 0.0, {})
    assert 0 < len(need.near) <= SHOWN_CLOSEST


def candidate(score: float, scope: str, *operations: Operation, level: Level = "user") -> Candidate:
    return Candidate((scope,), level, score, operations=[(0.0, each) for each in operations])


def found(*candidates: Candidate) -> Found:
    question = known().reader.read("list people")
    ranked = Ranked(list(candidates), undocumented=0.0, nothing=0.0, share_of_nothing=0.0)
    return Found(question, candidates[0], ranked, Findings([], None))


@pytest.mark.parametrize(
    ("scores", "confidence"),
    [((0.5, 0.2, 0.1), 0.7), ((0.7, 0.6, 0.1), 1.0), ((0.5, 0.0, 0.4), 0.5)],
)
def test_candidates_with_the_same_operation_make_it_surer_and_others_do_not(
    scores: tuple[float, float, float], confidence: float
) -> None:
    best, alike, other = scores
    mine = found(
        candidate(best, "spark:people_read", PEOPLE),
        candidate(alike, "spark-admin:people_read", PEOPLE, level="admin"),
        candidate(other, "spark:rooms_read", ROOMS),
    )

    assert mine.confidence == pytest.approx(confidence)


def test_a_candidate_of_words_alone_is_as_sure_as_it_is() -> None:
    mine = found(candidate(0.5, "spark:xsi"), candidate(0.3, "spark:rooms_read", ROOMS))

    assert mine.confidence == 0.5


def test_a_need_has_the_routes_of_its_operation_unless_the_subject_decides() -> None:
    people = found(candidate(0.9, "spark:people_read", PEOPLE)).as_need()
    webhook = found(candidate(0.9, "spark:rooms_read", WEBHOOKS)).as_need()

    assert people.sets == PEOPLE.sets
    assert people.routes == PEOPLE.routes
    assert webhook.sets == {"user": (frozenset({"spark:rooms_read"}),)}
    assert webhook.routes == {}


def test_nothing_is_surer_than_certain() -> None:
    mine = found(candidate(1.5, "spark:people_read", PEOPLE))

    assert mine.as_need().sure == 1.0
    assert mine.as_need().matches == (Match("spark:people_read", 1.0),)


@pytest.mark.parametrize(("sure", "are_shown"), [(SURE, False), (SURE - 0.01, True)])
def test_alternatives_end_where_it_is_sure(sure: float, are_shown: bool) -> None:
    others = [candidate(0.1, "spark:rooms_read", ROOMS)]

    assert bool(alternatives_to(sure, others)) is are_shown


def test_as_many_are_shown_as_a_reader_can_weigh() -> None:
    others = [candidate(0.1, scope) for scope in sorted(known().catalog.scopes)[:9]]
    mine = found(*others)

    assert len(alternatives_to(0.5, others)) == SHOWN_ALTERNATIVES == 2
    assert len(mine.as_unknown().near) == SHOWN_CLOSEST == 3
    assert len(matches_of(mine.ranked)) == SHOWN_MATCHES == 5


def test_what_is_hardly_likely_is_neither_shown_nor_named() -> None:
    others = [candidate(score, "spark:rooms_read") for score in (WORTH_SHOWING, WORTH_NAMING)]
    hardly = [
        candidate(score - 0.001, "spark:rooms_read") for score in (WORTH_SHOWING, WORTH_NAMING)
    ]

    assert alternatives_to(0.5, others[:1])
    assert not alternatives_to(0.5, hardly[:1])
    assert found(others[1]).as_unknown().near
    assert not found(hardly[1]).as_unknown().near


@pytest.mark.parametrize(("operation", "shown"), [(ROOMS, ROOMS), (WEBHOOKS, None)])
def test_an_alternative_shows_an_operation_whose_scopes_depend_on_nothing_else(
    operation: Operation, shown: Operation | None
) -> None:
    (alternative,) = alternatives_to(0.5, [candidate(0.1, "spark:rooms_read", operation)])

    assert alternative.operation == shown
