"""What was once answered wrongly about operations, by kind of flaw, on every operation named."""

from typing import Any

import pytest

from rendering.as_json import to_record
from scopes.data.catalog import Level
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome
from tests.handlers.asking import Ask, text_of

DECT = (
    "/telephony/config/locations/{locationId}/dectNetworks/{dectNetworkId}/serviceabilityPassword"
)
JOBS = "/identity/organizations/{orgId}/jobs/sendActivationEmails/{jobId}"
VOICEMAIL = "/telephony/config/people/me/settings/voicemail"
SECOND_LINE = "/telephony/config/people/me/settings/secondaryLines/{lineownerId}/voicemail"


@pytest.fixture
def routes(ask: Ask) -> Any:
    """Return the routes of a call on a level, as the JSON has them."""

    def of(call: str, level: Level) -> list[dict[str, Any]]:
        found: Any = to_record(ask(call), call)["routes"]
        return list(found.get(level, []))

    return of


@pytest.mark.parametrize(
    ("call", "user", "admin"),
    [
        (f"GET {VOICEMAIL}", "spark-admin:people_read", None),
        (f"PUT {VOICEMAIL}", "spark-admin:people_write", None),
        (f"GET {SECOND_LINE}", "spark-admin:people_read", None),
        (f"PUT {SECOND_LINE}", "spark-admin:people_write", None),
        (
            "DELETE /telephony/config/people/me/settings/callBlock/numbers/{phoneNumberId}",
            "spark-admin:people_write",
            None,
        ),
        ("GET /identity/scim/v2/Users/me", "identity:people_read", "identity:people_read"),
    ],
)
def test_token_level(ask: Ask, call: str, user: str, admin: str | None) -> None:
    found = ask(call)

    assert (found.level, found.by_level["user"]) == ("user", (user,))
    assert found.by_level.get("admin") == ((admin,) if admin else None)
    assert ("**The documents contradict themselves:**" in text_of(found)) == user.startswith(
        "spark-admin:"
    )


@pytest.mark.parametrize(
    ("call", "scope"),
    [
        ("GET /guests/count", "guest-issuer:read"),
        ("POST /guests/token", "guest-issuer:write"),
        ("POST /telephony/externalVoicemail/mwi", "spark-admin:calls_write"),
        ("POST /telephony/externalVoicemail/members/{memberId}/mwi", "spark-admin:calls_write"),
        ("POST /dataSources", "spark-admin:datasource_write"),
        ("GET /dataSources/{dataSourceId}", "spark-admin:datasource_read"),
        ("POST /v2/tasks/{taskId}/messages", "cjp:task_write"),
    ],
)
def test_service_app_only(ask: Ask, routes: Any, call: str, scope: str) -> None:
    found = ask(call)
    text = text_of(found)

    assert found.scopes == (scope,)
    assert "with the token of a service app" in text.split("```")[0]
    assert "**Only for service apps:**" in text
    assert "A service app cannot call it" not in text
    assert {role for route in routes(call, "admin") for role in route["roles"]} == {"service app"}


@pytest.mark.parametrize(
    ("call", "level", "told", "route"),
    [
        (
            "POST /meetingParticipants/query",
            "user",
            "as the host of the meeting",
            {"scopes": [], "roles": [], "note": "as the host of the meeting"},
        ),
        (
            "POST /v1/captures/query",
            "admin",
            "a Contact Center supervisor",
            {"scopes": [], "roles": ["contact center supervisor"], "note": ""},
        ),
    ],
)
def test_missing_alternative(
    ask: Ask, routes: Any, call: str, level: Level, told: str, route: dict[str, Any]
) -> None:
    assert f"**Also without a scope**, by the documents:\n\n- {told}" in text_of(ask(call))
    assert route in routes(call, level)


@pytest.mark.parametrize("call", ["PUT /v1/agents/logout", "PUT /v2/agents/logout"])
def test_role_as_scope(ask: Ask, routes: Any, call: str) -> None:
    by_scope, by_role = routes(call, "user")

    assert (by_scope["scopes"], by_scope["roles"]) == (["cjp:user"], [])
    assert by_role["scopes"] == []
    assert {"full", "read-only", "contact center supervisor"} < set(by_role["roles"])
    assert "lists roles as if they were scopes" in text_of(ask(call))
    assert "read-only administrator too" not in text_of(ask(call))


@pytest.mark.parametrize("call", ["POST /v1/notification/subscribe", "POST /v1/realtime/subscribe"])
def test_scopes_that_stood_among_roles(ask: Ask, routes: Any, call: str) -> None:
    found = [route["scopes"] for route in routes(call, "user")]

    assert found == [["cjp:user"], ["cloud-contact-center:pod_conv"]]
    assert "A token with roles alone is rejected" in text_of(ask(call))


