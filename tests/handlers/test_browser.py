"""Calls of the JavaScript SDK that are none of the REST API are told to be none."""

import pytest

from tests.handlers.asking import Ask, text_of

NO_REST = "No call of the REST API"


@pytest.mark.parametrize(
    "text",
    [
        "webex.meetings.syncMeetings()",
        "which scope does webex.meetings.unregister() need?",
        "webex.internal.mercury.connect() hangs",
        "const call = await webex.meetings.create('bob@example.com');\nawait call.join();",
        "what is required for meeting.addMedia({localStreams})?",
        "this.webex.messages.listen().then(() => {})",
    ],
)
def test_a_call_within_the_browser_gets_no_scope(ask: Ask, text: str) -> None:
    answer = ask(text)

    assert answer.scopes == ()
    assert text_of(answer).count(NO_REST) == 1


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("webex.meetings.register(); webex.rooms.create({title})", ("spark:rooms_write",)),
        ("await webex.internal.device.register(); then send a message", ("spark:messages_write",)),
    ],
)
def test_what_stands_beside_it_is_answered(ask: Ask, text: str, scopes: tuple[str, ...]) -> None:
    answer = ask(text)

    assert answer.scopes == scopes
    assert NO_REST in text_of(answer)


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ("webex.people.get('me')", "GET /people/{personId}"),
        ("webex.messages.create({roomId, text})", "POST /messages"),
        (
            "from webexpythonsdk import WebexAPI\nwebex = WebexAPI()\nwebex.rooms.list()",
            "GET /rooms",
        ),
    ],
)
def test_calls_of_the_rest_api_stay_calls(ask: Ask, text: str, call: str) -> None:
    answer = ask(text)
    (operation,) = answer.operations

    assert f"{operation.method} {operation.path}" == call
    assert NO_REST not in text_of(answer)
