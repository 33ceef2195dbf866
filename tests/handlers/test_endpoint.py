import pytest

from rendering.plain import to_plain
from scopes.privilege.needs import Outcome
from tests.handlers.asking import Ask, text_of


@pytest.mark.parametrize(
    ("text", "level", "scopes"),
    [
        ("GET /people/me", "user", ("spark:people_read",)),
        ("GET /v1/people", "user", ("spark:people_read",)),
        ("GET /people as an admin", "admin", ("spark-admin:people_read",)),
        ("which scope does POST /v1/messages need?", "user", ("spark:messages_write",)),
        ("GET https://analytics.webexapis.com/v1/cdr_feed?max=5", "admin", None),
        ("curl https://webexapis.com/v1/rooms/Y2lz", "user", ("spark:rooms_read",)),
        ("GET /locations", "admin", ("spark-admin:locations_read",)),
        (
            "DELETE /people/Y2lz",
            "admin",
            ("spark-admin:people_write", "spark-admin:people_read"),
        ),
        (
            "PUT /rooms/{roomId} as compliance officer",
            "compliance",
            ("spark-compliance:rooms_write",),
        ),
        ("GET /group/recordings", "group", ("meeting:group_meeting_read",)),
        ("POST /telephony/calls/dial", "user", ("spark:calls_write",)),
    ],
)
def test_names_the_least_scopes_of_a_call(
    ask: Ask, text: str, level: str, scopes: tuple[str, ...] | None
) -> None:
    answer = ask(text)

    assert (answer.kind, answer.outcome, answer.level) == ("endpoint", Outcome.FOUND, level)
    assert answer.scopes == (scopes or ("spark-admin:calling_cdr_read",))


def test_names_the_scopes_of_every_level(ask: Ask) -> None:
    assert ask("GET /recordings").by_level == {
        "user": ("meeting:recordings_read",),
        "admin": ("meeting:admin_recordings_read",),
        "compliance": ("spark-compliance:meetings_read",),
    }


def test_a_level_that_cannot_do_it_falls_back_to_one_that_can(ask: Ask) -> None:
    answer = ask("GET /v1/cdr_feed as the signed-in user")

    assert answer.level == "admin"
    assert "Not documented for the signed-in user" in to_plain(answer)


def test_names_the_larger_sets_that_are_accepted_too(ask: Ask) -> None:
    text = text_of(ask("GET /locations"))

    assert "**Also accepted**" in text
    assert "`spark-admin:people_read`" in text


def test_a_path_without_method_shows_every_method(ask: Ask) -> None:
    answer = ask("/people/{personId}")

    assert {operation.method for operation in answer.operations} == {"GET", "PUT", "DELETE"}
    assert "No method was given, so I show all of them" in text_of(answer)
    assert answer.choices


def test_an_undocumented_operation_is_not_guessed(ask: Ask) -> None:
    answer = ask("GET /room/tabs")

    assert (answer.kind, answer.outcome) == ("endpoint", Outcome.UNDOCUMENTED)
    assert (answer.scopes, answer.by_level) == ((), {})


def test_an_operation_that_takes_any_token_needs_no_scope(ask: Ask) -> None:
    answer = ask("GET /dataSources/schemas")

    assert (answer.kind, answer.outcome, answer.scopes) == ("endpoint", Outcome.NOT_NEEDED, ())
    assert "No scope needed" in text_of(answer)


def test_an_unknown_path_gets_the_closest_ones(ask: Ask) -> None:
    answer = ask("GET /v1/peple")

    assert (answer.outcome, answer.scopes) == (Outcome.UNKNOWN, ())
    assert "`/people`" in text_of(answer)


def test_an_unknown_path_far_from_all_others_says_so(ask: Ask) -> None:
    answer = ask("GET /zzzz")

    assert answer.outcome is Outcome.UNKNOWN
    assert "`GET /zzzz`" in text_of(answer)


def test_an_unknown_method_gets_those_that_exist(ask: Ask) -> None:
    answer = ask("PATCH /people")

    assert answer.outcome is Outcome.UNKNOWN
    assert answer.choices == ("GET /people", "POST /people")


def test_the_first_known_call_of_several_is_answered(ask: Ask) -> None:
    assert ask("GET /zzzz and POST /messages").scopes == ("spark:messages_write",)


@pytest.mark.parametrize(
    "text", ["https://api.zoom.us/v2/meetings", "https://slack.com/api/chat.postMessage"]
)
def test_an_address_of_another_service_is_no_webex_call(ask: Ask, text: str) -> None:
    assert ask(f"which scopes for {text}").kind != "endpoint"


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("api.people.me()", ("spark:people_read",)),
        ("with webexteamssdk: api.messages.create(roomId=r)", ("spark:messages_write",)),
        ("wxc_sdk api.workspaces.list(org_id=o)", ("spark-admin:workspaces_read",)),
        ("api.telephony.callqueue.list()", ("spark-admin:telephony_config_read",)),
        ("api.person_settings.voicemail.read(x) as an admin", ("spark-admin:people_read",)),
        ("api.cdr.get_cdr_history(start_time=s)", ("spark-admin:calling_cdr_read",)),
    ],
)
def test_a_call_of_an_sdk_is_answered_like_its_endpoint(
    ask: Ask, text: str, scopes: tuple[str, ...]
) -> None:
    answer = ask(text)

    assert (answer.kind, answer.outcome, answer.scopes) == ("endpoint", Outcome.FOUND, scopes)


