import pytest

from handlers import answer_query
from handlers.followups import (
    CANDIDATES,
    Earlier,
    Followed,
    ask_what_was_meant,
    follow,
    nothing_before,
    reply,
)
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome
from scopes.reading.followup import LEVELS, FollowUp
from scopes.reading.query import Query
from tests.handlers.asking import text_of
from tests.support.pasted import access_token


def followed(
    asked: str, kind: FollowUp, knowledge: Knowledge, first: str | None = None
) -> Followed:
    return follow(kind, Query(asked), Query(first or asked), knowledge)


@pytest.mark.parametrize(
    ("asked", "kind", "scopes"),
    [
        ("read my recordings", FollowUp.AS_ADMIN, ("meeting:admin_recordings_read",)),
        ("which scopes to see devices as admin?", FollowUp.AS_USER, ("spark:devices_read",)),
        ("spark:people_read", FollowUp.AS_ADMIN, ("spark-admin:people_read",)),
        ("GET /v1/rooms", FollowUp.CHANGE, ("spark:rooms_write",)),
        ("list call queues", FollowUp.DELETE, ("spark-admin:telephony_config_write",)),
        (
            "list spaces and read messages",
            FollowUp.CHANGE,
            ("spark:rooms_write", "spark:messages_write"),
        ),
        ("PUT /rooms/{roomId}", FollowUp.READ, ("spark:rooms_read",)),
        ("what scopes for CDR?", FollowUp.AUTHORIZE, ("spark-admin:calling_cdr_read",)),
        ("what scopes for CDR?", FollowUp.GRANTS, ("spark-admin:calling_cdr_read",)),
    ],
)
def test_a_follow_up_leads_from_one_answer_to_another(
    knowledge: Knowledge, asked: str, kind: FollowUp, scopes: tuple[str, ...]
) -> None:
    assert followed(asked, kind, knowledge).answer.scopes == scopes


def test_what_was_followed_up_on_can_be_followed_up_on(knowledge: Knowledge) -> None:
    changing = followed("GET /v1/rooms", FollowUp.CHANGE, knowledge)
    deleting = follow(FollowUp.DELETE, changing.query, Query("GET /v1/rooms"), knowledge)

    assert [(o.method, o.path) for o in deleting.answer.operations] == [
        ("DELETE", "/rooms/{roomId}")
    ]


def test_a_chosen_level_stays_for_the_next_follow_up(knowledge: Knowledge) -> None:
    admin = followed("list my devices", FollowUp.AS_ADMIN, knowledge)
    changing = follow(FollowUp.CHANGE, admin.query, admin.query, knowledge)

    assert changing.answer.level == "admin"


def test_why_gives_the_reasons_without_the_answer_again(knowledge: Knowledge) -> None:
    base = answer_query(Query("GET /v1/people/me"), knowledge)
    why = followed("GET /v1/people/me", FollowUp.WHY, knowledge).answer

    assert why.body == base.details
    assert "GET /v1/people/me" in text_of(why)


def test_a_level_that_cannot_do_it_is_not_made_up(knowledge: Knowledge) -> None:
    found = followed("what scopes for CDR?", FollowUp.AS_USER, knowledge).answer

    assert found.scopes == ("spark-admin:calling_cdr_read",)
    assert "Not documented for the signed-in user" in text_of(found)


@pytest.mark.parametrize(
    "asked", ["view call forwarding", "see who is online", "webhook when someone joins a space"]
)
def test_another_level_is_for_the_same_job_and_stays(knowledge: Knowledge, asked: str) -> None:
    base = answer_query(Query(asked), knowledge)
    kinds = {level: kind for kind, level in LEVELS.items()}

    for level, scopes in base.by_level.items():
        found = followed(asked, kinds[level], knowledge)
        again = answer_query(found.query, knowledge)
        assert (found.answer.level, set(found.answer.scopes)) == (level, set(scopes))
        assert again == found.answer


def test_another_level_keeps_what_was_added_and_taken_out(knowledge: Knowledge) -> None:
    grown = Query("GET /people", None, ("read CDRs", "GET /devices"), (2,))

    admin = follow(FollowUp.AS_ADMIN, grown, grown, knowledge)

    assert admin.query == Query("GET /people", "admin", ("read CDRs", "GET /devices"), (2,))
    assert set(admin.answer.scopes) == {"spark-admin:people_read", "spark-admin:devices_read"}


