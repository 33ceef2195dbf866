"""The unmodified SDK works against the sandbox, verb by verb."""

from typing import Any

from sandbox.app import Sandbox
from sandbox.records import Room
from webex.sdk import WebexAPI

CARD: dict[str, Any] = {
    "contentType": "application/vnd.microsoft.card.adaptive",
    "content": {
        "type": "AdaptiveCard",
        "version": "1.3",
        "body": [{"type": "TextBlock", "text": "Hello", "wrap": True}],
        "actions": [{"type": "Action.Submit", "title": "Go", "data": {"go": "yes"}}],
    },
}


def test_people(bot: WebexAPI, sandbox: Sandbox) -> None:
    me = bot.people.me()
    somebody = bot.people.get(sandbox.people[0].id)
    found = list(bot.people.list(email="administrator@example.com"))

    assert (me.type, me.displayName, me.emails) == ("bot", "Scope Bot", ["scope-bot@webex.bot"])
    assert somebody.displayName == "Developer"
    assert [person.displayName for person in found] == ["Administrator"]


def test_rooms_and_memberships(bot: WebexAPI, developer: WebexAPI, team: Room) -> None:
    room = developer.rooms.create("Release")
    joined = developer.memberships.create(room.id, personEmail="scope-bot@webex.bot")

    assert {each.title for each in bot.rooms.list()} == {"Release", "Integration team"}
    assert bot.rooms.get(room.id).type == "group"
    assert bot.memberships.get(joined.id).personDisplayName == "Scope Bot"
    assert len(list(bot.memberships.list(roomId=team.id))) == 4
    assert developer.memberships.update(joined.id, isModerator=True).isModerator
    assert developer.rooms.update(room.id, title="Release 2").title == "Release 2"

    developer.memberships.delete(joined.id)
    developer.rooms.delete(room.id)

    assert [each.title for each in bot.rooms.list()] == ["Integration team"]


def test_messages(bot: WebexAPI, developer: WebexAPI, team: Room, to_bot: str) -> None:
    asked = developer.messages.create(roomId=team.id, markdown=f"{to_bot} hello")
    answer = bot.messages.create(roomId=team.id, parentId=asked.id, markdown="**hi**")
    edited = bot.messages.edit(answer.id, roomId=team.id, markdown="*hi*")

    assert bot.messages.get(asked.id).text == "Scope hello"
    assert [m.id for m in bot.messages.list(team.id, mentionedPeople="me")] == [asked.id]
    assert [m.id for m in developer.messages.list(team.id, parentId=asked.id)] == [answer.id]
    assert (edited.html, edited.text) == ("<p><em>hi</em></p>", "hi")
    assert edited.updated > edited.created

    bot.messages.delete(answer.id)

    assert [m.id for m in developer.messages.list(team.id)] == [asked.id]


def test_direct_messages(bot: WebexAPI, sandbox: Sandbox) -> None:
    sent = bot.messages.create(toPersonEmail="developer@example.com", text="hello")
    again = bot.messages.create(toPersonId=sandbox.people[0].id, text="again")

    found = bot.messages.list_direct(personEmail="developer@example.com")
    assert [message.text for message in found] == ["again", "hello"]
    assert sent.roomId == again.roomId
    assert sent.roomType == "direct"
    assert bot.rooms.get(sent.roomId).title == "Developer"


def test_webhooks(bot: WebexAPI) -> None:
    made = bot.webhooks.create("old", "http://127.0.0.1:9/", "messages", "created", secret="s3cret")
    changed = bot.webhooks.update(
        made.id, name="new", targetUrl="http://127.0.0.1:9/new", secret="other", status="active"
    )

    assert bot.webhooks.get(made.id).secret == "other"
    assert (changed.name, changed.targetUrl) == ("new", "http://127.0.0.1:9/new")
    assert [webhook.id for webhook in bot.webhooks.list()] == [made.id]

    bot.webhooks.delete(made.id)

    assert list(bot.webhooks.list()) == []


def test_attachment_actions(bot: WebexAPI, developer: WebexAPI, team: Room) -> None:
    card = bot.messages.create(roomId=team.id, markdown="Hello", attachments=[CARD])
    submitted = developer.attachment_actions.create("submit", card.id, {"go": "yes"})
    action = bot.attachment_actions.get(submitted.id)

    assert action.inputs == {"go": "yes"}
    assert (action.type, action.messageId, action.roomId) == ("submit", card.id, team.id)
