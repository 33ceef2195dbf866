import pytest

from scopes.data.catalog import Level
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome
from web.builder import Plan, Selection, plan

CDR = "spark-admin:calling_cdr_read"


def planned(knowledge: Knowledge, *needs: str, level: Level | None = None) -> Plan:
    return plan(Selection(needs=needs, level=level), knowledge)


def test_nothing_selected_requires_no_scope(knowledge: Knowledge) -> None:
    assert planned(knowledge).scopes == ()


@pytest.mark.parametrize(
    ("needs", "scopes"),
    [
        (["what scopes for CDR?"], {CDR}),
        (["GET /v1/people/{personId}"], {"spark:people_read"}),
        (["GET /rooms", "POST /rooms"], {"spark:rooms_read", "spark:rooms_write"}),
        (["api.rooms.list()"], {"spark:rooms_read"}),
        (["create a space and post a message"], {"spark:rooms_write", "spark:messages_write"}),
    ],
)
def test_needs_take_their_least_set(
    knowledge: Knowledge, needs: list[str], scopes: set[str]
) -> None:
    assert set(planned(knowledge, *needs).scopes) == scopes


def test_the_level_that_suits_most_needs_is_taken(knowledge: Knowledge) -> None:
    found = planned(knowledge, "GET /people", "what scopes for CDR?")

    assert found.level == "admin"
    assert set(found.scopes) == {CDR, "spark-admin:people_read"}


def test_a_chosen_level_wins_where_it_is_documented(knowledge: Knowledge) -> None:
    assert planned(knowledge, "GET /people", level="admin").scopes == ("spark-admin:people_read",)


def test_each_scope_knows_what_it_is_for(knowledge: Knowledge) -> None:
    found = planned(knowledge, "GET /rooms", "POST /rooms")

    assert found.reasons["spark:rooms_write"] == ["POST /rooms"]


def test_selected_scopes_are_added_once_and_last(knowledge: Knowledge) -> None:
    selected = Selection(("what scopes for CDR?",), (CDR, "spark:rooms_read"))

    assert plan(selected, knowledge).scopes == (CDR, "spark:rooms_read")


def test_deprecated_and_unknown_scopes_are_refused(knowledge: Knowledge) -> None:
    gone = next(s.id for s in knowledge.catalog.scopes.values() if s.is_deprecated)

    found = plan(Selection(scopes=(gone, "spark:nothing", "spark:all")), knowledge)

    assert (found.scopes, found.refused) == (("spark:all",), (gone, "spark:nothing"))


def test_a_scope_that_is_named_is_taken_as_it_is(knowledge: Knowledge) -> None:
    offered = [s.id for s in knowledge.catalog.scopes.values() if not s.is_deprecated]

    assert [planned(knowledge, name).scopes for name in offered] == [(name,) for name in offered]


def test_scopes_that_are_named_join_the_needs(knowledge: Knowledge) -> None:
    found = planned(knowledge, "what scopes for CDR?", "check spark:rooms_read")

    assert found.scopes == (CDR, "spark:rooms_read")
    assert found.entries[1].steps[0].scopes == ("spark:rooms_read",)


def test_a_misspelt_name_is_read_as_in_chat(knowledge: Knowledge) -> None:
    assert planned(knowledge, "spark:peple_read").scopes == ("spark:people_read",)


@pytest.mark.parametrize(
    "need", ["repair the coffee machine", "GET /no/such/path", "list my S3 buckets on AWS"]
)
def test_what_is_not_understood_is_missed(knowledge: Knowledge, need: str) -> None:
    found = planned(knowledge, need)

    assert (found.scopes, found.is_complete) == ((), False)


def test_a_call_without_documented_scopes_is_told(knowledge: Knowledge) -> None:
    silent = next(o for o in knowledge.operations.all if o.is_undocumented)

    (entry,) = planned(knowledge, f"{silent.method} {silent.path}").entries

    assert [step.need.outcome for step in entry.steps] == [Outcome.UNDOCUMENTED]
