"""An error with its call leads to the scope that lacks, and to the checks in order."""

import pytest

from handlers import answer_query
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome
from scopes.reading.query import Query
from tests.handlers.asking import Ask, text_of

OFFICIAL = (
    '{"message":"The server understood the request, but refused to fulfill it because the access '
    'token is missing required scopes or the user is missing required roles or licenses.",'
    '"errors":[{"description":"refused"}],"trackingId":"ROUTER_5F3A-01BB"}'
)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("403 on GET /v1/people/me with spark:rooms_read", "spark:people_read"),
        ("I get 403 Forbidden for GET /rooms", "spark:rooms_read"),
        (f"{OFFICIAL} GET /rooms", "spark:rooms_read"),
        (f"{OFFICIAL} when creating a call queue", "spark-admin:telephony_config_write"),
        ("403 while attempting to join a meeting", "meeting:schedules_read"),
        (
            "403 on GET /telephony/config/queues, my token has spark:telephony_config_read",
            "spark-admin:telephony_config_read",
        ),
        ("GET /people gives 403: missing spark-admin:people_read", "spark-admin:people_read"),
        ("why do I get 403 on GET /people/{id} with spark:people_read?", ""),
        ("403 GET /rooms although I have spark:all", ""),
    ],
)
def test_the_missing_scope_is_named(ask: Ask, text: str, missing: str) -> None:
    found = ask(text)

    assert (found.kind, found.outcome) == ("doctor", Outcome.FOUND)
    assert " ".join(found.issues["missing"]) == missing
    assert set(found.issues["missing"]) <= set(found.scopes)
    assert found.operations


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("403 GET /telephony/config/queues with spark:telephony_config_read", "wrong level"),
        ("403 GET /people/{id} with spark:people_read", "authorize again"),
        ("403 GET /people/{id} with spark:people_read", "belongs to somebody else"),
        ("403 GET /people/{id} as admin", "lacks the role"),
        ("403 GET /rooms with spark:all", "which `spark:all` includes"),
        ("403 on PUT /people/{id} with spark-admin:people_write", "In total, this call requires"),
        ("my bot gets 403 on GET /messages", "mentionedPeople=me"),
        ("my bot gets 403 on GET /messages", "bots have no scopes"),
        ("My bot gets a 403. Why?", "A bot has no scopes to add"),
        ("my bot gets 404 on GET /messages/{messageId}", "was not mentioned"),
        ("401 on GET /rooms", "Scopes are not the cause"),
        ("401 on GET /rooms", "`spark:rooms_read`"),
        ("my integration gets 403 on GET /rooms. Another team runs a bot.", "Request `spark:rooms"),
        ("GET /people returns 500", "failed inside Webex"),
        ("GET /people returns 500", "`spark:people_read`"),
        ("POST /messages gives me 429", "Retry-After"),
        ("404 not found for GET /rooms/{roomId}", "has no access to it"),
        ("Access denied - Your administrator denied access to the integration", "Control Hub"),
    ],
)
def test_the_likely_cause_is_explained(ask: Ask, text: str, said: str) -> None:
    assert ask(text).kind == "doctor"
    assert said in text_of(ask(text))


@pytest.mark.parametrize("code", ["401", "403", "404"])
def test_the_operation_that_was_understood_is_named(ask: Ask, code: str) -> None:
    assert "I understood: [List Recordings](" in text_of(ask(f"{code} when I list recordings"))


def test_without_the_call_it_is_asked_for(ask: Ask) -> None:
    found = ask("why do I get 403?")

    assert (found.kind, found.outcome, found.scopes) == ("doctor", Outcome.UNKNOWN, ())
    assert "Give me the call" in text_of(found)


def test_what_the_documents_do_not_say_is_not_made_up(ask: Ask) -> None:
    found = ask("403 on GET /room/tabs")

    assert (found.outcome, found.scopes) == (Outcome.UNDOCUMENTED, ())
    assert "lacks the scope" not in text_of(found)


def test_a_wrong_path_is_pointed_out(ask: Ask) -> None:
    found = ask("404 on GET /v1/roooms")

    assert found.outcome is Outcome.UNKNOWN
    assert "`/rooms`" in text_of(found)


def test_a_bot_is_not_told_to_add_scopes(ask: Ask) -> None:
    found = ask("403 when my bot calls GET /messages")

    assert found.issues["missing"] == ()
    assert "lacks the scope" not in text_of(found)


@pytest.mark.parametrize(
    "text", ["403 from the Slack API", "numbers in area code 403", "report of devices with errors"]
)
def test_other_matters_are_left_alone(ask: Ask, text: str) -> None:
    assert ask(text).kind != "doctor"


@pytest.mark.parametrize(
    "text",
    [
        "[403] Forbidden - Failed to get activity.",
        "403 Client Error: Forbidden. Failed to get activity",
        "my bot says Failed to get activity, what is wrong?",
    ],
)
def test_a_message_that_is_hidden_is_no_matter_of_scopes(ask: Ask, text: str) -> None:
    found = ask(text)

    assert (found.kind, found.scopes) == ("doctor", ())
    assert "**The bot was not mentioned.**" in text_of(found)
    assert "**Not a member of the space.**" in text_of(found)


def test_a_hidden_message_with_its_call_names_what_it_requires_anyway(ask: Ask) -> None:
    found = ask("GET /v1/messages/{messageId}: 403 Failed to get activity")

    assert (found.kind, found.scopes) == ("doctor", ("spark:messages_read",))
    assert "**The bot was not mentioned.**" in text_of(found)


