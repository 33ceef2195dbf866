"""Calls as people speak of them: without a method, with one that is wrong, with a slash twice."""

import pytest

from scopes.finding.calls import MOST_GUESSED
from scopes.privilege.needs import Outcome
from tests.handlers.asking import Ask, text_of
from wording import names

OPEN = "No method was given, so I show all of them"


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ("renaming a team over https://webexapis.com/v1/teams/abc", "PUT /teams/{teamId}"),
        ("can my script erase a tag with /v1/memberships/{id}?", "DELETE /memberships/{}"),
        ("403 when we try to invite somebody via /v1/meetingInvitees", "POST /meetingInvitees"),
        ("use /v1/rooms/{roomId} to edit the title of a space", "PUT /rooms/{roomId}"),
        ("/v1/workspaces/{id}: how do I get rid of it, can it be removed?", "DELETE /workspaces/"),
        ("my app removes people with https://webexapis.com/v1/people/123", "DELETE /people/{}"),
    ],
)
def test_the_verb_tells_the_method(ask: Ask, text: str, call: str) -> None:
    answer = ask(text)
    method, path = call.split()
    (operation,) = answer.operations

    assert (operation.method, operation.path.split("/")[1]) == (method, path.split("/")[1])
    assert OPEN not in text_of(answer)


@pytest.mark.parametrize(
    "text",
    [
        "https://webexapis.com/v1/team/memberships/1",
        "which scope for /v1/people?",
        "which scopes to rename a file with /v1/rooms",
        "I get 403 on https://webexapis.com/v1/rooms/abc",
        "create or delete it with /v1/rooms/{roomId}",
        "add the scope for /v1/memberships please",
    ],
)
def test_without_a_verb_every_method_is_shown(ask: Ask, text: str) -> None:
    answer = ask(text)
    said = text_of(answer)

    assert OPEN in said
    assert all(f"- `{o.method}` (" in said for o in answer.operations)
    assert len({operation.method for operation in answer.operations}) > 1


def test_of_several_paths_each_has_the_verb_next_to_it(ask: Ask) -> None:
    answer = ask("create a room with /v1/rooms and remove people with /v1/memberships/{id}")

    assert [(o.method, o.path) for o in answer.operations] == [
        ("POST", "/rooms"),
        ("DELETE", "/memberships/{membershipId}"),
    ]


def test_a_verb_that_its_path_no_longer_takes_gets_the_call_of_today(ask: Ask) -> None:
    answer = ask("update a queue with /organization/{orgid}/contact-service-queue/{id}")

    assert answer.outcome is Outcome.UNKNOWN
    assert "**Gone:**" in text_of(answer)


def test_of_many_unknown_sdk_calls_none_is_lost_without_a_word(ask: Ask) -> None:
    calls = [f"api.rooms.frobnicate{n}s()" for n in range(MOST_GUESSED + 3)]
    told = text_of(ask("api.people.list()\n" + "\n".join(calls)))

    assert all(f"frobnicate{n}s" in told for n in range(MOST_GUESSED, MOST_GUESSED + 3))


@pytest.mark.parametrize(
    "text",
    ["api.person_settings.feature_access.read(id)", "api.person_settings.feature_access.reset(id)"],
)
def test_an_sdk_call_of_an_operation_that_is_gone_is_no_other_one(ask: Ask, text: str) -> None:
    answer = ask(text)

    assert (answer.outcome, answer.scopes) == (Outcome.UNKNOWN, ())
    assert "**Gone:**" in text_of(answer)
    assert "since 2026-08-21" in text_of(answer)


@pytest.mark.parametrize(
    "text",
    ["create a room, POST /v1/messages", "POST /v1/messages and then create a room"],
)
def test_words_beside_a_call_are_a_need_of_their_own(ask: Ask, text: str) -> None:
    assert set(ask(text).scopes) == {"spark:rooms_write", "spark:messages_write"}


@pytest.mark.parametrize(
    "text",
    [
        "edit a person with PUT /identity/scim/{orgId}/v2/Users/{userId}",
        "use PUT /identity/scim/{orgId}/v2/Users/{userId} to edit a person",
    ],
)
def test_words_that_say_what_a_call_does_are_no_need_of_their_own(ask: Ask, text: str) -> None:
    assert ask(text).scopes == ("identity:people_rw",)


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ("GET https://webexapis.com/v1//memberships", "GET /memberships"),
        ("https://webexapis.com//v1//people/me", "GET /people/me"),
        ("curl -X POST https://webexapis.com//v1/rooms", "POST /rooms"),
        ("requests.delete('https://webexapis.com/v1//teams/abc')", "DELETE /teams/{teamId}"),
        (
            "403 on GET https://api.wxcc-eu2.cisco.com/organization//team/7",
            "GET /organization/{orgid}/team/{id}",
        ),
    ],
)
def test_a_slash_that_stands_twice_does_not_hide_the_call(ask: Ask, text: str, call: str) -> None:
    first = ask(text).operations[0]

    assert f"{first.method} {first.path}" == call


@pytest.mark.parametrize(
    ("text", "methods"),
    [
        ("PATCH https://webexapis.com/v1/memberships/1", ["GET", "PUT", "DELETE"]),
        ("requests.put('https://webexapis.com/v1/people')", ["GET", "POST"]),
        ("403 on POST /v1/people/me", ["GET"]),
        ("curl -X DELETE https://webexapis.com/v1/teams", ["GET", "POST"]),
        ("does POST /v1/rooms/{roomId} rename a space?", ["GET", "PUT", "DELETE"]),
        ("- PUT /v1/rooms\n- GET /v1/people", ["GET", "POST"]),
    ],
)
def test_a_method_that_its_path_lacks_gets_those_it_has(
    ask: Ask, text: str, methods: list[str]
) -> None:
    said = text_of(ask(text))

    assert "no such method" in said
    assert f" has {names(methods)}" in said
