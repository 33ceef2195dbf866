"""A webhook takes the scope of what it watches, however it is asked for."""

import pytest

from scopes.job import understand
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Need, Outcome

MESSAGES, ROOMS = "spark:messages_read", "spark:rooms_read"


def need_of(knowledge: Knowledge, text: str) -> Need:
    (need,) = understand(knowledge.reader.read(text), knowledge).needs
    return need


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("POST /v1/webhooks for messages", MESSAGES),
        ("POST /webhooks for recordings", "meeting:recordings_read"),
        ("create a webhook for message events", MESSAGES),
        ("subscribe to meeting events", "meeting:schedules_read"),
        ("create a webhook for my recordings", "meeting:recordings_read"),
        ("api.webhooks.create() for meetings", "meeting:schedules_read"),
        ('api.webhooks.create(name="x", resource="memberships")', "spark:memberships_read"),
        (
            'requests.post(f"{API}/v1/webhooks", json={"resource": "meetingParticipants"})'
            " # https://webexapis.com/v1/webhooks",
            "meeting:participants_read",
        ),
        ('api.webhooks.create(resource="telephony_calls")', "spark:calls_read"),
        (
            'curl -X POST https://webexapis.com/v1/webhooks -d "{\\"resource\\": \\"rooms\\"}"',
            ROOMS,
        ),
        ("DELETE /v1/webhooks/{webhookId} for rooms", ROOMS),
        ("GET /webhooks for new messages", MESSAGES),
        ("webhook when a room is created", ROOMS),
        ("webhook when someone joins a space", "spark:memberships_read"),
        ("webhook for new members in a room", "spark:memberships_read"),
        ("webhook when people are added to our space", "spark:memberships_read"),
        ("webhook when someone leaves a room's recording", "meeting:recordings_read"),
        ("webhook when someone joins a meeting", "meeting:participants_read"),
        ("webhook on one webex space for 'new messages'", MESSAGES),
        ("webhook for meeting transcripts", "meeting:transcripts_read"),
        ("as a compliance officer, list the webhooks", "spark-compliance:webhooks_read"),
    ],
)
def test_the_resource_decides(knowledge: Knowledge, text: str, scope: str) -> None:
    need = need_of(knowledge, text)

    assert need.outcome is Outcome.FOUND
    assert set(need.alternatives(None)) == {frozenset({scope})}


@pytest.mark.parametrize(
    "text",
    [
        "POST /v1/webhooks",
        "POST /webhooks, which I call",
        "POST /webhooks. The call is made by us",
        "DELETE /v1/webhooks/{webhookId}",
        "GET /v1/webhooks",
        "api.webhooks.list()",
        "create a webhook for my app",
        "create a webhook for events",
        "delete all webhooks that the token has registered",
        "meetings = api.webhooks.list()",
        "const meetings = api.webhooks.list()",
    ],
)
def test_without_a_resource_it_stays_open(knowledge: Knowledge, text: str) -> None:
    need = need_of(knowledge, text)

    assert need.is_subject_open
    assert (need.outcome, need.sets) == (Outcome.UNKNOWN, {})


def test_what_is_no_webhook_is_left_as_it_is(knowledge: Knowledge) -> None:
    need = need_of(knowledge, "GET /rooms")

    said = knowledge.webhooks.said(knowledge.reader.read("GET /rooms"))
    assert knowledge.webhooks.with_subject(need, said) is need


@pytest.mark.parametrize(
    "text",
    [
        "GET /v1/webhooks and DELETE /v1/webhooks/{webhookId}",
        "We call GET /v1/webhooks and POST /v1/webhooks in Webex Teams",
        "PUT /v1/webhooks/{webhookId} and GET /v1/webhooks/{webhookId}",
        "create a webhook in Webex Teams",
        "api.webhooks.list() and api.webhooks.delete(id)",
    ],
)
def test_several_calls_without_a_resource_stay_open(knowledge: Knowledge, text: str) -> None:
    needs = understand(knowledge.reader.read(text), knowledge).needs

    assert needs
    assert all(need.is_subject_open for need in needs)


def test_what_another_call_is_about_is_not_watched_for_that(knowledge: Knowledge) -> None:
    question = knowledge.reader.read("GET /v1/rooms and POST /v1/webhooks")
    rooms, webhook = understand(question, knowledge).needs

    assert (rooms.is_subject_open, webhook.is_subject_open) == (False, True)
