"""Calls of the JavaScript SDK within the browser are found, and taken out with what they return."""

import pytest

from scopes.code.browser import browser_calls, without_browser_calls


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("webex.meetings.register()", ("webex.meetings.register",)),
        ("this.webex.internal.device.register()", ("this.webex.internal.device.register",)),
        ("webex.rooms.create({title})", ()),
        ("webex.meetings.create(title='x')", ()),
        ("import webexpythonsdk\nwebex.meetings.list()", ()),
        ("", ()),
    ],
)
def test_only_calls_of_no_rest_are_found(text: str, names: tuple[str, ...]) -> None:
    assert browser_calls(text) == names


def test_what_is_left_stands_where_it_stood() -> None:
    text = "const m = await webex.meetings.create(to); await m.join(); then send a message"
    rest = without_browser_calls(text)

    assert rest.strip() == "then send a message"
    assert len(rest) == len(text)
