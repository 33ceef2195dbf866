"""Rules for messages: destinations, limits, threads, edits, and what a bot may see."""

from pathlib import Path
from typing import Any

import pytest
import requests

from sandbox.app import Sandbox
from sandbox.errors import WebexError
from sandbox.records import Json, Message, Room
from sandbox.server import SandboxServer
from webex.sdk import ApiError, WebexAPI


def refusal_of(api: WebexAPI, **message: Any) -> int:
    with pytest.raises(ApiError) as refusal:
        api.messages.create(**message)
    return int(refusal.value.status_code)


def post(sandbox: Sandbox, room: Room, markdown: str, parent: Message | None = None) -> Message:
    return sandbox.store.post(
        sandbox.people[0].id,
        room_id=room.id,
        markdown=markdown,
        parent_id=parent.id if parent else None,
    )


def test_a_message_has_exactly_one_destination(bot: WebexAPI, team: Room, sandbox: Sandbox) -> None:
    person_id = sandbox.people[0].id

    assert refusal_of(bot, text="hello") == 400
    assert refusal_of(bot, text="hello", roomId=team.id, toPersonId=person_id) == 400


def test_unknown_recipients_are_refused(bot: WebexAPI) -> None:
    assert refusal_of(bot, text="hello", toPersonEmail="nobody@example.com") == 404
    assert refusal_of(bot, text="hello", toPersonId="nobody") == 404
    assert refusal_of(bot, text="hello", toPersonEmail="scope-bot@webex.bot") == 400


@pytest.mark.parametrize("field", ["text", "markdown"])
def test_words_are_limited_in_bytes_not_characters(bot: WebexAPI, team: Room, field: str) -> None:
    bot.messages.create(roomId=team.id, **{field: "x" * 7439})

    assert refusal_of(bot, roomId=team.id, **{field: "x" * 7440}) == 400
    assert refusal_of(bot, roomId=team.id, **{field: "é" * 3720}) == 400


@pytest.mark.parametrize("words", [{}, {"text": " "}, {"markdown": "\n"}, {"text": 5}])
def test_a_message_needs_words_or_an_attachment(
    bot: WebexAPI, sandbox: Sandbox, team: Room, words: dict[str, Any]
) -> None:
    with pytest.raises(ApiError) as refusal:
        bot._session.post("messages", json={"roomId": team.id, **words})
    assert refusal.value.status_code == 400


def test_a_file_alone_makes_a_message_without_text(bot: WebexAPI, team: Room) -> None:
    message = bot.messages.create(roomId=team.id, files=["https://example.com/plan.pdf"])

    assert message.files == ["https://example.com/plan.pdf"]
    assert message.text is None


def test_a_given_text_stays_beside_the_markdown(bot: WebexAPI, team: Room) -> None:
    message = bot.messages.create(roomId=team.id, markdown="**rich**", text="poor")

    assert (message.text, message.html) == ("poor", "<p><strong>rich</strong></p>")


def test_threads_have_one_level(bot: WebexAPI, sandbox: Sandbox, team: Room) -> None:
    root = post(sandbox, team, "question")
    reply = post(sandbox, team, "answer", parent=root)

    assert refusal_of(bot, roomId=team.id, text="hello", parentId=reply.id) == 400
    assert refusal_of(bot, roomId=team.id, text="hello", parentId="gone") == 404


def test_a_thread_stays_in_its_room(bot: WebexAPI, sandbox: Sandbox, team: Room) -> None:
    root = post(sandbox, team, "question")

    status = refusal_of(bot, toPersonEmail="developer@example.com", text="a", parentId=root.id)

    assert status == 400


def test_a_bot_replies_below_a_root_it_cannot_see(
    bot: WebexAPI, sandbox: Sandbox, team: Room
) -> None:
    root = post(sandbox, team, "not for bots")

    reply = bot.messages.create(roomId=team.id, parentId=root.id, text="hello")

    assert reply.parentId == root.id


