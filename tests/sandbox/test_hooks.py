"""Webhooks: who is told what."""

import hashlib
import hmac

import pytest

from sandbox.app import Sandbox
from sandbox.records import Room
from tests.support.receiving import Receiver, events, register, wait_for

pytestmark = pytest.mark.integration

CARD = {
    "contentType": "application/vnd.microsoft.card.adaptive",
    "content": {"type": "AdaptiveCard", "version": "1.3", "body": []},
}


def test_a_message_is_announced_in_webex_envelope_without_its_words(
    sandbox: Sandbox, receiver: Receiver, team: Room, to_bot: str
) -> None:
    webhook = register(sandbox, receiver, "messages", event="created", filter="roomType=group")
    author = sandbox.people[0]

    message = sandbox.store.post(author.id, room_id=team.id, markdown=f"{to_bot} hello")
    wait_for(sandbox, 1)

    [payload] = receiver.payloads
    assert payload.pop("appId")
    assert payload == {
        "id": webhook.id,
        "name": "test",
        "targetUrl": receiver.url,
        "created": webhook.created,
        "resource": "messages",
        "event": "created",
        "filter": "roomType=group",
        "orgId": sandbox.bot.org_id,
        "createdBy": sandbox.bot.id,
        "ownedBy": "creator",
        "status": "active",
        "actorId": author.id,
        "data": {
            "id": message.id,
            "roomId": team.id,
            "roomType": "group",
            "personId": author.id,
            "personEmail": author.email,
            "created": message.created,
        },
    }


def test_letters_of_all_languages_are_sent_as_they_are(
    sandbox: Sandbox, receiver: Receiver, team: Room
) -> None:
    register(sandbox, receiver, "rooms", secret="s3cret")

    sandbox.store.update_room(team.id, sandbox.people[0].id, title="Übung 東京")
    wait_for(sandbox, 1)

    expected = hmac.new(b"s3cret", receiver.bodies[0], hashlib.sha1).hexdigest()
    assert "Übung 東京".encode() in receiver.bodies[0]
    assert receiver.headers[0]["X-Spark-Signature"] == expected


def test_a_bot_hears_of_mentions_its_own_messages_and_direct_ones_only(
    sandbox: Sandbox, receiver: Receiver, team: Room, to_bot: str
) -> None:
    register(sandbox, receiver, "messages", event="created")
    store, person = sandbox.store, sandbox.people[0]
    direct = store.direct_room(person.id, sandbox.bot.id)

    store.post(person.id, room_id=team.id, text="not for bots")
    store.post(person.id, room_id=team.id, markdown="<@all> hello")
    heard = [
        store.post(person.id, room_id=team.id, markdown=f"{to_bot} hello"),
        store.post(sandbox.bot.id, room_id=team.id, text="hello"),
        store.post(person.id, room_id=direct.id, text="hello"),
    ]
    wait_for(sandbox, 3)

    assert [payload["data"]["id"] for payload in receiver.payloads] == [m.id for m in heard]


def test_the_firehose_tells_everything_but_card_actions_in_order(
    sandbox: Sandbox, receiver: Receiver, team: Room
) -> None:
    register(sandbox, receiver, "all")
    store, person = sandbox.store, sandbox.people[0]

    room = store.create_room("New", sandbox.bot.id)
    member = store.add_member(room.id, person.id)
    message = store.post(sandbox.bot.id, room_id=room.id, text="x")
    store.edit(message.id, sandbox.bot.id, text="y")
    store.delete(message.id, sandbox.bot.id)
    card = store.post(sandbox.bot.id, room_id=team.id, text="x", attachments=[CARD])
    store.submit(person.id, card.id, {})
    store.remove_member(member.id)
    wait_for(sandbox, 8)

    assert events(receiver) == [
        ("rooms", "created"),
        ("memberships", "created"),
        ("memberships", "created"),
        ("messages", "created"),
        ("messages", "updated"),
        ("messages", "deleted"),
        ("messages", "created"),
        ("memberships", "deleted"),
    ]


def test_a_card_action_is_told_to_the_author_of_the_card(
    sandbox: Sandbox, receiver: Receiver, team: Room
) -> None:
    register(sandbox, receiver, "attachmentActions", event="created")
    person = sandbox.people[0]
    card = sandbox.store.post(sandbox.bot.id, room_id=team.id, text="x", attachments=[CARD])

    action = sandbox.store.submit(person.id, card.id, {"secret": "input"})
    wait_for(sandbox, 1)

    [payload] = receiver.payloads
    assert payload["actorId"] == person.id
    assert payload["data"] == {
        "id": action.id,
        "type": "submit",
        "messageId": card.id,
        "personId": person.id,
        "roomId": team.id,
        "created": action.created,
    }


def test_a_removed_bot_hears_of_its_own_removal(
    sandbox: Sandbox, receiver: Receiver, team: Room
) -> None:
    register(sandbox, receiver, "memberships", event="deleted")
    membership = sandbox.store.find_membership(team.id, sandbox.bot.id)
    assert membership is not None

    sandbox.store.remove_member(membership.id, actor_id=sandbox.people[0].id)
    wait_for(sandbox, 1)

    assert receiver.payloads[0]["actorId"] == sandbox.people[0].id
    assert receiver.payloads[0]["data"]["personId"] == sandbox.bot.id


@pytest.mark.parametrize(
    ("filter_text", "passes"),
    [
        ("roomId={room}", True),
        ("roomType=direct", False),
        ("roomType=direct,group", True),
        ("mentionedPeople=me", True),
        ("mentionedPeople=me&hasFiles=true", False),
        ("hasAttachments=false&personEmail=developer@example.com", True),
        ("personId=somebody", False),
    ],
)
def test_a_filter_lets_matching_messages_through(
    sandbox: Sandbox, receiver: Receiver, team: Room, to_bot: str, filter_text: str, passes: bool
) -> None:
    register(sandbox, receiver, "messages", filter=filter_text.format(room=team.id))
    last = register(sandbox, receiver, "messages", name="last")

    sandbox.store.post(sandbox.people[0].id, room_id=team.id, markdown=f"{to_bot} hello")
    sandbox.store.wait_for(lambda: any(d.webhook_id == last.id for d in sandbox.store.deliveries))

    assert len(receiver.payloads) == (2 if passes else 1)
