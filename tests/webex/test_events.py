import json
from typing import Any

import pytest

from webex.events import Event, NotAnEvent, parse_event

MESSAGE: dict[str, Any] = {
    "id": "WEBHOOK",
    "resource": "messages",
    "event": "created",
    "actorId": "ALICE",
    "data": {
        "id": "M1",
        "roomId": "R1",
        "roomType": "group",
        "personId": "ALICE",
        "personEmail": "alice@example.com",
    },
}


def parsed(**changes: Any) -> Event:
    return parse_event(json.dumps({**MESSAGE, **changes}).encode())


def test_a_delivery_is_read_in_full() -> None:
    assert parsed() == Event(
        resource="messages",
        event="created",
        id="M1",
        room="R1",
        person="ALICE",
        actor="ALICE",
        room_type="group",
    )


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"hello",
        b"\xff\xfe",
        b"null",
        b"[]",
        b'"text"',
        b"{}",
        b'{"resource": "messages", "event": "created"}',
        b'{"resource": "messages", "event": "created", "data": []}',
        b'{"resource": "messages", "event": "created", "data": {}}',
        b'{"resource": "messages", "event": "created", "data": {"id": ""}}',
        b'{"resource": "messages", "event": "created", "data": {"id": 7}}',
        b'{"resource": "messages", "data": {"id": "M1"}}',
        b'{"resource": ["messages"], "event": "created", "data": {"id": "M1"}}',
        b'{"resource": "messages", "event": "created", "data": {"id": "M1"}',
        b"9" * 5000,
        b"[" * 200_000,
        b'{"data":' * 200_000,
    ],
    ids=lambda body: repr(body[:50]),
)
def test_anything_else_is_no_event(body: bytes) -> None:
    with pytest.raises(NotAnEvent):
        parse_event(body)


def test_facts_of_a_wrong_type_count_as_missing() -> None:
    assert parsed(data={"id": "M1", "roomId": 7, "personEmail": None}).room == ""


def test_the_key_is_the_same_for_every_webhook_that_delivers_the_event() -> None:
    assert parsed(id="ONE WEBHOOK").key == parsed(id="ANOTHER WEBHOOK").key


@pytest.mark.parametrize(
    "change", [{"resource": "memberships"}, {"event": "deleted"}, {"data": {"id": "M2"}}]
)
def test_the_key_of_another_event_differs(change: dict[str, Any]) -> None:
    assert parsed(**change).key != parsed().key


@pytest.mark.parametrize(
    ("resource", "event", "expected"),
    [
        ("messages", "created", True),
        ("attachmentActions", "created", True),
        ("memberships", "created", True),
        ("messages", "updated", False),
        ("messages", "deleted", False),
        ("memberships", "deleted", False),
        ("rooms", "created", False),
    ],
)
def test_only_these_kinds_are_wanted(resource: str, event: str, expected: bool) -> None:
    assert parsed(resource=resource, event=event).is_wanted is expected


@pytest.mark.parametrize(
    ("email", "expected"),
    [
        ("helper@webex.bot", True),
        ("Helper@Webex.BOT", True),
        ("old@sparkbot.io", True),
        ("alice@example.com", False),
        ("alice@webex.bot.example.com", False),
        ("", False),
    ],
)
def test_bots_are_known_by_their_address(email: str, expected: bool) -> None:
    assert parsed(data={"id": "M1", "personEmail": email}).is_from_bot is expected
