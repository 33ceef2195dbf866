from scopes.knowledge import Knowledge
from scopes.privilege.reach import reach_of
from scopes.privilege.spread import Share, by_area, by_page


def shares_of(scopes: list[str], knowledge: Knowledge) -> list[Share]:
    reach = reach_of(scopes, knowledge.catalog, knowledge.operations)
    return by_area(scopes, reach, knowledge.catalog, knowledge.privilege)


def test_every_opened_operation_counts_once(knowledge: Knowledge) -> None:
    scopes = ["spark:all", "spark-admin:people_read"]
    granted = reach_of(scopes, knowledge.catalog, knowledge.operations).granted

    assert sum(share.total for share in shares_of(scopes, knowledge)) == len(granted)
    assert sum(share.total for share in by_page(granted)) == len(granted)


def test_reads_and_changes_are_told_apart(knowledge: Knowledge) -> None:
    (rooms,) = shares_of(["spark:rooms_read", "spark:rooms_write"], knowledge)
    granted = reach_of(
        ["spark:rooms_read", "spark:rooms_write"], knowledge.catalog, knowledge.operations
    ).granted

    assert rooms.name == "Rooms"
    assert rooms.reads == sum(operation.method == "GET" for operation in granted)
    assert rooms.changes == len(granted) - rooms.reads > 0


def test_the_largest_share_comes_first(knowledge: Knowledge) -> None:
    sizes = [share.total for share in shares_of(["spark:all"], knowledge)]

    assert sizes == sorted(sizes, reverse=True)
    assert len(sizes) > 3


def test_a_page_that_is_split_is_one_share(knowledge: Knowledge) -> None:
    names = [share.name for share in by_page(knowledge.operations.all)]

    assert len(names) == len(set(names))
    assert [name for name in names if name.endswith("/2)")] == []


def test_scopes_that_open_nothing_have_no_shares(knowledge: Knowledge) -> None:
    assert shares_of(["spark:xsi"], knowledge) == []
