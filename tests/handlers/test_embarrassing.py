"""Whatever is thrown at the bot, it answers; what asks for nothing gets no scopes."""

import pytest

from tests.handlers.asking import Ask, text_of

EMBARRASSING = {
    "empty bullets": "- \n- \n- ",
    "punctuation": "?!?!... ,,, ;;; ---",
    "commas": "," * 500,
    "only and": "and and and",
    "nested quotes": '"\'"list "my \'rooms\'" and\' "post" \'"',
    "right to left": "אילו הרשאות צריך כדי לקרוא הודעות",
    "a stack trace": (
        'Traceback (most recent call last):\n  File "/app/main.py", line 12, in <module>\n'
        "    data = json.loads(body)\njson.decoder.JSONDecodeError: Expecting value: line 1"
    ),
    "a JSON blob": '{"id": "Y2lz", "items": [{"a": null}, {"b": [1, 2, {"c": "}"}]}]}',
    "a poem": "Tiny moths at dusk\ncircle one forgotten lamp\nand the moon looks on\n",
    "the card of another bot": 'Poll Bot: "Lunch?" 1) Pizza 2) Salad 3) Nothing. Press a button!',
    "open brackets": "(" * 300 + "[" * 300,
    "emoji": "🙂" * 200 + "👩‍👩‍👧",
    "an address without an end": "https://",
    "numbers of nothing": "1. 2. 3.\n4.\n5)",
}


@pytest.mark.parametrize("text", EMBARRASSING.values(), ids=EMBARRASSING.keys())
def test_embarrassing_messages_are_answered(ask: Ask, text: str) -> None:
    answer = ask(text)

    assert answer.body
    assert text_of(answer).strip()


@pytest.mark.parametrize(
    "name", ["empty bullets", "punctuation", "commas", "only and", "right to left", "emoji"]
)
def test_what_asks_for_nothing_gets_no_scopes(ask: Ask, name: str) -> None:
    assert ask(EMBARRASSING[name]).scopes == ()
