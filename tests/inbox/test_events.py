import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inbox.events import MOST_CHARACTERS, Event, NotAnEvent, parse_event

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


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"\xff", "not UTF-8"),
        (json.dumps(MESSAGE).encode("utf-16"), "not UTF-8"),
        (b"\xef\xbb\xbf" + json.dumps(MESSAGE).encode(), "not JSON"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b'{"resource": "messages", "resource": "rooms"}', "a key stands twice"),
        (b'{"created": NaN}', "NaN"),
        (b'{"created": -Infinity}', "Infinity"),
        (b'{"created": ' + b"9" * 100_000 + b"}", "not JSON"),
    ],
    ids=["latin", "utf-16", "bom", "depth", "twice", "nan", "infinity", "number"],
)
def test_json_that_readers_could_take_differently_is_refused(body: bytes, reason: str) -> None:
    with pytest.raises(NotAnEvent, match=reason):
        parse_event(body)


@pytest.mark.parametrize("key", ["id", "roomId", "personId", "personEmail", "roomType"])
@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("x" * (MOST_CHARACTERS + 1), "longer than 500 characters"),
        ("a\x00b", "cannot be printed"),
        ("a\nb", "cannot be printed"),
        ("a\u202eb", "cannot be printed"),
        ("\ud800", "cannot be printed"),
    ],
    ids=["long", "NUL", "newline", "right to left", "surrogate"],
)
def test_what_could_harm_a_log_or_a_database_is_refused(key: str, value: str, reason: str) -> None:
    with pytest.raises(NotAnEvent, match=f"{key} .*{reason}"):
        parsed(data={"id": "M1", key: value})


def test_an_id_may_be_long() -> None:
    assert parsed(data={"id": "x" * MOST_CHARACTERS}).id == "x" * MOST_CHARACTERS


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
FACTS = st.dictionaries(st.sampled_from(["id", "roomId", "personId", "personEmail"]), JSON)


@given(
    st.fixed_dictionaries(
        {}, optional={"resource": JSON, "event": JSON, "actorId": JSON, "data": FACTS | JSON}
    )
)
def test_any_json_is_an_event_or_none(envelope: dict[str, Any]) -> None:
    with suppress(NotAnEvent):
        assert parse_event(json.dumps({**MESSAGE, **envelope}).encode()).key.encode()


PRINTABLE = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=500)
UNPRINTABLE = st.builds(
    "".join, st.tuples(PRINTABLE, st.characters(categories=["Cc", "Cf", "Zl", "Zp"]), PRINTABLE)
)
FACT = st.sampled_from(["id", "roomId", "personId", "roomType"])


@given(FACT, PRINTABLE)
def test_a_fact_that_can_be_printed_is_taken_as_it_is(name: str, text: str) -> None:
    assert text in vars(parsed(data={"id": "M1", name: text})).values()


@given(FACT, UNPRINTABLE | PRINTABLE.map(lambda text: text * 501))
def test_a_fact_that_cannot_be_printed_or_is_too_long_makes_it_no_event(
    name: str, text: str
) -> None:
    with pytest.raises(NotAnEvent, match=name):
        parsed(data={"id": "M1", name: text})


@given(st.binary(max_size=200))
def test_any_body_is_an_event_or_none(body: bytes) -> None:
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
        ("messages", "updated", True),
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