def test_a_token_in_what_is_added_is_warned_of_and_not_kept(knowledge: Knowledge) -> None:
    earlier = Earlier(Query("GET /people"), Query("GET /people"))
    said = f"and also read CDRs with token {access_token()}"

    found = reply(said, earlier, knowledge)

    assert "access token" in text_of(found.answer)
    assert found.query.added == ("read CDRs with token ***",)
    assert access_token() not in text_of(found.answer)


def test_a_call_that_does_not_exist_is_not_made_up(knowledge: Knowledge) -> None:
    found = followed("what scopes for CDR?", FollowUp.CHANGE, knowledge)

    assert (found.answer.outcome, found.answer.scopes) == (Outcome.UNKNOWN, ())
    assert found.query == Query("what scopes for CDR?")


def test_the_first_answer_is_compared_with_the_last(knowledge: Knowledge) -> None:
    found = followed("PUT /rooms/{roomId}", FollowUp.COMPARE, knowledge, first="GET /rooms").answer

    text = text_of(found)
    assert "New: `spark:rooms_write`" in text
    assert "No longer needed: `spark:rooms_read`" in text


@pytest.mark.parametrize("kind", [FollowUp.GRANTS, FollowUp.AUTHORIZE, FollowUp.COMPARE])
def test_an_answer_without_scopes_cannot_be_gone_on_from(
    knowledge: Knowledge, kind: FollowUp
) -> None:
    assert followed("qwertz", kind, knowledge).answer.outcome is Outcome.UNKNOWN


def test_without_an_answer_before_the_whole_question_is_asked_for() -> None:
    assert "whole question" in text_of(nothing_before())


@pytest.mark.parametrize("asked", ["create a space and post a message", "what scopes for CDR?"])
def test_asking_back_offers_other_scopes_than_the_answer(knowledge: Knowledge, asked: str) -> None:
    base = answer_query(Query(asked), knowledge)
    back = ask_what_was_meant(Query(asked), knowledge)

    assert back.choices
    assert set(back.choices).isdisjoint(base.scopes)
    assert len(back.choices) <= CANDIDATES


@pytest.mark.parametrize("kind", FollowUp)
@pytest.mark.parametrize("asked", ["", "hello", "help", "GET /room/tabs", "spark:xsi", "areas"])
def test_every_follow_up_on_every_kind_of_answer_says_something(
    knowledge: Knowledge, asked: str, kind: FollowUp
) -> None:
    assert text_of(followed(asked, kind, knowledge).answer).strip()


def test_a_review_sheet_is_made_of_the_answer_before(knowledge: Knowledge) -> None:
    text = "check spark:people_read spark:rooms_read"
    earlier = Earlier(Query(text), Query(text))

    found = reply("review sheet for those", earlier, knowledge).answer

    assert (found.kind, found.scopes) == ("review", ("spark:people_read", "spark:rooms_read"))
    assert reply("review sheet", None, knowledge).answer.outcome is Outcome.UNKNOWN


CHECK = Query("check spark:people_read spark-admin:people_read for listing people")


@pytest.mark.parametrize(("said", "scope"), [("as a user", "spark"), ("as admin", "spark-admin")])
def test_an_audit_is_made_on_another_level(said: str, scope: str, knowledge: Knowledge) -> None:
    found = reply(said, Earlier(CHECK, CHECK), knowledge).answer

    assert (found.kind, found.scopes) == ("audit", (f"{scope}:people_read",))


def test_what_is_added_is_audited_as_well(knowledge: Knowledge) -> None:
    found = reply("and also post messages", Earlier(CHECK, CHECK), knowledge).answer

    assert found.kind == "audit"
    assert "spark:messages_write" in found.issues["missing"]


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("drop the last one", ("spark:rooms_read", "spark:messages_write")),
        ("without the first", ("spark:messages_write", "spark-admin:calling_cdr_read")),
        ("drop 1 and 3", ("spark:messages_write",)),
    ],
)
def test_steps_are_taken_out_by_their_place(
    said: str, left: tuple[str, ...], knowledge: Knowledge
) -> None:
    job = Query("list rooms, post messages and read CDRs")

    assert reply(said, Earlier(job, job), knowledge).answer.scopes == left


@pytest.mark.parametrize("said", ["drop the fourth", "without 0", "drop 1 and 2 and 3"])
def test_a_step_that_is_none_and_the_last_one_left_cannot_be_taken_out(
    said: str, knowledge: Knowledge
) -> None:
    job = Query("list rooms, post messages and read CDRs")
    found = reply(said, Earlier(job, job), knowledge)

    assert "Name a step from 1 to 3" in text_of(found.answer)
    assert found.query == job
