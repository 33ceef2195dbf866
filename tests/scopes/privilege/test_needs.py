"""A need by itself: what meets it, how sure it is, what makes it the same as another one."""

from dataclasses import replace

import pytest

from scopes.data.catalog import Level
from scopes.data.operations import Alternatives, Operation
from scopes.privilege.needs import SURE, Confidence, Need, Origin, Outcome
from tests.support.known import known
from tests.support.routes import parse_alternatives

SCOPED = [operation for operation in known().operations.all if operation.sets]


def need(operation: Operation) -> Need:
    return Need(operation.title, operation.sets, (operation,))


def made_up(routes: str, level: Level = "user") -> Need:
    return Need(routes, {level: parse_alternatives(routes)})


def test_a_need_is_met_by_any_of_its_levels() -> None:
    either = Need(
        "people",
        {
            "user": parse_alternatives("spark:people_read"),
            "admin": parse_alternatives("spark-admin:people_read"),
        },
    )

    assert either.is_met_by(["spark-admin:people_read", "spark:rooms_read"])
    assert not either.is_met_by(["spark:rooms_read"])


@pytest.mark.parametrize(
    ("routes", "held", "is_met"),
    [
        ("a", "a", True),
        ("a", "a b", True),
        ("a b", "a", False),
        ("a b | c", "c", True),
        ("a b | c", "a d", False),
    ],
)
def test_a_need_is_met_by_any_of_its_sets(routes: str, held: str, is_met: bool) -> None:
    assert made_up(routes).is_met_by(held.split()) is is_met


@pytest.mark.parametrize(
    ("outcome", "origin", "sure", "confidence"),
    [
        (Outcome.FOUND, "words", SURE, "sure"),
        (Outcome.FOUND, "words", SURE - 0.01, "likely"),
        (Outcome.FOUND, "call", SURE - 0.01, "likely"),
        (Outcome.FOUND, "name", 0.1, "sure"),
        (Outcome.UNDOCUMENTED, "words", 1.0, "sure"),
        (Outcome.UNKNOWN, "words", 1.0, "unknown"),
        (Outcome.UNKNOWN, "name", 1.0, "unknown"),
    ],
)
def test_words_leave_doubt_and_names_do_not(
    outcome: Outcome, origin: Origin, sure: float, confidence: Confidence
) -> None:
    each = Need("a need", outcome=outcome, origin=origin, sure=sure)

    assert each.confidence == confidence


def with_methods(methods: str) -> tuple[Operation, ...]:
    return tuple(next(o for o in SCOPED if o.method == method) for method in methods.split())


@pytest.mark.parametrize(
    ("origin", "methods", "is_open"),
    [
        ("call", "GET POST", True),
        ("call", "GET POST DELETE", True),
        ("call", "GET GET", False),
        ("call", "GET", False),
        ("words", "GET POST", False),
    ],
)
def test_a_call_is_open_while_its_path_has_several_methods(
    origin: Origin, methods: str, is_open: bool
) -> None:
    assert Need("/path", operations=with_methods(methods), origin=origin).is_method_open is is_open


@pytest.mark.parametrize(
    ("usual", "at", "sets"),
    [
        ("b", None, "b"),
        ("b", "user", "b"),
        ("b", "admin", "c | d"),
        ("c", None, "a | b"),
        ("", None, "a | b"),
    ],
)
def test_the_usual_set_is_taken_on_the_level_of_the_need(
    usual: str, at: Level | None, sets: str
) -> None:
    by_level: dict[Level, Alternatives] = {
        "user": parse_alternatives("a | b"),
        "admin": parse_alternatives("c | d"),
    }
    each = Need("either", by_level, level="user", usual=frozenset(usual.split()))

    assert each.alternatives(at) == parse_alternatives(sets)


def test_what_is_made_up_of_routes_alone_is_found_and_surely_meant() -> None:
    each = made_up("spark:rooms_read")

    assert (each.outcome, each.sure, each.origin) == ("found", 1.0, "words")
    assert (each.level, each.is_subject_open) == (None, False)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (need(SCOPED[0]), need(SCOPED[0]), True),
        (need(SCOPED[0]), replace(need(SCOPED[0]), words="in other words"), True),
        (need(SCOPED[0]), need(SCOPED[1]), False),
        (need(SCOPED[0]), replace(need(SCOPED[0]), sets={}), False),
        (need(SCOPED[0]), replace(need(SCOPED[0]), outcome=Outcome.UNDOCUMENTED), False),
        (made_up("a"), made_up("a"), True),
        (made_up("a"), replace(made_up("a"), words="b"), False),
    ],
)
def test_needs_are_the_same_by_what_they_do_not_by_their_words(
    one: Need, other: Need, is_same: bool
) -> None:
    assert (one.key == other.key) is is_same


def test_the_outcomes_are_called_as_published() -> None:
    assert {str(outcome) for outcome in Outcome} == {
        "found",
        "undocumented",
        "unknown",
        "not_needed",
    }
