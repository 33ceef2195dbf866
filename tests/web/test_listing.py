from collections.abc import Callable

import pytest

from scopes.data.operations import Operation
from scopes.knowledge import Knowledge
from web.listing import Lists, OperationFilter, ScopeFilter, narrowed, page_of


def test_an_open_filter_leaves_everything(lists: Lists, knowledge: Knowledge) -> None:
    found = lists.operations(OperationFilter())

    assert set(map(id, found)) == set(map(id, knowledge.operations.all))
    assert [o.address for o in found] == sorted(o.address for o in found)
    assert lists.scopes(ScopeFilter()) == list(knowledge.catalog.scopes.values())


@pytest.mark.parametrize(
    ("wanted", "fits"),
    [
        (OperationFilter(find="QUEUE location"), lambda o: {"queue", "location"} <= words_of(o)),
        (OperationFilter(method="DELETE"), lambda o: o.method == "DELETE"),
        (OperationFilter(product="webex-meeting"), lambda o: o.product == "webex-meeting"),
        (OperationFilter(level="compliance"), lambda o: "compliance" in o.sets),
        (OperationFilter(scope="spark:rooms_read"), lambda o: "spark:rooms_read" in o.scopes),
    ],
    ids=["find", "method", "product", "level", "scope"],
)
def test_each_field_narrows_the_operations(
    lists: Lists,
    knowledge: Knowledge,
    wanted: OperationFilter,
    fits: Callable[[Operation], bool],
) -> None:
    found = lists.operations(wanted)

    assert 0 < len(found) < len(knowledge.operations.all)
    assert [operation.key for operation in found if not fits(operation)] == []


def words_of(operation: Operation) -> set[str]:
    """Return which of the words asked for an operation holds, also as part of a longer one."""
    text = f"{operation.path} {operation.title} {operation.tag}".lower()
    return {word for word in ("queue", "location") if word in text}


def test_scopes_are_found_by_what_people_call_them(lists: Lists) -> None:
    assert "spark-admin:calling_cdr_read" in {s.id for s in lists.scopes(ScopeFilter(find="cdr"))}


def test_narrowing_keeps_the_order(knowledge: Knowledge) -> None:
    every = knowledge.operations.all
    found = narrowed(every, "hunt groups")

    assert narrowed(every, "") == list(every)
    assert found == sorted(found, key=every.index)
    assert 0 < len(found) < len(every)


@pytest.mark.parametrize(("number", "items", "count"), [(1, [0, 1, 2], 3), (3, [6], 3), (4, [], 3)])
def test_a_list_is_cut_into_pages(number: int, items: list[int], count: int) -> None:
    page = page_of(range(7), number, 3)

    assert (list(page.items), page.count, page.total) == (items, count, 7)


def test_an_empty_list_has_one_page() -> None:
    assert page_of([], 1, 3).count == 1
