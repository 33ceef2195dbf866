from dataclasses import replace

import pytest

from webex import mentions
from webex.mentions import _MentionReader, is_addressed, spoken_text
from webex.records import Message, Person

ME = Person("BOT-ID", "scope-bot@webex.bot", "Scope Bot", "ORG")
BOT = '<spark-mention data-object-type="person" data-object-id="BOT-ID">Scope</spark-mention>'
BOB = '<spark-mention data-object-type="person" data-object-id="BOB-ID">Bob</spark-mention>'
ALL = '<spark-mention data-object-type="groupMention" data-object-id="all">All</spark-mention>'
MESSAGE = Message(
    id="M1",
    room_id="R1",
    room_type="group",
    parent_id=None,
    person_id="ALICE-ID",
    person_email="alice@example.com",
    text="",
    html=None,
    mentioned=("BOT-ID",),
    created=0.0,
)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"{BOT} what scopes for CDR?", "what scopes for CDR?"),
        (f"<p>{BOT} what scopes for CDR?</p>", "what scopes for CDR?"),
        (f"what scopes for CDR? {BOT}", "what scopes for CDR?"),
        (f"what {BOT}scopes for CDR?", "what scopes for CDR?"),
        (f"{BOT} what does Scope Bot do?", "what does Scope Bot do?"),
        (f"{BOT} {BOB} asks", "Bob asks"),
        (f"{BOT} {ALL} listen", "All listen"),
        (f"{BOT} a &lt; b &amp; c", "a < b & c"),
        (f"{BOT} <em>what</em> scopes", "what scopes"),
        (f"{BOT}", ""),
        (f"{BOT} is a < b <a", "is a < b <a"),
        (f"{BOT} one<br>two", "one\ntwo"),
    ],
)
def test_only_the_mention_of_the_bot_is_taken_out(html: str, expected: str) -> None:
    assert spoken_text(replace(MESSAGE, html=html), ME) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Scope Bot what scopes for CDR?", "what scopes for CDR?"),
        ("Scope what scopes for CDR?", "what scopes for CDR?"),
        ("scope bot, what scopes for CDR?", "what scopes for CDR?"),
        ("Scopes for CDR", "Scopes for CDR"),
        ("which scope does the Scope Bot need", "which scope does the Scope Bot need"),
    ],
)
def test_without_html_the_name_is_dropped_from_the_start_only(text: str, expected: str) -> None:
    assert spoken_text(replace(MESSAGE, text=text), ME) == expected


def test_a_direct_message_keeps_the_name() -> None:
    message = replace(MESSAGE, room_type="direct", text="Scope of CDR?", mentioned=())

    assert spoken_text(message, ME) == "Scope of CDR?"


@pytest.mark.parametrize(
    ("room_type", "mentioned", "expected"),
    [
        ("direct", (), True),
        ("group", ("BOT-ID",), True),
        ("group", ("BOB-ID", "BOT-ID"), True),
        ("group", ("BOB-ID",), False),
        ("group", (), False),
        ("", (), False),
    ],
)
def test_a_message_is_addressed_to_the_bot_by_space_or_by_mention(
    room_type: str, mentioned: tuple[str, ...], expected: bool
) -> None:
    message = replace(MESSAGE, room_type=room_type, mentioned=mentioned)

    assert is_addressed(message, ME) is expected


@pytest.mark.parametrize("piece", ["<spark-mention", "<a ", "<", "<!--", "</", "<a x='", '<a x="'])
def test_a_thousand_tags_without_an_end_are_text_and_read_at_once(piece: str) -> None:
    """The parser itself takes time that grows with the square of their number."""
    fed: list[str] = []

    class Watched(_MentionReader):
        def feed(self, data: str) -> None:
            fed.append(data)
            super().feed(data)

    html = BOT + piece * 1000
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mentions, "_MentionReader", Watched)
        spoken_text(replace(MESSAGE, html=html), ME)

    assert fed[0].removeprefix(BOT).count("<") == 0
