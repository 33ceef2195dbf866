"""Needs in words next to calls and names of scopes are found, and nothing of a call is one."""

import pytest

from scopes.finding.beside import parts_beside
from scopes.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("GET /v1/people and create a call queue", ["create a call queue"]),
        ("spark:rooms_read, and I want to post messages", ["post messages"]),
        ("edit a person with PUT /v1/people/1", []),
        ("use PUT /v1/people/1 to edit a person", []),
        ("First GET /v1/rooms/{roomId}, then a PUT on the same path. Which scopes?", []),
        ("POST https://webexapis.com/v1/messages", []),
        ('post("https://webexapis.com/v1/messages", json={"roomId": room_id}) scope?', []),
        ("results = api.rooms.list()", []),
        ("edit a person via the endpoint https://webexapis.com/v1/people/1", []),
        ("edit a person: POST /v1/people", []),
        ("edit a person and create a call queue", ["edit a person", "create a call queue"]),
        ("call /v1/people/1 for changing a person", []),
        ("openid email profile spark:rooms_read and create a call queue", ["create a call queue"]),
        ("spark:rooms_read spark:rooms_write, then list devices", ["list devices"]),
    ],
)
def test_only_what_stands_in_words_is_a_part(
    text: str, said: list[str], knowledge: Knowledge
) -> None:
    parts = parts_beside(knowledge.reader.read(text), knowledge.reader, knowledge.learned)

    assert [part.said.text for part in parts] == said


def test_a_link_to_the_portal_is_no_part(knowledge: Knowledge) -> None:
    text = "https://developer.webex.com/docs/api/v1/rooms/list-rooms and delete a team"
    parts = parts_beside(knowledge.reader.read(text), knowledge.reader, knowledge.learned)

    assert [part.said.text for part in parts] == ["delete a team"]
