"""Several needs, calls or endpoints in one message are answered together with one least set."""

from dataclasses import replace

import pytest

from rendering.plain import to_plain
from scopes.answer import Answer, Code
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome
from scopes.reading.question import MOST_CALLS
from scopes.reading.steps import MOST_PARTS
from tests.handlers.asking import Ask, text_of

NEEDS = "list all devices, create a call queue, and download call detail records"
SCOPES = {
    "spark-admin:devices_read",
    "spark-admin:telephony_config_write",
    "spark-admin:calling_cdr_read",
}
API = "https://webexapis.com/v1"


def pasted(answer: Answer) -> list[str]:
    return [block.text for block in answer.body if isinstance(block, Code)]


def test_needs_are_answered_with_one_set(ask: Ask) -> None:
    answer = ask(NEEDS)

    assert (answer.kind, answer.outcome, answer.level) == ("advise", Outcome.FOUND, "admin")
    assert set(answer.scopes) == SCOPES


def test_each_need_is_named_next_to_its_scope(ask: Ask) -> None:
    lines = text_of(ask(NEEDS)).splitlines()

    for scope, need in [
        ("spark-admin:devices_read", "list all devices"),
        ("spark-admin:telephony_config_write", "create a call queue"),
        ("spark-admin:calling_cdr_read", "download call detail records"),
    ]:
        assert any(scope in line and need in line for line in lines)


def test_the_scopes_can_be_pasted_as_they_stand(ask: Ask) -> None:
    answer = ask(NEEDS)

    assert " ".join(answer.scopes) in pasted(answer)


def test_who_grants_the_scopes_is_told_once(ask: Ask, knowledge: Knowledge) -> None:
    text = text_of(ask(NEEDS))
    grants = [
        f"- `{scope}`: {knowledge.catalog.scopes[scope].explanation.granted_by}" for scope in SCOPES
    ]

    assert text.count("Who can grant them") == 1
    assert [grant for grant in grants if text.count(grant) != 1] == []


def test_the_reason_names_the_operations_before_anything_else(ask: Ask) -> None:
    details = to_plain(replace(ask("create a space and post a message"), body=()))

    assert details.startswith("Why each scope is needed: without it, these operations return 403.")
    assert "spark:rooms_write: Create a Room (POST /v1/rooms)" in details
    assert "spark:messages_write: Create a Message (POST /v1/messages)" in details


def test_two_needs_in_the_same_words_have_a_reason_each(ask: Ask) -> None:
    details = to_plain(replace(ask("read and write rooms"), body=()))

    assert "spark:rooms_read: List Rooms (GET /v1/rooms)" in details
    assert "spark:rooms_read: Update" not in details
    assert "spark:rooms_write: List" not in details


def test_one_scope_for_several_steps_is_explained_as_one(ask: Ask) -> None:
    answer = ask("list my spaces and GET /v1/rooms/{roomId}")

    assert answer.scopes == ("spark:rooms_read",)
    assert "**Why it is needed:**" in text_of(answer)
    assert "**Who can grant it:** Any signed-in user" in text_of(answer)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("GET /v1/people and POST /v1/messages", "List People (GET /v1/people): spark:people_read"),
        (
            "api.people.list() and api.messages.create()",
            "api.people.list: List People (GET /v1/people): spark:people_read",
        ),
        (
            "create a space and post a message",
            "create a space: Create a Room (POST /v1/rooms): spark:rooms_write",
        ),
    ],
)
def test_a_step_names_its_operation_and_no_call_twice(ask: Ask, text: str, line: str) -> None:
    assert f"  - {line}" in to_plain(ask(text)).splitlines()


@pytest.mark.parametrize(
    "text", ["GET /room/tabs", "GET /dataSources/schemas", "list rooms", "POST /v1/webhooks"]
)
def test_an_answer_begins_with_what_was_understood(ask: Ask, text: str) -> None:
    assert text_of(ask(text)).startswith("I understood: [")


def test_the_set_is_said_to_be_checked(ask: Ask) -> None:
    assert "covers all 3 steps, and no scope can be left out" in text_of(ask(NEEDS))


def test_what_was_not_understood_is_named_and_takes_no_scope(ask: Ask) -> None:
    answer = ask("list all devices, download call detail records, xyzzy plugh")

    assert set(answer.scopes) == {"spark-admin:devices_read", "spark-admin:calling_cdr_read"}
    assert "- `xyzzy plugh`: **not understood**" in text_of(answer)
    assert "Checked" not in text_of(answer)


def test_what_comes_closest_to_a_step_that_was_not_understood_is_told(ask: Ask) -> None:
    answer = ask("1. list devices\n2. paint the walls of each room")

    unknown = answer.steps[1].need
    (closest, *_) = unknown.near
    assert answer.scopes == ("spark-admin:devices_read",)
    assert unknown.outcome is Outcome.UNKNOWN
    assert closest.operation
    told = " ".join(to_plain(answer).split())
    assert f"not understood; closest is {closest.operation.title}" in told


