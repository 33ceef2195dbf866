import pytest

from scopes.data.changes import Change
from scopes.finding.news import News
from scopes.knowledge import Knowledge

OLD = Change("2026-05-04", "new", "webex-meeting", "GET", "/x", "user: meeting:schedules_read")
SCOPES = Change(
    "2026-08-01", "scopes", "webex-meeting", "GET", "/y", "spark:rooms_read", "spark:calls_read"
)
GONE = Change("2026-08-01", "gone", "webex-cloud-calling", "GET", "/telephony/x")
KNOWN = Change("2026-08-01", "deprecation", "webex-admin", "GET", "/devices", "yes", "no")
TITLE = Change("2026-09-01", "title", "webex-meeting", "GET", "/meetings", "Meetings", "List")


@pytest.fixture
def news(knowledge: Knowledge) -> News:
    """The changes above, with the real catalog and operations."""
    changes = (OLD, SCOPES, GONE, KNOWN, TITLE)
    return News(changes, knowledge.catalog, knowledge.operations)


def test_what_is_new_is_what_came_after_a_day(news: News) -> None:
    assert news.since("2026-05-04") == [SCOPES, GONE, KNOWN]
    assert news.since("2026-05-03") == [OLD, SCOPES, GONE, KNOWN]
    assert news.since("2026-08-01") == []


def test_another_title_is_no_news(news: News) -> None:
    assert news.newest == "2026-08-01"


def test_without_changes_no_day_is_the_newest(knowledge: Knowledge) -> None:
    assert News((), knowledge.catalog, knowledge.operations).newest == ""


@pytest.mark.parametrize(
    ("change", "areas"),
    [
        (OLD, {"meetings"}),
        (SCOPES, {"rooms", "calling"}),
        (GONE, {"calling"}),
        (KNOWN, {"devices"}),
    ],
    ids=["scopes", "scopes before and after", "usual of the product", "of the operation"],
)
def test_a_change_belongs_to_the_areas_of_its_scopes(
    news: News, change: Change, areas: set[str]
) -> None:
    assert news.areas_of(change) == areas
    assert change in news.since("", areas)
    assert change not in news.since("", ["broadworks"])


def test_every_shipped_change_belongs_to_an_area(knowledge: Knowledge) -> None:
    changes = knowledge.news.since("")

    assert changes
    assert [change for change in changes if not knowledge.news.areas_of(change)] == []


def test_an_operation_has_all_that_changed_about_it(knowledge: Knowledge) -> None:
    changed = knowledge.news.since("")[0]
    operation = next(o for o in knowledge.operations.all if knowledge.news.of(o))

    assert {change.key for change in knowledge.news.of(operation)} == {operation.key}
    assert changed.said.startswith(changed.kind)
