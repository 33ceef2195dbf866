"""The least set for several needs together, held against every combination there is."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations, product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import scopes.privilege.solving as solving_module
from scopes.data.catalog import LEVELS, Level
from scopes.data.operations import Alternatives, Operation
from scopes.knowledge import Knowledge
from scopes.privilege.least import Privilege, Rank
from scopes.privilege.needs import Need
from scopes.privilege.solving import (
    MOST_UNIONS,
    NotProved,
    least_for,
    levels_for,
    prove,
    reasons_for,
    sharing,
)
from tests.support.known import known
from tests.support.routes import parse_alternatives

KNOWLEDGE = known()
PRIVILEGE = KNOWLEDGE.privilege
SCOPED = [operation for operation in KNOWLEDGE.operations.all if operation.sets]
OF_CHOICE = [o for o in SCOPED if any(len(sets) > 1 for sets in o.sets.values())]


def need(operation: Operation) -> Need:
    return Need(operation.title, operation.sets, (operation,))


def made_up(routes: str, level: Level = "user") -> Need:
    return Need(routes, {level: parse_alternatives(routes)})


NEEDS = st.lists(
    st.one_of(st.sampled_from(SCOPED), st.sampled_from(OF_CHOICE)).map(need),
    min_size=1,
    max_size=5,
)
LEVEL = st.sampled_from(LEVELS)


def accepted(each: Need, level: Level) -> Alternatives:
    """Return by definition what counts: the level asked for, else the first one documented."""
    if level in each.sets:
        return each.sets[level]
    return next(each.sets[other] for other in LEVELS if other in each.sets)


def is_enough(scopes: Iterable[str], needs: Sequence[Need], level: Level) -> bool:
    held = set(scopes)
    return all(any(set(s) <= held for s in accepted(each, level)) for each in needs)


def every_union(needs: Sequence[Need], level: Level) -> list[frozenset[str]]:
    choices = product(*(accepted(each, level) for each in needs))
    return [frozenset().union(*choice) for choice in choices]


def strongest_first(scopes: frozenset[str], privilege: Privilege) -> list[Rank]:
    return sorted((privilege.of_scope(scope) for scope in scopes), reverse=True)


@given(NEEDS, LEVEL)
def test_no_combination_asks_for_less(needs: list[Need], level: Level) -> None:
    found = least_for(needs, level, PRIVILEGE)

    unions = every_union(needs, level)
    assert found.is_least
    assert found.scopes in unions
    assert strongest_first(found.scopes, PRIVILEGE) == min(
        strongest_first(union, PRIVILEGE) for union in unions
    )


@given(NEEDS, LEVEL)
def test_every_need_is_met_and_nothing_can_be_left_out(needs: list[Need], level: Level) -> None:
    scopes = least_for(needs, level, PRIVILEGE).scopes

    assert is_enough(scopes, needs, level)
    assert [scope for scope in scopes if is_enough(scopes - {scope}, needs, level)] == []


@given(NEEDS, LEVEL)
def test_no_smaller_set_of_the_same_scopes_would_do(needs: list[Need], level: Level) -> None:
    scopes = sorted(least_for(needs, level, PRIVILEGE).scopes)

    smaller = (part for size in range(len(scopes)) for part in combinations(scopes, size))
    assert [part for part in smaller if is_enough(part, needs, level)] == []


@given(NEEDS, LEVEL)
def test_the_order_of_the_needs_changes_nothing(needs: list[Need], level: Level) -> None:
    assert least_for(needs[::-1], level, PRIVILEGE) == least_for(needs, level, PRIVILEGE)


@given(NEEDS, LEVEL)
def test_a_need_asked_twice_takes_nothing_more(needs: list[Need], level: Level) -> None:
    once = least_for(needs, level, PRIVILEGE)

    assert least_for([*needs, *needs], level, PRIVILEGE) == once


@given(NEEDS, st.sampled_from(sorted(KNOWLEDGE.catalog.scopes)), LEVEL)
def test_a_set_with_a_spare_scope_is_not_proved(
    needs: list[Need], spare: str, level: Level
) -> None:
    scopes = least_for(needs, level, PRIVILEGE).scopes
    assume(spare not in scopes)

    with pytest.raises(NotProved, match="not needed"):
        prove(scopes | {spare}, needs, level)


@given(NEEDS, LEVEL)
def test_a_set_that_lacks_a_scope_is_not_proved(needs: list[Need], level: Level) -> None:
    scopes = least_for(needs, level, PRIVILEGE).scopes
    prove(scopes, needs, level)

    assert scopes
    for scope in scopes:
        with pytest.raises(NotProved, match="not met"):
            prove(scopes - {scope}, needs, level)


@given(NEEDS)
def test_a_level_is_offered_where_every_need_has_it(needs: list[Need]) -> None:
    assert levels_for(needs) == [
        level for level in LEVELS if not [each for each in needs if level not in each.sets]
    ]


@pytest.mark.parametrize(
    ("routes", "least"),
    [
        (["spark:rooms_read"], {"spark:rooms_read"}),
        (["spark:rooms_read", "spark:rooms_read"], {"spark:rooms_read"}),
        (["spark:rooms_read | spark:rooms_write"], {"spark:rooms_read"}),
        (["spark:rooms_read | spark:rooms_write", "spark:rooms_write"], {"spark:rooms_write"}),
        (
            ["spark:people_read | spark:rooms_read", "spark:rooms_read | spark:teams_read"],
            {"spark:rooms_read"},
        ),
        (
            ["spark:all | spark:rooms_read spark:people_read"],
            {"spark:rooms_read", "spark:people_read"},
        ),
        (["spark-admin:people_read | spark:people_write"], {"spark:people_write"}),
        ([], set()),
    ],
)
def test_one_choice_is_weighed_against_the_others(
    knowledge: Knowledge, routes: list[str], least: set[str]
) -> None:
    needs = [made_up(route) for route in routes]

    assert least_for(needs, "user", knowledge.privilege).scopes == least


def test_a_need_without_the_level_asked_for_takes_a_documented_one() -> None:
    mine = made_up("spark:rooms_read")
    theirs = made_up("spark-admin:people_read", "admin")

    assert least_for([mine, theirs], "user", PRIVILEGE).scopes == {
        "spark:rooms_read",
        "spark-admin:people_read",
    }
    assert levels_for([mine, theirs]) == []


def crowd(number: int) -> list[Need]:
    """Return needs whose choices have far more unions than can be compared."""
    names = sorted(KNOWLEDGE.catalog.scopes)
    return [
        made_up(" | ".join(f"{names[5 * n + i]} {names[5 * n + i + 1]}" for i in range(4)))
        for n in range(number)
    ]


@pytest.mark.parametrize("number", [7, 10])
def test_too_many_choices_still_give_a_set_without_spare_scopes(number: int) -> None:
    needs = crowd(number)
    assert 4 ** len(needs) > MOST_UNIONS

    found = least_for(needs, "user", PRIVILEGE)

    assert not found.is_least
    assert is_enough(found.scopes, needs, "user")
    assert [s for s in found.scopes if is_enough(found.scopes - {s}, needs, "user")] == []


@pytest.mark.parametrize(
    ("most", "is_least"), [(1, False), (2, False), (3, False), (4, True), (5, True)]
)
def test_what_turns_out_to_be_spare_is_left_out_however_few_unions_are_compared(
    monkeypatch: pytest.MonkeyPatch, most: int, is_least: bool
) -> None:
    monkeypatch.setattr(solving_module, "MOST_UNIONS", most)
    teams = ("spark:teams_read", "spark:teams_write")
    either = made_up("spark:people_read | spark:rooms_write")
    rooms = made_up(" | ".join(f"spark:rooms_write {scope}" for scope in teams))

    found = least_for([either, rooms], "user", PRIVILEGE)

    assert found.scopes == {"spark:rooms_write", "spark:teams_read"}
    assert found.is_least is is_least


def test_few_choices_are_all_compared() -> None:
    assert least_for(crowd(3), "user", PRIVILEGE).is_least


def test_a_scope_is_there_for_the_needs_that_fail_without_it() -> None:
    first, second, either = made_up("a b"), made_up("b c"), made_up("a | c")

    reasons = reasons_for([first, second, either], frozenset("abc"), "user")

    assert reasons == {"a": [first], "b": [first, second], "c": [second]}


def test_a_scope_of_a_set_that_is_not_held_is_no_reason() -> None:
    need = made_up("a b | c d")

    reasons = reasons_for([need], frozenset("ab"), "user")

    assert reasons == {"a": [need], "b": [need]}


def test_choices_that_another_need_settles_are_not_compared() -> None:
    names = sorted(KNOWLEDGE.catalog.scopes)
    settled = [made_up(f"{names[0]} | {name}") for name in names[1:60]]

    found = least_for([*settled, made_up(names[0])], "user", PRIVILEGE)

    assert found.is_least
    assert found.scopes == {names[0]}


def test_a_need_adds_nothing_where_the_scopes_of_others_do() -> None:
    usual = frozenset({"spark-admin:locations_read"})
    locations = replace(
        made_up("spark-admin:locations_read | spark-admin:people_read", "admin"),
        level="admin",
        usual=usual,
    )
    people = made_up("spark-admin:people_read", "admin")

    assert sharing([locations], None, PRIVILEGE) == [locations]
    both = sharing([locations, people], None, PRIVILEGE)
    assert both[0].alternatives(None) == (frozenset({"spark-admin:people_read"}),)
    assert least_for(both, None, PRIVILEGE).scopes == {"spark-admin:people_read"}
