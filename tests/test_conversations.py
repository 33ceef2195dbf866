"""Whole exchanges with the bot: what people write in Webex and what they get back."""

import re

import pytest

from handlers import unknown
from sandbox.posting import MAX_BYTES
from sandbox.records import Message
from scopes.knowledge import Knowledge
from tests.support.talk import Talk, buttons_of, markdown_of, mention_of, texts_on_card

CDR = "spark-admin:calling_cdr_read"


@pytest.fixture
def talk(newcomer: Talk) -> Talk:
    """All talk here with one bot."""
    return newcomer


def links_in(message: Message) -> list[str]:
    """Return where the links of a reply lead, without those to the bot's page and the portal."""
    found = re.findall(r'href="([^"]*)"', message.content.html or "")
    own = re.compile(r"http://127\.0\.0\.1:\d+/\?q=|https://developer\.webex\.com/docs/api/")
    return [link for link in found if not own.match(link)]


def test_a_question_is_answered_in_its_thread_with_the_scope_explained(
    talk: Talk, knowledge: Knowledge
) -> None:
    asked = talk.say(f"{talk.mention} what scopes for CDR?")
    talk.wait_for_bot(asked.id)
    (reply,) = talk.replies(asked)

    assert CDR in markdown_of(reply)
    assert knowledge.catalog.scopes[CDR].explanation.allows in markdown_of(reply)


def test_in_a_direct_message_no_mention_is_needed(talk: Talk) -> None:
    assert CDR in markdown_of(talk.direct("what scopes for CDR?"))


def test_a_question_inside_a_thread_is_answered_in_that_thread(talk: Talk) -> None:
    root = talk.say("We are going to read call detail records.")

    reply = talk.ask("what scopes for CDR?", thread=root)

    assert reply.parent_id == root.id


@pytest.mark.parametrize(
    "text",
    [
        "{bot} what scopes for CDR?",
        "{bot}: what scopes for CDR?",
        "what scopes {bot} for CDR?",
        "what scopes for CDR, {bot}?",
        "what scopes for CDR? {bot}",
        "{bot} what scopes for CDR? {bot}",
    ],
)
def test_the_mention_may_stand_anywhere(talk: Talk, text: str) -> None:
    (reply,) = talk.hear(lambda: talk.say(text.format(bot=talk.mention)).id, talk.room)

    assert CDR in markdown_of(reply)


def test_mentioning_other_people_too_does_no_harm(talk: Talk) -> None:
    reply = talk.ask(f"{mention_of(talk.colleague)} asks: what scopes for CDR?")

    assert CDR in markdown_of(reply)


@pytest.mark.parametrize("written", ["spark:people_read", "spark:peple_read", "SPARK:People_Read"])
def test_a_scope_is_explained_even_when_misspelt(
    talk: Talk, knowledge: Knowledge, written: str
) -> None:
    reply = talk.ask(f"what does {written} do?")

    assert knowledge.catalog.scopes["spark:people_read"].explanation.allows in markdown_of(reply)


@pytest.mark.parametrize(
    "call",
    [
        "GET /v1/people/me",
        "GET https://webexapis.com/v1/people/me",
        "https://webexapis.com/v1/people/me",
    ],
)
def test_an_api_call_is_answered_with_its_scope(talk: Talk, call: str) -> None:
    assert "`spark:people_read`" in markdown_of(talk.ask(call))


def test_an_area_is_listed(talk: Talk, knowledge: Knowledge) -> None:
    catalog = knowledge.catalog
    area = next(area for area in catalog.areas.values() if area.name == "Recordings")

    listed = markdown_of(talk.ask("which scopes are there for recordings?"))

    assert [scope.id for scope in catalog.in_area(area.id) if f"`{scope.id}`" not in listed] == []


def test_a_group_of_calling_scopes_is_listed(talk: Talk, knowledge: Knowledge) -> None:
    catalog = knowledge.catalog
    group = next(group for group in catalog.groups.values() if "Provisioning" in group.name)

    listed = markdown_of(talk.ask("scopes of calling provisioning"))

    assert [scope.id for scope in catalog.in_group(group.id) if f"`{scope.id}`" not in listed] == []


def test_help_shows_what_can_be_asked(talk: Talk) -> None:
    assert "what scopes for CDR?" in markdown_of(talk.ask("help"))


def test_a_mention_without_words_gets_two_lines_and_three_examples(talk: Talk) -> None:
    told, *examples = markdown_of(talk.ask("")).split("\n- ")

    assert len(told.strip().splitlines()) == 2
    assert len(examples) == 3


def test_a_greeting_is_answered_with_examples(talk: Talk) -> None:
    assert "what scopes for CDR?" in markdown_of(talk.ask("hello!"))


