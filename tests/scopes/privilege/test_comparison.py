"""Scopes side by side: what only one of them opens, and what all of them open."""

import pytest

from scopes.knowledge import Knowledge
from scopes.privilege.comparison import Comparison, Side, compare
from scopes.privilege.reach import reach_of


def compared(knowledge: Knowledge, scopes: str) -> Comparison:
    return compare(scopes.split(), knowledge.catalog, knowledge.operations, knowledge.privilege)


def opened(knowledge: Knowledge, scope: str) -> set[tuple[str, str]]:
    return {o.key for o in reach_of([scope], knowledge.catalog, knowledge.operations).granted}


def own(side: Side) -> set[tuple[str, str]]:
    return {operation.key for operation in side.own}


PEOPLE = "spark:people_read spark-admin:people_read"
ALL = "spark:all spark:rooms_read spark:people_read"


@pytest.mark.parametrize(
    ("scopes", "order"),
    [
        ("spark-admin:people_read spark:people_read", "spark:people_read spark-admin:people_read"),
        ("spark:people_write spark:people_read", "spark:people_read spark:people_write"),
        (ALL, "spark:rooms_read spark:people_read spark:all"),
    ],
)
def test_the_one_that_lets_an_app_do_least_comes_first(
    knowledge: Knowledge, scopes: str, order: str
) -> None:
    assert [side.scope.id for side in compared(knowledge, scopes).sides] == order.split()


@pytest.mark.parametrize("scopes", [PEOPLE, ALL, "spark:rooms_read spark:messages_write"])
def test_each_side_opens_what_its_scope_opens_alone(knowledge: Knowledge, scopes: str) -> None:
    found = compared(knowledge, scopes)

    assert {
        side.scope.id: {operation.key for operation in side.reach.granted} for side in found.sides
    } == {scope: opened(knowledge, scope) for scope in scopes.split()}


@pytest.mark.parametrize(
    ("scopes", "shared"),
    [
        (PEOPLE, ("GET", "/people/{personId}")),
        ("spark:all spark:people_read", ("GET", "/people/me")),
        ("spark:all spark:rooms_read", ("GET", "/rooms/{roomId}")),
    ],
)
def test_what_is_shared_is_what_every_one_opens(
    knowledge: Knowledge, scopes: str, shared: tuple[str, str]
) -> None:
    found = {operation.key for operation in compared(knowledge, scopes).shared}

    assert shared in found
    assert found == set.intersection(*(opened(knowledge, scope) for scope in scopes.split()))


@pytest.mark.parametrize("scopes", ["spark:people_read spark:rooms_write", ALL])
def test_scopes_without_a_call_in_common_share_nothing(knowledge: Knowledge, scopes: str) -> None:
    assert compared(knowledge, scopes).shared == ()


@pytest.mark.parametrize("scopes", [PEOPLE, ALL, "spark:rooms_read spark:rooms_write"])
def test_what_is_a_side_s_own_no_other_side_opens(knowledge: Knowledge, scopes: str) -> None:
    found = compared(knowledge, scopes)

    assert {side.scope.id: own(side) for side in found.sides} == {
        scope: opened(knowledge, scope).difference(
            *(opened(knowledge, other) for other in scopes.split() if other != scope)
        )
        for scope in scopes.split()
    }
    assert any(side.own for side in found.sides)


def test_a_scope_inside_another_has_nothing_of_its_own(knowledge: Knowledge) -> None:
    inside, everything = compared(knowledge, "spark:rooms_write spark:all").sides

    assert (inside.scope.id, inside.own) == ("spark:rooms_write", ())
    assert len(everything.own) == len(everything.reach.granted) - len(inside.reach.granted) > 0
