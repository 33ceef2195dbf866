"""Orders in one breath are divided; a verb that belongs to something else is none."""

import pytest

from scopes.finding.run_on import divided
from scopes.finding.spans import Span
from scopes.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        (
            "list locations create a hunt group delete a queue",
            ["list locations", "create a hunt group", "delete a queue"],
        ),
        (
            "create a team add people post a message",
            ["create a team", "add people", "post a message"],
        ),
        ("create a webhook to list messages", None),
        ("list rooms users create", None),
        ("list rooms that members post a message to", None),
        ("check that the callback number is set for the location", None),
        ("let users create a room", None),
        ("reports list devices", None),
        ("create and delete rooms", None),
        ("list meetings hosts create each day", None),
        ("create a webhook firing on create a message", None),
        ("read what supervisors update every shift", None),
        ("read the preferences and site list of a host", None),
        ("list rooms", None),
    ],
)
def test_each_order_is_a_need(knowledge: Knowledge, text: str, orders: list[str] | None) -> None:
    reader = knowledge.reader
    spans = divided(text, Span(0, len(text)), reader, reader.parts_reader())

    assert [text[start:end].strip() for start, end in spans] == (orders or [text])
