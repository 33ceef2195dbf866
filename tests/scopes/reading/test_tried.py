"""What was tried when an error came is kept, whatever is said of the error."""

import pytest

from handlers import answer
from scopes.knowledge import Knowledge
from scopes.reading.tried import without_error
from tests.scopes.reading.test_symptoms import OFFICIAL_403


@pytest.mark.parametrize(
    ("text", "tried"),
    [
        (f"{OFFICIAL_403} when creating a queue", "creating a queue"),
        ("403 Forbidden while attempting to join a meeting", "join a meeting"),
        ("listing rooms fails with HTTP 403", "listing rooms"),
        ("webexteamssdk.exceptions.ApiError: [403] Forbidden", ": [ ]"),
        ("with spark:rooms_read: 401 on /people", "with : on /people"),
        ("I cannot list rooms: HTTP 403", "list rooms:"),
        ("why do we get a 403 if we list rooms?", "list rooms?"),
        ("I am trying to list rooms, but it is refused with 403", "list rooms"),
        ('list rooms and get "403 Forbidden" back', "list rooms"),
        ("status 403 is what we get as soon as we list rooms", "list rooms"),
        ("list rooms, but the API still answers with 403", "list rooms"),
        ("the call to list rooms was answered with a 403 error", "list rooms"),
        ("list rooms, then get messages", "list rooms, then get messages"),
        ("list rooms and get 50 messages", "list rooms and get 50 messages"),
    ],
)
def test_what_was_tried_is_kept(text: str, tried: str) -> None:
    assert " ".join(without_error(text, ["spark:rooms_read"]).split()) == tried


@pytest.mark.parametrize(
    "said",
    [
        "We want to {} but get 403",
        "I {}, but I get a 403",
        "Trying to {}, the API answers with 403",
        "My app wants to {} but the server says 403",
        "I cannot {}: HTTP 403",
        "Getting a 403 whenever we {}",
        "Why do I get 403 if I {}?",
        "I am trying to {} but it is refused with 403",
        "We {} and run into 403s",
        "I can't {}, all I see is 403",
        '{} and get "403 Forbidden" back',
        "The call to {} was answered with 403",
    ],
)
@pytest.mark.parametrize(
    "tried",
    [
        "create meetings",
        "list all devices of our organization",
        "post a message into a room",
        "update a call queue",
        "delete a message",
        "assign a license to a user",
    ],
)
def test_an_error_changes_nothing_of_the_scopes_for_what_was_tried(
    knowledge: Knowledge, said: str, tried: str
) -> None:
    refused, asked = answer(said.format(tried), knowledge), answer(tried, knowledge)

    assert refused.kind == "doctor"
    assert refused.scopes == asked.scopes
