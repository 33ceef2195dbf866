"""Error texts are told apart, and scopes that a token has from those it lacks."""

import pytest

from scopes.reading.symptoms import (
    Symptom,
    are_held,
    fails_for_users,
    find_symptom,
    is_held,
    works,
)

OFFICIAL_403 = (
    "The server understood the request, but refused to fulfill it because the access token is "
    "missing required scopes or the user is missing required roles or licenses."
)


@pytest.mark.parametrize(
    ("text", "symptom"),
    [
        ("HTTP 403", "forbidden"),
        ("HTTP/1.1 403 Forbidden", "forbidden"),
        ("403 on GET /people", "forbidden"),
        ("I get a 403", "forbidden"),
        ("error code: 403", "forbidden"),
        ("GET /rooms returns 403", "forbidden"),
        ("posting it → 403", "forbidden"),
        ("we hit the rate limit", "throttled"),
        (OFFICIAL_403, "forbidden"),
        ('{"error":"insufficient_scope"}', "forbidden"),
        ("Insufficient scopes for this call", "forbidden"),
        ("missing required scopes", "forbidden"),
        ("[403] Forbidden - Failed to get activity.", "hidden message"),
        ("Not permitted to view or change other user's preferences", "forbidden"),
        ("401 Unauthorized", "unauthorized"),
        ("expired access token", "unauthorized"),
        ("status code 401", "unauthorized"),
        ("The request requires a valid access token set in the header", "unauthorized"),
        ("404 not found for GET /rooms/1", "not found"),
        ("error 404", "not found"),
        ("Could not find a room with provided ID", "not found"),
        ("POST /messages gives me 429", "throttled"),
        ("Too many requests", "throttled"),
        ("will we be rate limited?", "throttled"),
        ("GET /people returns 500", "server error"),
        ("GET /rooms: 500", "server error"),
        ("getting 429 TooManyRequests every few minutes", "throttled"),
        ("GET /v1/people -> 503", "server error"),
        ("502 bad gateway on GET /rooms", "server error"),
        ("error=invalid_scope", "invalid scope"),
        ("the requested scope is invalid", "invalid scope"),
        ("400 invalid scope, then 403", "invalid scope"),
        ("Access denied - Your administrator denied access to the integration", "blocked"),
        ("error=access_denied", "blocked"),
        ("our app is blocked by the organization", "blocked"),
        ("creating call queues 403, why?", "forbidden"),
        ("why does it 403??", "forbidden"),
        ("when I reboot a device it's 403.", "forbidden"),
        ("delete workspace 403", None),
        ("a queue that sends 401 calls to voicemail", None),
        ("the creation of meetings forwards 403", "forbidden"),
        ("when we delete a room comes 403.", "forbidden"),
        ("book room 403", None),
        ("add line 403", None),
        ("list the numbers in area code 403", None),
        ("create extension 404", None),
        ("GET /people/401", None),
        ("the throttled jobs list rooms", None),
        ("will I run into throttling?", "throttled"),
        ("get 500 messages of a room", None),
        ("return 500 people per page", None),
        ("we handle 429 with a pause", None),
        ("create a team with 429 members", None),
        ("create a team with 403 members", None),
        ("post a message in 404 rooms", None),
        ("fails with 403 errors", "forbidden"),
        ("fails with 403 does anybody know why?", "forbidden"),
        ("fails with 403 permissions error", "forbidden"),
        ("our internal server needs to read people", None),
        ("it ends with 403 always", "forbidden"),
        ("we get 429 errors", "throttled"),
        ("call block for 403 555 0100", None),
        ("report of devices with errors", None),
        ("forbid premium rate numbers", None),
        ("which scopes for CDR?", None),
    ],
)
def test_an_error_is_recognized(text: str, symptom: Symptom | None) -> None:
    assert find_symptom(text) == symptom


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("403 with spark:rooms_read", True),
        ("403 although spark:rooms_read is granted", True),
        ("I have spark:rooms_read", True),
        ("403 missing spark:rooms_read", False),
        ("it needs the scope spark:rooms_read", False),
        ("missing required scopes: spark:rooms_read", False),
        ("403 without spark:rooms_read", False),
        ("the scope spark:rooms_read is missing from the token", False),
        ("users don't have the spark:rooms_read scope", False),
        ("spark:rooms_read was not selected", False),
        ("spark:rooms_read is selected", True),
        ("it lacks spark:rooms_read_all, but has spark:rooms_read", True),
    ],
)
def test_scopes_that_a_token_has_are_told_from_those_it_lacks(text: str, held: bool) -> None:
    assert is_held("spark:rooms_read", text) is held


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("The token has spark:a and spark:b", True),
        ("A consultant ticked spark:a, spark:b", True),
        ("My integration uses spark:a spark:b.", True),
        ("Our token spark:a, spark:b gets 403", True),
        ("It reads rooms. Held: spark:a, spark:b", True),
        ("Consent screen of today: spark:a spark:b. It only reads rooms.", True),
        ("Scopes we need: spark:a spark:b. It only reads rooms.", False),
        ("I need spark:a and spark:b", False),
        ("The app has a list of rooms. Add spark:a, spark:b", False),
        ("spark:a and spark:b", False),
    ],
)
def test_it_is_read_whether_an_app_has_scopes(text: str, is_said: bool) -> None:
    assert are_held(["spark:a", "spark:b"], text) is is_said


