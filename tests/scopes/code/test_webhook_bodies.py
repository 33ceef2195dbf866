"""The body of a webhook and the event that it sends are read as the call that registers it."""

import pytest

from scopes.code.calls import read_code
from scopes.code.webhook_bodies import read_webhook_body

EVENT = '{"resource": "telephony_calls", "event": "updated", "data": {"state": "alerting"}}'


@pytest.mark.parametrize("text", [EVENT, EVENT.replace('"', '\\"'), EVENT.replace('"', "'")])
def test_an_event_leads_to_the_call_that_registers_its_webhook(text: str) -> None:
    (site,) = read_webhook_body(text)

    assert (site.method, site.path) == ("POST", "/v1/webhooks")


@pytest.mark.parametrize(
    "text",
    [
        '{"resource": "rooms"}',
        '{"event": "created"}',
        '{"resource": "rooms", "event": "party"}',
        '{"resource": "issue", "event": "updated"} comes from Jira',
        'list events: {"resource": "rooms", "event": "updated"}',
        "the resource is rooms and the event created",
    ],
)
def test_other_data_is_no_webhook(text: str) -> None:
    assert not list(read_webhook_body(text))


def test_calls_that_stand_there_come_first_and_files_hold_data() -> None:
    beside_a_call = f"GET /v1/rooms\n{EVENT}"

    assert [call.path for call in read_code(beside_a_call).calls] == ["/v1/rooms"]
    assert not read_code(EVENT, "event.json").calls
    assert [call.path for call in read_code(EVENT).calls] == ["/v1/webhooks"]