@pytest.mark.parametrize(
    ("text", "level", "scopes"),
    [
        (
            "GET /people and POST /messages",
            "user",
            {"spark:people_read", "spark:messages_write"},
        ),
        (
            "GET /people\nPOST /rooms\nDELETE /messages/{messageId}",
            "user",
            {"spark:people_read", "spark:rooms_write", "spark:messages_write"},
        ),
        (
            "GET /recordings and GET /meetings as an admin",
            "admin",
            {"meeting:admin_recordings_read", "meeting:admin_schedule_read"},
        ),
        (
            "GET /telephony/config/queues, GET /telephony/config/numbers",
            "admin",
            {"spark-admin:telephony_config_read"},
        ),
        (f"GET {API}/rooms\nGET {API}/teams", "user", {"spark:rooms_read", "spark:teams_read"}),
        (
            f"curl {API}/rooms -H 'A: b'\ncurl -X POST {API}/messages -d '{{}}'",
            "user",
            {"spark:rooms_read", "spark:messages_write"},
        ),
        (
            f"curl -X DELETE {API}/rooms/1\ncurl {API}/people/me",
            "user",
            {"spark:rooms_write", "spark:people_read"},
        ),
        (
            f'requests.put(f"{API}/rooms/1", json=b)\nrequests.get(f"{API}/teams")',
            "user",
            {"spark:rooms_write", "spark:teams_read"},
        ),
        (
            f"fetch('{API}/rooms', {{method: 'POST'}}); fetch('{API}/people', {{method: 'GET'}})",
            "user",
            {"spark:rooms_write", "spark:people_read"},
        ),
        (
            "for r in api.rooms.list(): api.messages.create(roomId=r.id)",
            "user",
            {"spark:rooms_read", "spark:messages_write"},
        ),
        (
            "api.people.me(); api.telephony.calls.dial(destination=x)",
            "user",
            {"spark:people_read", "spark:calls_write"},
        ),
    ],
)
def test_calls_are_answered_with_one_set(ask: Ask, text: str, level: str, scopes: set[str]) -> None:
    answer = ask(text)

    assert (answer.kind, answer.outcome, answer.level) == ("endpoint", Outcome.FOUND, level)
    assert set(answer.scopes) == scopes


def test_the_sets_of_every_level_that_suits_all_calls_are_shown(ask: Ask) -> None:
    answer = ask("GET /recordings and GET /meetings")

    assert answer.by_level == {
        "user": ("meeting:recordings_read", "meeting:schedules_read"),
        "admin": ("meeting:admin_recordings_read", "meeting:admin_schedule_read"),
    }
    assert list(answer.by_level)[0] == answer.level


def test_a_call_without_documented_scope_is_named_among_the_others(ask: Ask) -> None:
    answer = ask("GET /room/tabs and GET /rooms")
    text = text_of(answer)

    assert answer.scopes == ("spark:rooms_read",)
    assert "(`GET /v1/room/tabs`): **the documents name no scope**" in text
    assert "Checked" not in text


def test_a_call_that_does_not_exist_is_named_among_the_others(ask: Ask) -> None:
    answer = ask("GET /zzzz and GET /rooms")
    text = text_of(answer)

    assert answer.scopes == ("spark:rooms_read",)
    assert "- `GET /zzzz`: **no such operation**" in text
    assert "Checked" not in text


@pytest.mark.parametrize("text", [NEEDS, "GET /people and POST /messages and GET /rooms"])
def test_no_scope_of_the_answer_stands_without_a_reason(ask: Ask, text: str) -> None:
    answer = ask(text)
    reasons = [line for line in text_of(answer).splitlines() if line.startswith("- ")]

    assert len(answer.scopes) == 3
    assert [s for s in answer.scopes if not any(f"`{s}`: " in line for line in reasons)] == []


def test_the_operations_behind_the_answer_are_given(ask: Ask) -> None:
    keys = {operation.key for operation in ask("GET /people and POST /messages").operations}

    assert keys == {("GET", "/people"), ("POST", "/messages")}


def test_calls_that_were_not_read_are_told(ask: Ask) -> None:
    calls = "\n".join(f"GET /people/{n}\nGET /rooms/{n}" for n in range(MOST_CALLS))
    answer = ask(calls)

    assert answer.outcome is Outcome.FOUND
    assert f"I read only the first {MOST_CALLS} calls" in text_of(answer)


def test_needs_that_were_not_looked_at_are_told(ask: Ask, knowledge: Knowledge) -> None:
    things = [scope.examples[0] for scope in knowledge.catalog.documented() if scope.examples]
    text = "\n".join(f"{n}. {thing}" for n, thing in enumerate(things[: MOST_PARTS + 3], start=1))

    assert "left out 3 others" in text_of(ask(text))


def test_what_was_not_read_is_told_once_when_a_secret_stands_before_it(ask: Ask) -> None:
    calls = "\n".join(f"GET /people/{n}" for n in range(MOST_CALLS + 1))
    answer = ask(
        f"my token is NGFjZTVmYzQtZjkyYy00ZDdi_PF84_0123abcd-12ab-34cd-56ef-0123456789ab\n{calls}"
    )

    assert text_of(answer).count("Too much at once") == 1
    assert "looks like an access token" in text_of(answer)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("find a colleague by email and send a message", "spark:people_read"),
        ("buscar a una persona por correo y enviarle un mensaje", "spark:people_read"),
        ("list all users and send each a message", "spark-admin:people_read"),
        ("look up a person by email and create a call queue", "spark-admin:people_read"),
    ],
)
def test_one_person_is_looked_up_on_the_level_of_the_rest(ask: Ask, text: str, scope: str) -> None:
    assert {each for each in ask(text).scopes if "people_read" in each} == {scope}
