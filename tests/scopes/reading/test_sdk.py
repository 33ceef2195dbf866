"""Calls of the Python SDKs are recognized and lead to the operation they stand for."""

import pytest

from scopes.code.calls import read_code
from scopes.knowledge import Knowledge
from scopes.reading.sdk import sdk_calls_of


def written(text: str) -> list[str]:
    return [call.written for call in sdk_calls_of(read_code(text).calls)]


@pytest.mark.parametrize(
    ("text", "call", "method"),
    [
        ("api.telephony.callqueue.list()", "api.telephony.callqueue.list", "GET"),
        ("api.people.details(person_id=x)", "api.people.details", "GET"),
        ("api.person_settings.voicemail.read(x)", "api.person_settings.voicemail.read", "GET"),
        ("wx_api.people.me()", "wx_api.people.me", "GET"),
        ("await as_api.workspaces.list()", "as_api.workspaces.list", "GET"),
        ("api.messages.create(roomId=r)", "api.messages.create", "POST"),
        ("webex.memberships.update(m)", "webex.memberships.update", "PUT"),
        ("for r in teams_api.rooms.list(max=9):", "teams_api.rooms.list", "GET"),
        ("self.api.rooms.delete(r)", "self.api.rooms.delete", "DELETE"),
        ("self._api.rooms.delete(r)", "self._api.rooms.delete", "DELETE"),
        ("scopes for `api.rooms.list`?", "api.rooms.list", "GET"),
        ("api.telephony.calls.dial(x)", "api.telephony.calls.dial", "POST"),
        ("api.huntgroup.delete_huntgroup()", "api.huntgroup.delete_huntgroup", "DELETE"),
    ],
)
def test_a_call_is_read_with_its_method(text: str, call: str, method: str | None) -> None:
    (found,) = sdk_calls_of(read_code(text).calls)

    assert (found.written, found.method) == (call, method)


def test_the_words_of_a_call_are_those_of_its_name() -> None:
    (found,) = sdk_calls_of(read_code("api.person_settings.voicemail.read()").calls)

    assert found.words == ("person", "settings", "voicemail", "read")


def test_each_call_counts_once_in_order() -> None:
    text = "api.rooms.list(); api.people.me(); api.rooms.list()"

    assert written(text) == ["api.rooms.list", "api.people.me"]


@pytest.mark.parametrize(
    "text",
    [
        "requests.post(url)",
        "os.path.join(a, b)",
        "self.client.close()",
        "client.close()",
        "json.dumps(api)",
        "api.people",
        "webexteamssdk.WebexTeamsAPI()",
        "from wxc_sdk import WebexSimpleApi",
        "app.api.v1",
        "see developer.webex.com",
        "https://api.ciscospark.com/v1/rooms",
        "api.example.com",
        "teams.microsoft.com",
        "ann@webex.example.org",
        "the API. And then rooms",
        "",
    ],
)
def test_what_is_no_call_is_not_taken_for_one(text: str) -> None:
    assert written(text) == []


@pytest.mark.parametrize(
    ("call", "method", "path"),
    [
        ("api.people.me", "GET", "/people/me"),
        ("api.people.list", "GET", "/people"),
        ("api.people.update", "PUT", "/people/{personId}"),
        ("api.people.delete", "DELETE", "/people/{personId}"),
        ("api.workspaces.list", "GET", "/workspaces"),
        ("api.messages.create", "POST", "/messages"),
        ("api.messages.delete", "DELETE", "/messages/{messageId}"),
        ("api.rooms.get", "GET", "/rooms/{roomId}"),
        ("api.organizations.list", "GET", "/organizations"),
        ("api.groups.list", "GET", "/groups"),
        ("api.reports.create", "POST", "/reports"),
        ("api.team_memberships.list", "GET", "/team/memberships"),
        ("api.attachment_actions.get", "GET", "/attachment/actions/{id}"),
        ("api.admin_audit_events.list", "GET", "/adminAudit/events"),
        ("api.telephony.calls.dial", "POST", "/telephony/calls/dial"),
        ("api.person_settings.voicemail.read", "GET", "/people/{personId}/features/voicemail"),
        ("api.person_settings.caller_id.read", "GET", "/people/{personId}/features/callerId"),
        ("api.cdr.get_cdr_history", "GET", "/v1/cdr_feed"),
        (
            "api.telephony.huntgroup.delete_huntgroup",
            "DELETE",
            "/telephony/config/locations/{locationId}/huntGroups/{huntGroupId}",
        ),
    ],
)
def test_a_call_leads_to_its_operation(
    knowledge: Knowledge, call: str, method: str, path: str
) -> None:
    (found,) = sdk_calls_of(read_code(f"{call}()").calls)

    operation = knowledge.search.operation_for(found)

    assert operation is not None
    assert operation.key == (method, path)


@pytest.mark.parametrize(
    ("call", "scope"),
    [
        ("api.telephony.callqueue.list", "spark-admin:telephony_config_read"),
        ("api.telephony.auto_attendant.create", "spark-admin:telephony_config_write"),
        ("api.telephony.prem_pstn.trunk.create", "spark-admin:telephony_config_write"),
        ("api.workspace_settings.forwarding.configure", "spark-admin:workspaces_write"),
        ("api.person_settings.forwarding.read", "spark-admin:people_read"),
    ],
)
def test_a_call_under_another_name_leads_to_an_operation_with_its_scope(
    knowledge: Knowledge, call: str, scope: str
) -> None:
    (found,) = sdk_calls_of(read_code(f"{call}()").calls)

    operation = knowledge.search.operation_for(found)

    assert operation is not None
    assert scope in operation.scopes


@pytest.mark.parametrize("call", ["client.zzz.qqq", "api.frobnicate.wibble"])
def test_a_call_of_something_else_leads_nowhere(knowledge: Knowledge, call: str) -> None:
    (found,) = sdk_calls_of(read_code(f"{call}()").calls)

    assert knowledge.search.operation_for(found) is None
