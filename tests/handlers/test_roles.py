"""Operations are answered with their roles and versions, a row for each kind of flaw."""

import pytest

from rendering.as_json import to_record
from scopes.privilege.needs import Outcome
from tests.handlers.asking import Ask, text_of

ACTIVATION = "GET /identity/organizations/{orgId}/jobs/sendActivationEmails/{jobId}/errors"
PASSWORD = "GET /telephony/config/locations/1/dectNetworks/2/serviceabilityPassword"
QUEUE = "POST /telephony/config/locations/{locationId}/queues"


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        (ACTIVATION, "spark-admin:people_write"),
        (f"{ACTIVATION} as a user administrator", "spark-admin:people_write"),
        (f"{ACTIVATION} as a read-only administrator", "spark-admin:people_read"),
        (PASSWORD, "spark-admin:telephony_config_read"),
        (f"{PASSWORD} as a device administrator", "spark-admin:devices_read"),
        ("POST /v1/notification/subscribe", "cjp:user"),
        ("PATCH /v1/tasks/{taskId}", "cjp:user"),
        ("POST /v1/tasks/{taskId}/accept", "cjp:user"),
        ("POST /v2/tasks", "cjp:task_write"),
        ("POST /v1/tasks", "cjp:user"),
        ("POST /v2/agents/login", "cjp:user"),
    ],
)
def test_the_proposed_scope_is_that_of_the_version_and_of_the_role(
    ask: Ask, text: str, scope: str
) -> None:
    assert ask(text).scopes == (scope,)


def test_who_can_grant_it_is_said_for_the_operation(ask: Ask) -> None:
    text = text_of(ask(QUEUE))

    assert "A full administrator or a location administrator. The text of this operation" in text


def test_a_role_that_the_text_does_not_name_is_said(ask: Ask) -> None:
    assert "**Not for a device administrator:**" in text_of(ask(f"{QUEUE} as a device admin"))
    assert "**Not for" not in text_of(ask(f"{QUEUE} as a location admin"))


def test_the_json_has_all_routes_the_proposed_one_first(ask: Ask) -> None:
    assert to_record(ask(ACTIVATION), ACTIVATION)["routes"] == {
        "admin": [
            {"scopes": ["spark-admin:people_write"], "roles": ["full", "user"], "note": ""},
            {"scopes": ["spark-admin:people_read"], "roles": ["read-only"], "note": ""},
        ]
    }


def test_a_set_for_several_calls_is_one_route_with_the_roles_all_accept(ask: Ask) -> None:
    found = ask(f"{QUEUE} and {ACTIVATION}")

    assert [route.roles for route in found.routes["admin"]] == [("full",)]


@pytest.mark.parametrize("text", ["GET /v3/people", "GET /v2/rooms", "POST /v4/tasks"])
def test_another_version_is_no_such_operation(ask: Ask, text: str) -> None:
    found = ask(text)

    assert (found.outcome, found.scopes) == (Outcome.UNKNOWN, ())
    assert f"no operation `{text}` in this version" in text_of(found)
    assert text.split("/")[-1] in text_of(found).split("The nearest:")[1]
    assert ask(found.choices[0]).outcome is Outcome.FOUND


def test_a_path_without_its_version_asks_which_is_meant_where_they_differ(ask: Ask) -> None:
    found = ask("POST /tasks")

    assert (found.scopes, found.confidence) == (("cjp:user",), "likely")
    assert "Or did you mean" in text_of(found)
    assert found.choices[0].startswith("POST /v2/tasks")
    assert ask("GET /people").confidence == "sure"


def test_an_operation_that_is_gone_is_answered_with_the_one_of_today(ask: Ask) -> None:
    found = ask("POST /organization/{orgid}/contact-service-queue")

    assert (found.outcome, found.scopes) == (Outcome.UNKNOWN, ())
    assert "**Gone:**" in text_of(found)
    assert "since 2026-08-21" in text_of(found)
    assert "/organization/{orgid}/v2/contact-service-queue" in text_of(found)


def test_among_other_calls_one_that_is_gone_says_so(ask: Ask) -> None:
    text = text_of(ask("GET /organization/{orgid}/dial-plan/bulk-export and GET /rooms"))

    assert "**gone since 2026-08-21**" in text


def test_a_user_token_with_the_scope_of_an_administrator_is_said(ask: Ask) -> None:
    found = ask("GET /telephony/config/people/me/settings/voicemail")

    assert (found.level, found.scopes) == ("user", ("spark-admin:people_read",))
    assert "contradict themselves:** they require the token of the user" in text_of(found)


def test_a_read_only_administrator_named_for_a_change_is_said(ask: Ask) -> None:
    text = text_of(ask("PUT /telephony/config/premisePstn/routeLists/{routeListId}"))

    assert "they name a read-only administrator too" in text


def test_a_refused_call_names_the_role_that_it_requires(ask: Ask) -> None:
    scope = "spark-admin:telephony_config_write"
    text = text_of(ask(f"403 on {QUEUE} with {scope} as a device administrator"))

    assert "A missing scope is not the cause" in text
    assert "a device administrator is not enough for this call" in text
    first = text.split("Check in this order:")[1].strip().splitlines()[0]
    assert "requires a full administrator or a location administrator" in first


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("location", "**A location administrator may do this:** the text of this operation names"),
        ("read-only", "**Not for a read-only administrator:** the text of this operation names"),
    ],
)
def test_whether_a_role_may_do_something_is_answered(ask: Ask, role: str, said: str) -> None:
    assert said in text_of(ask(f"can a {role} administrator create hunt groups?"))