@pytest.mark.parametrize(
    ("call", "condition"),
    [
        ("GET /meetings as an administrator", "only with meetingType=meeting"),
        ("POST /admin/v1/api/workspace", "without a Contact Center license"),
        (
            "DELETE /admin/v1/api/wxcc-subscription/workspace-id/1",
            "without a Contact Center license",
        ),
        ("POST /v2/tasks", "agent, for outdial tasks of the channel telephony"),
    ],
)
def test_missing_condition(ask: Ask, call: str, condition: str) -> None:
    assert f"**Condition:** {condition}." in text_of(ask(call))


@pytest.mark.parametrize(
    ("call", "line"),
    [
        (
            "GET /meetings",
            "`meeting:admin_schedule_read` (a full administrator or a content administrator; "
            "only with meetingType=meeting)",
        ),
        ("POST /admin/v1/api/workspace", "`cjp:config_write` (with a Contact Center license)"),
        (
            "POST /v2/tasks",
            "With the token of a service app: `cjp:task_write` (for workItem and customMessaging "
            "tasks)",
        ),
    ],
)
def test_missing_condition_of_what_is_not_proposed(ask: Ask, call: str, line: str) -> None:
    assert line in text_of(ask(call))


@pytest.mark.parametrize(
    "call",
    [
        "POST /v1/dialer/campaign",
        "PUT /v1/dialer/campaign/{campaignId}",
        "DELETE /v1/dialer/campaign/{campaignId}",
    ],
)
def test_sources_differ(ask: Ask, call: str) -> None:
    found = ask(call)

    assert found.scopes == ("cjp:config_write",)
    assert (
        "The sources differ. The text of the operation names this scope only, its resource page "
        "accepts `cjp:user` and `cloud-contact-center:pod_conv` too." in text_of(found)
    )


@pytest.mark.parametrize(
    ("call", "head", "successor"),
    [
        ("GET /recordings", "Will be deprecated", "POST /recordings/query"),
        ("GET /admin/recordings", "Will be deprecated", "POST /admin/recordings/query"),
        ("PUT /meetings/{meetingId}", "Will be deprecated", "PATCH /meetings/{meetingId}"),
        ("GET /rooms/{roomId}/meetingInfo", "Deprecated", "POST /meetings"),
        (
            "GET /telephony/config/devices/dects/supportedDevices",
            "Deprecated",
            "GET /telephony/config/devices/dectNetworks/supportedDevices",
        ),
        ("GET /workspaceLocations/{locationId}", "Deprecated", "GET /locations/{locationId}"),
        (
            "GET /organization/{orgid}/user/by-ci-user-id/{id}",
            "Deprecated",
            "GET /organization/{orgid}/v2/user/by-ci-user-id/{id}",
        ),
        (
            "POST /telephony/config/premisePstn/trunks/actions/fqdnValidation/invoke",
            "Deprecated",
            "POST /telephony/config/premisePstn/trunks/actions/validate/invoke",
        ),
    ],
)
def test_deprecated_in_text(ask: Ask, call: str, head: str, successor: str) -> None:
    found = ask(call)

    assert f"**{head}:** call `{successor}` instead." in text_of(found)
    assert ask(successor).outcome is Outcome.FOUND


def test_a_successor_that_no_document_describes_is_said_to_be_one(
    ask: Ask, knowledge: Knowledge
) -> None:
    every = knowledge.operations
    vague = [o for o in every.all if o.successor and not every.describes(o.successor)]

    assert vague
    for each in vague:
        text = text_of(ask(" ".join(each.key)))
        named = f"`{each.successor}` to call instead, which no document describes."
        assert f"**Deprecated:** its text names {named}" in text
        assert f"call `{each.successor}` instead" not in text


@pytest.mark.parametrize(
    "call",
    [
        "GET /organization/{orgid}/skill",
        "GET /organization/{orgid}/v2/skill",
        "GET /organization/{orgid}/skill-profile",
        "GET /organization/{orgid}/v2/skill-profile",
        "GET /organization/{orgid}/v2/channel",
    ],
)
def test_deprecated_fields_only(ask: Ask, call: str) -> None:
    text = text_of(ask(call))

    assert "Fields with arrays in the answer are deprecated, the operation is not." in text
    assert "**Deprecated:**" not in text


@pytest.mark.parametrize(
    "call",
    [
        "PUT /telephony/config/premisePstn/routeLists/{routeListId}",
        "PUT /telephony/config/premisePstn/routeLists/{routeListId}/numbers",
        "PUT /telephony/config/locations/{locationId}/dectNetworks/{dectNetworkId}",
        "DELETE /telephony/config/locations/{locationId}/dectNetworks/{dectNetworkId}",
        "PUT /telephony/config/locations/{locationId}/callRecording/vendor",
        "PUT /telephony/config/people/{personId}/emergencyCallbackNumber",
        "PUT /telephony/config/workspaces/{workspaceId}/emergencyCallbackNumber",
        "PUT /telephony/config/devices/{deviceId}/dynamicSettings",
        "POST /telephony/config/jobs/devices/callDeviceSettings",
        "PUT /workspaces/{workspaceId}/features/intercept as an administrator",
    ],
)
def test_read_only_admin(ask: Ask, call: str) -> None:
    text = text_of(ask(call))

    assert "they name a read-only administrator too, although this changes something" in text
    assert "The text accepts a read-only administrator, although the scope is for changing." in text


