"""What a message says that it does not need is left out of it."""

import pytest

from scopes.reading.refusals import without_refusals


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("We do not need to read messages, only to list rooms", "only to list rooms"),
        ("list rooms, but we don't need to read messages", "list rooms"),
        ("List rooms. The app must not delete messages.", "List rooms."),
        ("no need to read messages; list rooms", "list rooms"),
        ("I can't read messages, which scope?", "I can't read messages, which scope?"),
        ("it does not list rooms", "it does not list rooms"),
        ("list rooms", "list rooms"),
        ("", ""),
    ],
)
def test_a_refusal_is_left_out(text: str, rest: str) -> None:
    assert without_refusals(text) == rest
