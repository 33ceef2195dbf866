"""A program that is to be told of something wants a webhook; people want a message."""

import pytest

from scopes.reading.events import as_webhooks


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("ping our server whenever somebody writes", "webhook when somebody writes"),
        ("call my Flask endpoint as soon as a meeting ends", "webhook when a meeting ends"),
        ("let our app know when a room is renamed", "webhook when a room is renamed"),
        ("our endpoint should be called each time it rings", "webhook when it rings"),
        ("I want my server pinged evrytime it rings", "I want webhook when it rings"),
        ("Get told by webhook the moment someone joins", "webhook when someone joins"),
        (
            "we need to be notified once the recording is ready",
            "webhook when the recording is ready",
        ),
        ("a webhook every time a card is sent", "a webhook when a card is sent"),
        ("Subscribe to new message events", "webhook for new message events"),
        ("subscribe to room created", "webhook for room created"),
        ("subscribe to changes of a call queue", "webhook for changes of a call queue"),
        (
            "we are subscribing to notifications about our rooms",
            "we are webhook for notifications about our rooms",
        ),
    ],
)
def test_a_program_that_is_told_wants_a_webhook(text: str, read: str) -> None:
    assert as_webhooks(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "notify the team when a meeting ends",
        "alert the service desk when a device is offline",
        "members should be notified when a room is renamed",
        "webhook when a call rings",
        "call a user when a meeting starts",
        "list apps when they were created",
        "our tool is triggered when a ticket is closed and archives the room",
        "our job is called once a night and deletes old messages",
        "I need to be told once my token expires",
        "subscribe for realtime burnout events",
        "subscribe to call events of the contact center",
        "users subscribe to a room",
        "let users subscribe to weekly notifications",
        "people can subscribe to alerts in our app",
    ],
)
def test_what_people_are_told_stays_as_it_is(text: str) -> None:
    assert as_webhooks(text) == text