@pytest.mark.parametrize(
    "said",
    [
        "yields 403",
        "answers with a 403",
        "replied 403 again",
        "403",
        ": 403 even as admin",
        "runs into 403s",
        "fails, and the response is 403",
    ],
)
def test_a_status_is_told_in_many_words(said: str) -> None:
    assert find_symptom(f"GET /v1/people {said}") == "forbidden"


@pytest.mark.parametrize(
    ("behind", "is_said"),
    [
        (" -> 200", True),
        (" works.", True),
        ("?max=5 200", True),
        ("` returns 201", True),
        (" is fine", True),
        (" -> 403", False),
        (" with a 200 char limit gives 403", False),
        (" is fine in Postman but 403 in my app", False),
        (" returns 200 for admins but 403 for users", False),
        (" fails, but POST /x works", False),
        ("", False),
    ],
)
def test_it_is_read_that_a_call_succeeds(behind: str, is_said: bool) -> None:
    assert works("GET /v1/rooms", f"I call GET /v1/rooms{behind}") is is_said


@pytest.mark.parametrize(
    ("said", "text", "is_said"),
    [
        ("Listing my rooms works", "Listing my rooms works, but posting fails", True),
        ("list rooms", "I can list rooms, but posting a message fails with 403", True),
        ("list rooms", "we can list rooms but adding people gives 403", True),
        ("list rooms", "403 for people; we are able to list rooms", True),
        ("list rooms", "users can list rooms and get 403 then", False),
        ("list rooms", "I can list rooms. Posting fails.", False),
        ("GET /v1/rooms", "GET https://webexapis.com/v1/rooms?max=5 200 OK", True),
        ("GET /v1/rooms", "GET https://webexapis.com/v1/rooms?max=5 403", False),
        ("list works of art", "list works of art fails with 403", False),
        ("list rooms", "post messages fails", False),
    ],
)
def test_it_is_read_that_what_is_said_in_words_succeeds(
    said: str, text: str, is_said: bool
) -> None:
    assert works(said, text) is is_said


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("works for admins but regular users get 403", True),
        ("non-admins see a 403", True),
        ("GET /people gives 403 for normal users", True),
        ("it fails for non-admin users", True),
        ("I get 403 for all users", False),
        ("list users; I get 403", False),
    ],
)
def test_it_is_read_that_those_without_a_role_get_an_error(text: str, is_said: bool) -> None:
    assert fails_for_users(text) is is_said