def test_a_message_can_be_edited_ten_times(bot: WebexAPI, team: Room) -> None:
    message = bot.messages.create(roomId=team.id, text="0")
    for number in range(1, 11):
        bot.messages.edit(message.id, roomId=team.id, text=str(number))

    with pytest.raises(ApiError) as refusal:
        bot.messages.edit(message.id, roomId=team.id, text="11")

    assert refusal.value.status_code == 400
    assert bot.messages.get(message.id).text == "10"


def test_only_plain_messages_of_ones_own_can_be_edited(
    bot: WebexAPI, sandbox: Sandbox, team: Room, to_bot: str
) -> None:
    foreign = post(sandbox, team, f"{to_bot} hello")
    with_file = bot.messages.create(roomId=team.id, files=["https://example.com/plan.pdf"])

    for message_id, status in ((foreign.id, 403), (with_file.id, 400)):
        with pytest.raises(ApiError) as refusal:
            bot.messages.edit(message_id, roomId=team.id, text="changed")
        assert refusal.value.status_code == status


def test_an_edit_names_the_room_of_the_message(bot: WebexAPI, team: Room) -> None:
    message = bot.messages.create(roomId=team.id, text="here")

    with pytest.raises(ApiError) as refusal:
        bot.messages.edit(message.id, roomId="elsewhere", text="there")
    assert refusal.value.status_code == 400


def test_a_message_of_somebody_else_cannot_be_deleted(
    bot: WebexAPI, sandbox: Sandbox, team: Room, to_bot: str
) -> None:
    message = post(sandbox, team, f"{to_bot} hello")

    with pytest.raises(ApiError) as refusal:
        bot.messages.delete(message.id)
    assert refusal.value.status_code == 403


def test_in_a_group_a_bot_sees_only_mentions_and_its_own_messages(
    bot: WebexAPI, sandbox: Sandbox, team: Room, to_bot: str
) -> None:
    hidden = [post(sandbox, team, "not for bots"), post(sandbox, team, "<@all> hello")]
    seen = post(sandbox, team, f"{to_bot} hello")
    own = bot.messages.create(roomId=team.id, text="mine")

    for message in hidden:
        with pytest.raises(ApiError) as refusal:
            bot.messages.get(message.id)
        assert refusal.value.status_code == 404
    assert bot.messages.get(seen.id).id == seen.id
    assert bot.messages.get(own.id).id == own.id


def test_in_a_group_a_bot_lists_only_its_mentions(
    bot: WebexAPI, sandbox: Sandbox, team: Room, to_bot: str
) -> None:
    post(sandbox, team, "not for bots")
    seen = post(sandbox, team, f"{to_bot} hello")

    with pytest.raises(ApiError) as refusal:
        list(bot.messages.list(team.id))
    assert refusal.value.status_code == 403
    with pytest.raises(ApiError) as refusal:
        list(bot.messages.list(team.id, mentionedPeople=sandbox.people[0].id))
    assert refusal.value.status_code == 403
    assert [m.id for m in bot.messages.list(team.id, mentionedPeople="me", max=100)] == [seen.id]


def test_with_mentions_a_page_has_at_most_a_hundred(bot: WebexAPI, team: Room) -> None:
    with pytest.raises(ApiError) as refusal:
        list(bot.messages.list(team.id, mentionedPeople="me", max=101))
    assert refusal.value.status_code == 400


def test_a_bot_reads_everything_in_a_direct_room(bot: WebexAPI, sandbox: Sandbox) -> None:
    room = sandbox.store.direct_room(sandbox.people[0].id, sandbox.bot.id)
    message = post(sandbox, room, "hello")

    assert bot.messages.get(message.id).text == "hello"
    assert [m.id for m in bot.messages.list(room.id)] == [message.id]


@pytest.mark.parametrize("query", [{}, {"personId": "a", "personEmail": "b@example.com"}])
def test_a_direct_conversation_is_named_by_one_person(bot: WebexAPI, query: dict[str, str]) -> None:
    with pytest.raises(ApiError) as refusal:
        list(bot.messages.list_direct(**query))
    assert refusal.value.status_code == 400