def test_what_works_already_is_not_taken_for_what_was_tried(ask: Ask) -> None:
    found = ask(
        "We keep a calendar of all lectures in our own portal. It has meeting:schedules_read and"
        " listing the meetings is no problem. Since yesterday the portal should also delete"
        " meetings, and there the API answers with 403. What am I missing?"
    )

    assert (found.kind, found.scopes) == ("doctor", ("meeting:schedules_write",))
    assert found.issues["missing"] == ("meeting:schedules_write",)


def test_a_call_that_is_also_said_in_words_is_the_one_that_failed(ask: Ask) -> None:
    found = ask(
        "The portal wants to send a message to a space, but POST /v1/messages gives 403. It has"
        " spark:rooms_read."
    )

    assert (found.kind, found.scopes) == ("doctor", ("spark:messages_write",))


BESIDE = "403 when posting to /v1/messages, and also when I list rooms"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BESIDE, "Request `spark:messages_write` and `spark:rooms_read`"),
        (f"{BESIDE}. The token has spark:messages_write", "not grant access to all of these calls"),
        (f"{BESIDE}. The token has spark:rooms_read", "In total, these calls require"),
    ],
)
def test_what_failed_beside_a_call_is_taken_up(ask: Ask, text: str, said: str) -> None:
    found = ask(text)

    assert found.kind == "doctor"
    assert set(found.scopes) == {"spark:messages_write", "spark:rooms_read"}
    assert said in text_of(found)


def test_words_that_speak_of_the_call_add_nothing(ask: Ask) -> None:
    found = ask("POST /v1/rooms gives 403 when I create a space")

    assert found.scopes == ("spark:rooms_write",)
    assert len(found.steps) == 1


def test_of_two_levels_that_of_the_token_is_proposed(ask: Ask) -> None:
    found = ask(
        "403 on PUT /people/{personId}/features/voicemail, my token has spark-admin:people_read"
    )

    assert (found.level, found.issues["missing"]) == ("admin", ("spark-admin:people_write",))
    assert found.steps[0].scopes == ("spark-admin:people_write",)


@pytest.mark.parametrize(
    "text",
    [
        'http.NewRequest("DELETE", "https://webexapis.com/v1/memberships/"+id, nil) -> 403',
        'http.NewRequest("POST", "https://webexapis.com/v1/memberships", body)\nfails with 403',
        'requests.post("https://webexapis.com/v1/memberships", json={"roomId": room_id})\n'
        "I get a 403 with this, which scope is missing?",
    ],
)
def test_a_call_in_code_is_read_as_it_stands(ask: Ask, text: str) -> None:
    assert ask(text).scopes == ("spark:memberships_write",)


@pytest.mark.parametrize(
    "text",
    [
        "GET /v1/rooms works (200). DELETE /v1/rooms/abc returns 403",
        "GET /v1/rooms?max=5 200\nDELETE /v1/rooms/abc 403\nWhat does the second one want?",
        'C# code: await client.DeleteAsync("https://webexapis.com/v1/rooms/abc"); returns 403',
    ],
)
def test_only_what_was_refused_is_diagnosed(ask: Ask, text: str) -> None:
    assert ask(text).scopes == ("spark:rooms_write",)


def test_what_is_needed_also_is_told_though_it_is_not_sure(ask: Ask) -> None:
    found = ask("DELETE /v1/rooms/{id} gives 403. We also need to register a webhook for messages.")

    assert set(found.scopes) == {"spark:rooms_write", "spark:messages_read"}


def test_a_misspelt_scope_is_not_taken_for_one_that_the_token_has(ask: Ask) -> None:
    found = ask("403 on POST /v1/rooms, token has spark:room_write")

    assert found.issues["missing"] == ("spark:rooms_write",)
    assert "`spark:room_write` is not a known scope" in text_of(found)


def test_what_a_scope_requires_of_its_owner_is_told(ask: Ask) -> None:
    text = text_of(ask("CDR feed returns 403 although my token has spark-admin:calling_cdr_read"))

    assert "Webex Calling Detailed Call History API access" in text


def test_the_level_is_that_of_those_who_get_the_error(ask: Ask) -> None:
    found = ask(
        "GET /v1/people works with an admin token but regular users get 403. "
        "We only request spark-admin:people_read"
    )

    assert (found.level, found.issues["missing"]) == ("user", ("spark:people_read",))


@pytest.mark.parametrize(
    ("call", "scopes"),
    [
        ("GET [https://webexapis.com/v1/rooms]", ("spark:rooms_read",)),
        ("[POST] https://webexapis.com/v1/memberships", ("spark:memberships_write",)),
        ("during [DELETE] to [https://webexapis.com/v1/rooms/Y2lz]", ("spark:rooms_write",)),
        ("[PUT] /v1/rooms/Y2lz", ("spark:rooms_write",)),
    ],
)
def test_a_call_in_brackets_is_read(ask: Ask, call: str, scopes: tuple[str, ...]) -> None:
    assert ask(f"403 Forbidden {call}").scopes == scopes


def test_a_level_that_was_chosen_holds_whoever_gets_the_error(knowledge: Knowledge) -> None:
    query = Query("GET /v1/people works for me but regular users get 403", level="admin")

    assert answer_query(query, knowledge).level == "admin"


def test_a_scope_without_its_prefix_is_held(ask: Ask) -> None:
    found = ask("403 on GET /v1/rooms, my token has rooms_read")

    assert found.issues["missing"] == ()
    assert "These names are wrong" not in text_of(found)


def test_a_bot_is_told_no_role_of_a_scope(ask: Ask) -> None:
    assert "Also required" not in text_of(ask("403 on GET /v1/cdr_feed with my bot token"))