def test_what_nobody_knows_is_admitted_with_buttons_to_go_on(talk: Talk) -> None:
    reply = talk.ask(unknown.EXAMPLE)

    assert "I don't know" in markdown_of(reply)
    assert 1 <= len(buttons_of(reply)) <= 5


def test_a_card_action_answers_its_question_in_the_same_thread(talk: Talk) -> None:
    asked = talk.say(f"{talk.mention} help")
    talk.wait_for_bot(asked.id)
    (card,) = talk.replies(asked)
    button = [action["title"] for action in buttons_of(card)].index("what scopes for CDR?")

    reply = talk.submit(card, button)

    assert CDR in markdown_of(reply)
    assert reply.parent_id == asked.id


def test_a_button_in_a_direct_message_is_answered(talk: Talk) -> None:
    card = talk.direct("help")

    assert CDR in markdown_of(talk.submit(card, question="what scopes for CDR?"))


def test_the_bot_introduces_itself_where_it_is_added(talk: Talk) -> None:
    room = talk.store.create_room("Another team", talk.person.id)

    def add_the_bot() -> str:
        return talk.store.add_member(room.id, talk.bot.id, actor_id=talk.person.id).id

    (welcome,) = talk.hear(add_the_bot, room)

    said = markdown_of(welcome)
    assert talk.bot.display_name in said
    assert len([line for line in said.splitlines() if line]) <= 5
    assert said.count("\n- ") == len(buttons_of(welcome)) == 3


def test_nobody_is_welcomed_but_the_bot_itself(talk: Talk) -> None:
    newcomer = talk.store.add_person("Newcomer", "newcomer@example.com")

    said = talk.hear(lambda: talk.store.add_member(talk.room.id, newcomer.id).id, talk.room)

    assert said == []


def test_emoji_do_not_get_in_the_way(talk: Talk) -> None:
    assert CDR in markdown_of(talk.ask("📞 what scopes for CDR? 🎉👩‍💻"))


def test_a_message_of_several_lines_is_read_as_one_question(talk: Talk) -> None:
    assert CDR in markdown_of(talk.ask("hello,\n\nwhat scopes\nfor CDR?"))


def test_a_message_with_nothing_but_a_file_gets_help(talk: Talk) -> None:
    room = talk.direct_room
    files = ["https://files.example.com/plan.pdf"]

    (reply,) = talk.hear(
        lambda: talk.store.post(talk.person.id, room_id=room.id, files=files).id, room
    )

    assert "what scopes for CDR?" in markdown_of(reply)


def test_the_longest_message_that_webex_takes_is_answered(talk: Talk) -> None:
    room_for_words = MAX_BYTES - len(talk.mention) - 1

    assert markdown_of(talk.ask("scope " * (room_for_words // 6)))


def test_ten_thousand_characters_are_answered(talk: Talk) -> None:
    """A person cannot type that much, but a forged button can carry it."""
    assert markdown_of(talk.submit(talk.direct("help"), question="scopes for CDR? " * 1000))


def test_an_answer_too_long_for_one_message_comes_in_numbered_parts_of_one_thread(
    talk: Talk, knowledge: Knowledge
) -> None:
    scopes = [scope.id for scope in knowledge.catalog.scopes.values() if scope.is_documented][:60]

    parts = talk.ask_at_length("explain " + " ".join(scopes))

    whole = "".join(map(markdown_of, parts))
    assert len(parts) > 1
    assert [scope for scope in scopes if f"`{scope}`" not in whole] == []
    assert len({part.parent_id for part in parts}) == 1


@pytest.mark.parametrize(
    ("hostile", "mark"),
    [
        ("<script>alert(1)</script>", "<script"),
        ("<@all>", "<@"),
        ("<@personEmail:developer@example.com>", "<@"),
        ("`<@all>`", "<@"),
        ("```<@all>```", "<@"),
        ("[click](javascript:alert(1))", "](java"),
        ("![x](https://evil.example.com/x.png)", "![x]"),
        ("**loud** <b>loud</b>", "**loud"),
    ],
)
def test_markup_in_a_question_is_never_given_back_raw(talk: Talk, hostile: str, mark: str) -> None:
    questions = ["{}", "what does spark:x{} do?", "GET /v1/x{}/y", "https://webexapis.com/v1/x{}"]

    replies = [talk.direct(question.format(hostile)) for question in questions]

    shown = [text for reply in replies for text in (markdown_of(reply), *texts_on_card(reply))]
    assert [text for text in shown if mark in text] == []
    assert [reply for reply in replies if "spark-mention" in (reply.content.html or "")] == []
    assert [link for reply in replies for link in links_in(reply)] == []
