"""Cards are checked before they are posted, and only people submit their actions."""

from typing import Any

import pytest

from sandbox.app import Sandbox
from sandbox.cards import CARD_TYPE, check_attachments
from sandbox.errors import WebexError
from sandbox.records import Room
from webex.sdk import ApiError, WebexAPI


def card(**fields: Any) -> dict[str, Any]:
    content = {"type": "AdaptiveCard", "version": "1.3", "body": [], **fields}
    return {"contentType": CARD_TYPE, "content": content}


GOOD = card(
    body=[
        {"type": "TextBlock", "text": ""},
        {"type": "ColumnSet", "columns": [{"items": [{"type": "Input.Text", "id": "name"}]}]},
        {"type": "RichTextBlock", "inlines": ["plain", {"type": "TextRun", "text": "run"}]},
        {"type": "Container", "items": [], "selectAction": {"type": "Action.Submit"}},
    ],
    actions=[{"type": "Action.ShowCard", "card": {"type": "AdaptiveCard", "body": []}}],
)


def test_a_good_card_is_accepted(sandbox: Sandbox) -> None:
    (room,) = sandbox.store.rooms_of(sandbox.bot.id)

    posted = sandbox.store.post(
        sandbox.bot.id, room_id=room.id, markdown="a card", attachments=[GOOD]
    )

    assert list(posted.content.attachments) == [GOOD]


@pytest.mark.parametrize(
    ("attachment", "problem"),
    [
        ({"contentType": "text/plain", "content": {}}, "contentType"),
        (card(type="Card"), "#: type must be AdaptiveCard"),
        (card(version="1.4"), "#/version: 1.4 is not a supported version"),
        (card(body={}), "#/body: expected type: JSONArray"),
        (card(body=["text"]), "#/body/0: expected type: JSONObject"),
        (card(body=[{"type": "TextBlock"}]), "#/body/0: required key [text] not found"),
        (card(body=[{"type": "Image", "url": None}]), "#/body/0: required key [url] not found"),
        (card(body=[{"type": "Table"}]), "#/body/0: Table is not a valid type"),
        (card(actions=[{"type": "Action.Execute"}]), "#/actions/0: Action.Execute is not"),
        (
            card(
                actions=[{"type": "Action.ShowCard", "card": {"type": "AdaptiveCard", "body": 1}}]
            ),
            "#/actions/0/card/body: expected type: JSONArray",
        ),
        (
            card(body=[{"type": "Container", "items": [], "selectAction": {"type": "Jump"}}]),
            "#/body/0/selectAction: Jump is not a valid type",
        ),
    ],
)
def test_a_bad_card_is_refused_with_the_place_of_the_problem(
    attachment: dict[str, Any], problem: str
) -> None:
    with pytest.raises(WebexError) as refusal:
        check_attachments([attachment])

    assert refusal.value.status == 400
    assert problem in refusal.value.details[0]


def test_a_refused_card_is_described_over_http(bot: WebexAPI, team: Room) -> None:
    with pytest.raises(ApiError) as refusal:
        bot.messages.create(
            roomId=team.id, text="x", attachments=[card(body=[{"type": "TextBlock"}])]
        )

    assert refusal.value.status_code == 400
    assert refusal.value.message == "One (or more) of the arguments is invalid."
    assert "#/body/0: required key [text]" in refusal.value.details["errors"][0]["description"]


def test_a_message_holds_one_card(bot: WebexAPI, team: Room) -> None:
    with pytest.raises(ApiError) as refusal:
        bot.messages.create(roomId=team.id, text="x", attachments=[GOOD, GOOD])
    assert refusal.value.status_code == 400


def test_a_message_with_a_card_cannot_be_edited(bot: WebexAPI, team: Room) -> None:
    message = bot.messages.create(roomId=team.id, text="x", attachments=[GOOD])

    with pytest.raises(ApiError) as refusal:
        bot.messages.edit(message.id, roomId=team.id, text="y")
    assert refusal.value.status_code == 400


def test_only_a_card_has_actions_and_only_people_submit_them(
    bot: WebexAPI, developer: WebexAPI, team: Room
) -> None:
    plain = bot.messages.create(roomId=team.id, text="x")
    with_card = bot.messages.create(roomId=team.id, text="x", attachments=[GOOD])

    for api, message, status in ((developer, plain, 400), (bot, with_card, 403)):
        with pytest.raises(ApiError) as refusal:
            api.attachment_actions.create("submit", message.id, {})
        assert refusal.value.status_code == status


def test_a_card_action_is_shown_to_nobody_but_its_two_parties(
    sandbox: Sandbox, developer: WebexAPI, client_for: Any, team: Room
) -> None:
    posted = sandbox.store.post(sandbox.bot.id, room_id=team.id, text="x", attachments=[GOOD])
    action = developer.attachment_actions.create("submit", posted.id, {"a": "b"})

    assert developer.attachment_actions.get(action.id).inputs == {"a": "b"}
    with pytest.raises(ApiError) as refusal:
        client_for(sandbox.people[1].id).attachment_actions.get(action.id)
    assert refusal.value.status_code == 404
