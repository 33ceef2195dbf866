"""Of what a message does, what fails was tried, and not what works."""

import pytest

from tests.handlers.asking import Ask


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        (
            "GET https://webexapis.com/v1/rooms?max=5 200 OK\n"
            "DELETE https://webexapis.com/v1/messages/Y2lz 403 Forbidden",
            ("spark:messages_write",),
        ),
        (
            "Listing my rooms works, reading the messages works, but posting a message fails "
            "with 403.",
            ("spark:messages_write",),
        ),
        (
            "I can list my meetings but getting the participants of a meeting gives 403",
            ("meeting:participants_read",),
        ),
    ],
)
def test_only_what_fails_is_diagnosed(ask: Ask, text: str, scopes: tuple[str, ...]) -> None:
    assert ask(text).scopes == scopes


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        (
            "GET https://webexapis.com/v1/people 200 OK\n"
            "POST https://webexapis.com/v1/people 403\nDELETE https://webexapis.com/v1/rooms/x 403",
            {"spark-admin:people_write", "spark-admin:people_read", "spark:rooms_write"},
        ),
        (
            "With our app users can create meetings and delete recordings, but we get 403",
            {"meeting:schedules_write", "meeting:recordings_write"},
        ),
        (
            "I get 403 when I look up where a person works and when I list rooms",
            {"spark:people_read", "spark:rooms_read"},
        ),
        ("403 when listing messages; we are able to post messages", {"spark:messages_read"}),
    ],
)
def test_what_fails_is_not_taken_for_what_works(ask: Ask, text: str, scopes: set[str]) -> None:
    assert set(ask(text).scopes) == scopes
