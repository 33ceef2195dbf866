import pytest

from handlers import answer, answer_query
from handlers.review import as_review, sheet_of
from rendering.as_csv import to_csv
from rendering.markdown import to_markdown
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome
from scopes.reading.query import Query

CDR = "spark-admin:calling_cdr_read"


@pytest.mark.parametrize(
    ("question", "scopes"),
    [
        (
            "review sheet for spark:people_read spark:rooms_read",
            "spark:people_read spark:rooms_read",
        ),
        ("Security review sheet for reading CDRs", CDR),
        ("I need a sheet for our security team: read CDRs", CDR),
        ("read CDRs, review sheet", CDR),
        ("review sheet for GET /v1/people", "spark:people_read"),
    ],
)
def test_scopes_needs_and_calls_get_a_sheet(
    knowledge: Knowledge, question: str, scopes: str
) -> None:
    found = answer(question, knowledge)

    assert (found.kind, " ".join(found.scopes)) == ("review", scopes)


def test_a_sheet_says_all_that_a_reviewer_asks(knowledge: Knowledge) -> None:
    text = to_markdown(answer("review sheet for reading CDRs", knowledge))
    scope = knowledge.catalog.scopes[CDR]

    assert scope.explanation.allows in text
    assert scope.explanation.exposes in text
    assert scope.explanation.granted_by in text
    assert "Webex Calling Detailed Call History API access" in text
    assert "GET /v1/cdr_feed" in text
    assert "2 fewer operations" in text
    assert knowledge.catalog.data_date in text and knowledge.operations.data_date in text
    assert all(knowledge.catalog.sources[name] in text for name in scope.sources)


def test_what_is_lost_counts_what_the_other_scopes_do_not_grant(knowledge: Knowledge) -> None:
    found = answer("review sheet for spark:all spark:people_read", knowledge)
    everything, people = sheet_of(found, knowledge).scopes

    assert everything.lost > 100
    assert people.reaches > 0 and people.lost == 0


def test_names_that_are_no_scopes_are_named(knowledge: Knowledge) -> None:
    found = answer("review sheet for spark:nothing_at_all spark:peple_read", knowledge)

    text = to_markdown(found)
    assert found.scopes == ("spark:people_read",)
    assert "`spark:nothing_at_all` is not a known scope" in text
    assert "I read `spark:peple_read` as `spark:people_read`" in text


def test_a_sheet_for_nothing_asks_back(knowledge: Knowledge) -> None:
    found = answer("review sheet", knowledge)

    assert (found.kind, found.outcome, found.scopes) == ("review", Outcome.UNKNOWN, ())


def test_any_answer_with_scopes_can_be_turned_into_its_sheet(knowledge: Knowledge) -> None:
    query = Query("GET /people", "admin", ("read CDRs", "spark:rooms_read"))
    found = answer_query(query, knowledge)

    sheet = sheet_of(found, knowledge)

    assert [each.scope.id for each in sheet.scopes] == list(found.scopes)
    assert "spark:rooms_read" in found.scopes
    assert {o.path for each in sheet.scopes if each.is_for_job for o in each.calls} == {
        "/people",
        "/v1/cdr_feed",
    }
    assert as_review(found, knowledge).kind == "review"
    assert len(to_csv(sheet).splitlines()) == 1 + len(found.scopes)
