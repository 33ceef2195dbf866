"""What a message wants of the bot is read in one place."""

import pytest

from scopes.reading.wishes import Wish, find_wishes


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("check spark:all", Wish.AUDIT),
        ("is this too broad?", Wish.AUDIT),
        ("is this justified?", Wish.AUDIT),
        ("is it ok?", Wish.AUDIT),
        ("what can we drop from spark:a_read spark:b_read?", Wish.TRIM),
        ("which of spark:a_read spark:b_read could be left out if we only read?", Wish.TRIM),
        ("is spark:people_read enough for GET /people", Wish.ENOUGH),
        ("can an app with spark:people_read delete people?", Wish.ABILITY),
        ("does spark:people_write let me read people?", Wish.ABILITY),
        ("would spark:people_read open it?", Wish.ABILITY),
        ("might spark:people_read do?", Wish.ABILITY),
        ("is `spark:people_write` able to delete people?", Wish.ABILITY),
        ("spark:people_write is needed to read people, is that true?", Wish.JUSTIFICATION),
        ("It has spark:people_read. Now it must also post messages", Wish.ADDITION),
        ("which scopes do we have to add to list rooms?", Wish.ADDITION),
        ("what does spark:people_read do?", Wish.MEANING),
        ("describe spark:a and spark:b", Wish.MEANINGS),
        ("compare spark:a and spark:b", Wish.COMPARISON),
        ("how do I distinguish spark:a from spark:b?", Wish.COMPARISON),
        ("spark:people_read or spark-admin:people_read?", Wish.CHOICE),
        ("what can I do with spark:rooms_read?", Wish.REACH),
        ("what is missing in spark:all?", Wish.BEYOND),
        ("does spark:all include rooms?", Wish.INCLUSION),
        ("I need to change your", Wish.UNFINISHED),
        ("all operations of spark:rooms_read", Wish.ALL_OPERATIONS),
        ("authorize url for spark:rooms_read", Wish.AUTHORIZE_URL),
        ("consent page link for spark:rooms_read", Wish.AUTHORIZE_URL),
        ("what permission is required so that our bot can post?", Wish.BOT_SCOPES),
        ("I made a bot. Where are its scopes?", Wish.BOT_SCOPES),
        ("could my bot list rooms?", Wish.BOT_SCOPES),
        ("my bot has too few scopes", Wish.BOT_SCOPES),
        ("I own a bot. Which scopes does it need to answer messages?", Wish.BOT_SCOPES),
        ("Our bot should schedule a meeting. What scope do I give the bot?", Wish.BOT_SCOPES),
        ("I pasted my token here", Wish.LEAK),
        ("our client secret has been leaked", Wish.LEAK),
        ("Hello there!", Wish.GREETING),
        ("thanks a lot", Wish.THANKS),
        ("thanks, that was useful", Wish.THANKS),
        ("What can you do?", Wish.HELP),
        ("?", Wish.HELP),
    ],
)
def test_a_wish_is_read(text: str, wish: Wish) -> None:
    assert wish in find_wishes(text)


@pytest.mark.parametrize(
    "text",
    ["list my rooms", "hello, which scopes for CDR?", "help me to list rooms", "GET /v1/people"],
)
def test_a_plain_need_wishes_nothing(text: str) -> None:
    assert find_wishes(text) == frozenset()


def test_what_is_wished_stands_before_or_after_what_is_pasted() -> None:
    pasted = "compare " * 1000
    assert Wish.AUDIT in find_wishes(f"check spark:all in {pasted}")
    assert Wish.AUDIT in find_wishes(f"{pasted}\nis this too broad?")
    assert Wish.AUDIT not in find_wishes(f"{pasted} check {pasted}")