@pytest.mark.parametrize(
    "text", ["requests.post(url, json=body)", "os.path.join(a, b)", "self.client.close()"]
)
def test_other_code_is_no_call_of_webex(ask: Ask, text: str) -> None:
    assert ask(text).kind != "endpoint"


def test_an_address_alone_is_one_call(ask: Ask) -> None:
    answer = ask("https://api.ciscospark.com/v1/rooms")

    assert {operation.path for operation in answer.operations} == {"/rooms"}


@pytest.mark.parametrize(
    "text",
    ["list my webhooks", "DELETE /v1/webhooks/{webhookId}", "create webhooks", "POST /webhooks"],
)
def test_a_webhook_without_a_resource_asks_for_it_and_guesses_none(ask: Ask, text: str) -> None:
    answer = ask(text)

    assert (answer.outcome, answer.scopes) == (Outcome.UNKNOWN, ())
    assert "Which resource does the webhook watch?" in text_of(answer)
    assert "- messages: `spark:messages_read`" in text_of(answer)
    assert "spark:datasource_read" not in text_of(answer)
    assert [ask(choice).outcome for choice in answer.choices] == [Outcome.FOUND] * 5


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        (
            "GET https://webexapis.com/v1/recordings?hostEmail=a@example.com",
            "meeting:admin_recordings_read",
        ),
        (
            "GET https://webexapis.com/v1/meetings?hostEmail=a@example.com",
            "meeting:admin_schedule_read",
        ),
        ("GET /v1/meetingPreferences?userEmail=a@example.com", "meeting:admin_preferences_read"),
        ('POST /v1/meetings with "hostEmail": "a@example.com"', "meeting:admin_schedule_write"),
    ],
)
def test_a_parameter_for_somebody_else_takes_the_admin_level(
    ask: Ask, text: str, scope: str
) -> None:
    found = ask(text)

    assert (found.level, found.scopes) == ("admin", (scope,))


def test_a_slip_in_a_path_leads_to_the_nearest_operation(ask: Ask) -> None:
    found = ask("POST /v1/telephony/calls/transfert")

    assert found.outcome is Outcome.UNKNOWN
    assert "The nearest:" in text_of(found)
    assert "`POST /v1/telephony/calls/transfer`" in text_of(found)


def test_a_method_that_a_path_has_not_is_told_with_those_that_it_has(ask: Ask) -> None:
    assert "it has `GET`, `PUT` and `DELETE`." in text_of(ask("POST /rooms/abc"))


def test_only_an_administrator_may_name_an_organization(ask: Ask) -> None:
    assert ask("GET /v1/people?orgId=abc").scopes == ("spark-admin:people_read",)
    both = "GET /people, then GET /people?orgId=abc"
    assert ask(both).scopes == ("spark-admin:people_read",)
    assert ask("GET /v1/people?email=a@example.com").scopes == ("spark:people_read",)


@pytest.mark.parametrize(
    "code",
    [
        'requests.get(url + "/v1/people", params={"max": 5, "orgId": org})',
        "curl -G https://webexapis.com/v1/people -d orgId=abc",
    ],
)
def test_an_organization_is_named_beside_the_address_as_well(ask: Ask, code: str) -> None:
    assert ask(code).scopes == ("spark-admin:people_read",)


def test_the_methods_of_an_openapi_path_are_read(ask: Ask) -> None:
    found = ask(
        "/people:\n  get:\n    operationId: listPeople\n  post:\n    operationId: createPerson"
    )

    assert [step.need.words for step in found.steps] == ["GET /people", "POST /people"]


@pytest.mark.parametrize(
    ("call", "choices"),
    [
        ("GET /peopel", ("scopes of /people", "scopes of /people/me")),
        ("PATCH /people/me", ("GET /people/me",)),
    ],
)
def test_a_call_that_is_none_leads_on_to_those_there_are(
    ask: Ask, call: str, choices: tuple[str, ...]
) -> None:
    assert ask(call).choices == choices


def test_a_version_without_webhooks_leads_to_what_they_watch(ask: Ask) -> None:
    assert "the read scope of what it watches" in text_of(ask("POST /v2/webhooks"))


def test_the_event_of_a_webhook_names_what_it_watches(ask: Ask) -> None:
    event = '{"name": "calls", "resource": "telephony_calls", "event": "updated", "data": {}}'

    assert ask(event).scopes == ("spark:calls_read",)