@pytest.mark.parametrize(
    "call",
    [
        "GET /telephony/config/premisePstn/routeLists/{routeListId}/numbers",
        "POST /telephony/config/devices/actions/validateMacs/invoke",
        "POST /v1/captures/query",
    ],
)
def test_a_read_only_admin_may_read(ask: Ask, call: str) -> None:
    assert "although this changes something" not in text_of(ask(call))


def test_a_read_scope_for_a_change_is_said(ask: Ask) -> None:
    found = ask("PUT /workspaces/{workspaceId}/features/intercept")

    assert (found.level, found.scopes) == ("user", ("spark:workspaces_read",))
    assert "requires a read scope on the user's token although this changes" in text_of(found)


@pytest.mark.parametrize(
    ("call", "roles"),
    [
        ("PUT /telephony/config/queues/agents/{id}/settings", ["full"]),
        ("POST /telephony/config/locations/{locationId}/queues", ["full", "location"]),
        ("GET /telephony/config/queues/agents", ["full", "read-only"]),
        ("GET /telephony/config/queues/agents/availableAgents", ["full", "read-only", "location"]),
    ],
)
def test_role_too_wide(routes: Any, call: str, roles: list[str]) -> None:
    assert [route["roles"] for route in routes(call, "admin")] == [roles]


@pytest.mark.parametrize(
    ("call", "proposed", "other"),
    [
        (f"GET {JOBS}/errors", "spark-admin:people_write", "spark-admin:people_read"),
        (f"GET {JOBS}/status", "spark-admin:people_write", "spark-admin:people_read"),
        (f"GET {DECT}", "spark-admin:telephony_config_read", "spark-admin:devices_read"),
        (f"PUT {DECT}", "spark-admin:telephony_config_write", "spark-admin:devices_write"),
        (
            f"POST {DECT}/actions/generate/invoke",
            "spark-admin:telephony_config_write",
            "spark-admin:devices_write",
        ),
    ],
)
def test_role_bound_or(ask: Ask, routes: Any, call: str, proposed: str, other: str) -> None:
    first, second = routes(call, "admin")

    assert (first["scopes"], second["scopes"]) == ([proposed], [other])
    assert set(first["roles"]).isdisjoint(second["roles"])
    assert "**For other roles:**" in text_of(ask(call))


@pytest.mark.parametrize(
    ("call", "user", "full", "anybody"),
    [
        (
            "GET /v1/api/events/workspace-id/{workspaceId}",
            "cjp:user",
            "cjds:admin_org_read",
            "cjp:config_read",
        ),
        (
            "POST /publish/v1/api/event",
            None,
            "cjds:admin_org_write",
            "cjp:config_write",
        ),
    ],
)
def test_journey_roles(routes: Any, call: str, user: str | None, full: str, anybody: str) -> None:
    by_admin = {tuple(r["scopes"]): r["roles"] for r in routes(call, "admin")}

    assert (by_admin[(full,)], by_admin[(anybody,)]) == (["full"], ["any role"])
    assert [r["scopes"] for r in routes(call, "user")] == ([[user]] if user else [])


@pytest.mark.parametrize(
    "call",
    [
        "PATCH /v1/tasks/{taskId}",
        "POST /v1/tasks/{taskId}/accept",
        "POST /v1/tasks/1/conference/exit",
    ],
)
def test_choice_among_equals(ask: Ask, routes: Any, call: str) -> None:
    found = [route["scopes"] for route in routes(call, "user")]

    assert found == [["cjp:user"], ["cloud-contact-center:pod_conv"]]
    assert ask(call).scopes == ("cjp:user",)


@pytest.mark.parametrize(
    ("call", "scope", "title"),
    [
        ("POST /v2/agents/login", "cjp:user", "Login"),
        ("PUT /v2/agents/logout", "cjp:user", "Logout"),
        ("PUT /v2/agents/session/state", "cjp:user", "State Change"),
        ("POST /v2/agents/reload", "cjp:user", "Reload"),
        ("POST /v2/tasks", "cjp:task_write", "Create Task"),
    ],
)
def test_wrong_operation_matched(ask: Ask, call: str, scope: str, title: str) -> None:
    found = ask(call)
    first = found.operations[0]

    assert (f"{first.method} {first.address}", first.title) == (call, title)
    assert found.scopes == (scope,)
    assert "/v1/" not in text_of(found).split("```")[0].replace("/api/v1/", "")