def test_messages_are_listed_newest_first_before_a_time_or_a_message(
    developer: WebexAPI, sandbox: Sandbox, team: Room
) -> None:
    first, second, third = (post(sandbox, team, word) for word in ("one", "two", "three"))

    everything = developer.messages.list(team.id, max=1)
    before_time = developer.messages.list(team.id, before=third.created)
    before_message = developer.messages.list(team.id, beforeMessage=second.id)

    assert [m.id for m in everything] == [third.id, second.id, first.id]
    assert [m.id for m in before_time] == [second.id, first.id]
    assert [m.id for m in before_message] == [first.id]


def test_the_store_applies_the_same_rules_to_tests(sandbox: Sandbox, team: Room) -> None:
    stranger = sandbox.store.add_person("Stranger", "stranger@example.com")

    with pytest.raises(WebexError) as refusal:
        sandbox.store.post(stranger.id, room_id=team.id, text="hello")
    assert refusal.value.status == 404


def as_developer(sandbox: Sandbox) -> dict[str, str]:
    return {"Authorization": f"Bearer {sandbox.token_of(sandbox.people[0].id)}"}


def test_a_message_tells_how_its_recipient_was_named(bot: WebexAPI, sandbox: Sandbox) -> None:
    person = sandbox.people[0]

    by_address = bot.messages.create(toPersonEmail=person.email, text="hello")
    by_id = bot.messages.create(toPersonId=person.id, text="hello")

    assert (by_address.toPersonEmail, by_address.toPersonId) == (person.email, None)
    assert bot.messages.get(by_id.id).toPersonId == person.id


def test_a_file_is_uploaded_and_read_by_those_in_the_room(
    developer: WebexAPI, sandbox: Sandbox, team: Room, tmp_path: Path
) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text("Übersicht", encoding="utf-8")

    (address,) = developer.messages.create(team.id, markdown="**plan**", files=[str(plan)]).files

    read = requests.get(address, headers=as_developer(sandbox), timeout=5)
    assert (read.content.decode(), read.headers["Content-Type"]) == ("Übersicht", "text/plain")
    assert "plan.txt" in read.headers["Content-Disposition"]
    stranger = {"Authorization": f"Bearer {sandbox.token_of(sandbox.people[-1].id)}"}
    assert requests.get(address, headers=stranger, timeout=5).status_code == 404
    assert requests.get(address[:-3], headers=as_developer(sandbox), timeout=5).status_code == 404


@pytest.mark.parametrize(
    "sent",
    [
        {"json": {"files": "https://files.example.com/plan.pdf"}},
        {"files": {"files": (None, "https://files.example.com/plan.pdf")}},
    ],
    ids=["json", "form"],
)
def test_the_address_of_one_file_may_come_without_a_list(
    server: SandboxServer, sandbox: Sandbox, team: Room, sent: Json
) -> None:
    for fields in sent.values():
        fields["roomId"] = team.id if "json" in sent else (None, team.id)

    answer = requests.post(
        f"{server.api_url}messages", headers=as_developer(sandbox), timeout=5, **sent
    )

    assert answer.json()["files"] == ["https://files.example.com/plan.pdf"]


@pytest.mark.parametrize("form", ["{}", "{}+00:00", "2999-01-01", "2999-01-01T00:00:00+02:00"])
def test_messages_are_listed_before_a_time_in_any_form(
    developer: WebexAPI, sandbox: Sandbox, team: Room, form: str
) -> None:
    first, second = post(sandbox, team, "one"), post(sandbox, team, "two")

    before = form.format(second.created.removesuffix("Z"))
    found = [m.id for m in developer.messages.list(team.id, before=before)]

    assert found == ([first.id] if "{" in form else [second.id, first.id])


def test_a_time_that_is_none_is_refused(developer: WebexAPI, team: Room) -> None:
    with pytest.raises(ApiError) as refusal:
        list(developer.messages.list(team.id, before="yesterday"))
    assert refusal.value.status_code == 400
