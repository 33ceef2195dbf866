"""What scopes open, alone and together."""

from hypothesis import given
from hypothesis import strategies as st

from scopes.knowledge import Knowledge
from scopes.privilege.comparison import compare
from scopes.privilege.reach import Reach, inside_everything, reach_of, typical
from tests.support.known import known

SCOPES = sorted(known().catalog.scopes)


def reach(knowledge: Knowledge, *scopes: str) -> Reach:
    return reach_of(scopes, knowledge.catalog, knowledge.operations)


def calls(knowledge: Knowledge, *scopes: str) -> set[str]:
    return {f"{o.method} {o.path}" for o in reach(knowledge, *scopes).granted}


def test_a_scope_opens_what_it_is_enough_for(knowledge: Knowledge) -> None:
    assert "GET /people" in calls(knowledge, "spark:people_read")
    assert "POST /people" not in calls(knowledge, "spark-admin:people_write")


def test_an_operation_may_open_only_together(knowledge: Knowledge) -> None:
    found = reach(knowledge, "spark-admin:people_write", "spark-admin:people_read")

    assert ("POST", "/people") in {operation.key for operation in found.together}


def test_what_takes_another_scope_besides_is_told(knowledge: Knowledge) -> None:
    found = reach(knowledge, "spark-admin:people_write")

    assert ("POST", "/people") in {operation.key for operation in found.lacking}


def test_what_is_opened_lacks_nothing(knowledge: Knowledge) -> None:
    found = reach(knowledge, "spark-admin:people_read")

    assert found.granted
    assert found.lacking
    assert {o.key for o in found.granted}.isdisjoint(o.key for o in found.lacking)


def test_the_bundle_opens_what_its_scopes_open(knowledge: Knowledge) -> None:
    inside = inside_everything(knowledge.catalog)

    assert calls(knowledge, "spark:all") == calls(knowledge, *inside)
    assert "spark:kms" not in inside


@given(st.sets(st.sampled_from(SCOPES), min_size=1, max_size=6))
def test_more_scopes_never_open_less(knowledge: Knowledge, scopes: set[str]) -> None:
    alone = set().union(*(calls(knowledge, scope) for scope in scopes))
    found = reach(knowledge, *scopes)

    assert alone <= calls(knowledge, *scopes)
    assert len(found.granted) == len(alone) + len(found.together)
    assert sum(found.by_page.values()) == len(found.granted)


def test_parts_of_a_page_are_counted_as_one(knowledge: Knowledge) -> None:
    pages = reach(knowledge, "spark-admin:people_read").by_page

    assert "People" in pages
    assert [page for page in pages if page.endswith(")")] == []


def test_examples_come_from_many_pages_first(knowledge: Knowledge) -> None:
    granted = reach(knowledge, "spark:rooms_read").granted

    assert {operation.tag for operation in typical(granted, 2)} == {"Rooms", "Webhooks"}
    assert len(typical(granted, 5)) == 5


@given(st.sets(st.sampled_from(SCOPES), min_size=2, max_size=4))
def test_compared_scopes_own_what_no_other_opens(knowledge: Knowledge, scopes: set[str]) -> None:
    found = compare(sorted(scopes), knowledge.catalog, knowledge.operations, knowledge.privilege)

    assert {side.scope.id for side in found.sides} == scopes
    for side in found.sides:
        others = scopes - {side.scope.id}
        rest = set().union(*(calls(knowledge, other) for other in others))
        assert {f"{o.method} {o.path}" for o in side.own}.isdisjoint(rest)
    ranks = [knowledge.privilege.of_scope(side.scope.id) for side in found.sides]
    assert ranks == sorted(ranks)
