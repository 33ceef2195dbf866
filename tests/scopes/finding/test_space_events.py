"""Who comes and goes is told from where something happens."""

import pytest

from scopes.finding.space_events import resource_of, without_space


@pytest.mark.parametrize(
    ("text", "resource"),
    [
        ("webhook when somebody joins our space", "memberships"),
        ("new members of a room", "memberships"),
        ("webhook for changes of a room", ""),
        ("people with room devices", ""),
        ("webhook when a user adds a room", ""),
        ("webhook when people are added to a room", "memberships"),
        ("webhook when a user has just left the room", "memberships"),
        ("webhook when someone new joins one of my rooms", "memberships"),
        ("webhook whenever somebody writes in my space", "messages"),
        ("webhook when a user replies", "messages"),
        ("webhook when a recording is ready so that users who left the meeting see it", ""),
        ("webhook for recordings so users write summaries", ""),
        ("webhook when someone joins a meeting", "meeting participants"),
        ("webhook when someone answers a call", ""),
    ],
)
def test_who_comes_is_a_membership_and_who_writes_a_message(text: str, resource: str) -> None:
    assert resource_of(text) == resource


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("webhook on one webex space for 'new messages'", "webhook   for new messages"),
        ("webhook for 'rooms'", "webhook for 'rooms'"),
        ("webhook for rooms", "webhook for rooms"),
    ],
)
def test_the_place_is_left_out(text: str, rest: str) -> None:
    assert without_space(text) == rest
