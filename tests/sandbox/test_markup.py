"""Markdown and mentions come out as in Webex."""

import pytest

from sandbox.app import Sandbox
from sandbox.markup import render
from sandbox.records import Message, Person, Room


def post(sandbox: Sandbox, room: Room, markdown: str) -> Message:
    return sandbox.store.post(sandbox.people[0].id, room_id=room.id, markdown=markdown)


def nobody(key: str, value: str) -> Person | None:
    return None


@pytest.mark.parametrize("how", ["personId:{bot.id}|Anything", "personEmail:{bot.email}"])
def test_a_bot_is_shown_by_the_first_word_of_its_name(
    sandbox: Sandbox, team: Room, how: str
) -> None:
    mention = how.format(bot=sandbox.bot)

    content = post(sandbox, team, f"hey <@{mention}> what is this?").content

    assert content.text == "hey Scope what is this?"
    assert content.mentioned_people == (sandbox.bot.id,)
    assert content.html == (
        '<p>hey <spark-mention data-object-type="person" '
        f'data-object-id="{sandbox.bot.id}">Scope</spark-mention> what is this?</p>'
    )


def test_a_person_is_shown_as_written(sandbox: Sandbox, team: Room) -> None:
    content = post(sandbox, team, "<@personEmail:Administrator@example.com|Boss>, hello").content

    assert content.text == "Boss, hello"
    assert content.mentioned_people == (sandbox.people[1].id,)


def test_a_mention_of_everybody_mentions_nobody_in_particular(sandbox: Sandbox, team: Room) -> None:
    content = post(sandbox, team, "<@all> hello").content

    assert content.mentioned_groups == ("all",)
    assert content.mentioned_people == ()
    assert 'data-object-type="groupMention" data-object-id="all">All<' in (content.html or "")


def test_repeated_mentions_are_counted_once(sandbox: Sandbox, team: Room, to_bot: str) -> None:
    content = post(sandbox, team, f"{to_bot} and {to_bot}").content

    assert content.mentioned_people == (sandbox.bot.id,)


def test_somebody_outside_the_room_cannot_be_mentioned(sandbox: Sandbox, team: Room) -> None:
    sandbox.store.add_person("Outsider", "outsider@example.com")

    content = post(sandbox, team, "<@personEmail:outsider@example.com|Outsider> hello").content

    assert content.html == "<p>Outsider hello</p>"
    assert content.mentioned_people == ()


def test_code_keeps_its_mentions_as_code(sandbox: Sandbox, team: Room, to_bot: str) -> None:
    assert post(sandbox, team, f"`{to_bot}`").content.mentioned_people == ()


@pytest.mark.parametrize(
    ("markdown", "html", "text"),
    [
        ("`a_b_c` **d**", "<p><code>a_b_c</code> <strong>d</strong></p>", "a_b_c d"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "a\nb"),
        ("one\ntwo", "<p>one\ntwo</p>", "one\ntwo"),
        ("one  \ntwo", "<p>one<br />\ntwo</p>", "one\ntwo"),
        ("```\nx\n```", "<pre><code>x\n</code></pre>", "x"),
        ("[a](https://b.example)", '<p><a href="https://b.example">a</a></p>', "a"),
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>", "<b>x</b>"),
    ],
)
def test_markdown_becomes_html_and_text(markdown: str, html: str, text: str) -> None:
    rendered = render(markdown, nobody)

    assert (rendered.html, rendered.text) == (html, text)


def test_images_and_script_links_are_not_rendered() -> None:
    rendered = render("![a](https://b.example/c.png) [d](javascript:alert(1))", nobody)

    assert "<img" not in rendered.html
    assert 'href="javascript' not in rendered.html


def test_a_name_in_a_mention_is_escaped() -> None:
    assert render('<@personId:x|<b">', nobody).html == "<p>&lt;b&quot;</p>"
