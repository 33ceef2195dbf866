import pytest

from tests.handlers.asking import Ask, text_of


@pytest.mark.parametrize(
    "text", ["hello", "Hi!", "hey there", "Good morning, everyone", "HELLO BOT", "howdy :)"]
)
def test_greets_back_and_offers_examples(ask: Ask, text: str) -> None:
    answer = ask(text)

    assert answer.kind == "greeting"
    assert answer.choices


@pytest.mark.parametrize("text", ["thanks", "Thank you so much!", "thx a lot", "cheers", "bye"])
def test_takes_thanks_without_starting_over(ask: Ask, text: str) -> None:
    answer = ask(text)

    assert (answer.kind, answer.choices) == ("greeting", ())
    assert "welcome" in text_of(answer)


@pytest.mark.parametrize(
    "text", ["hello, what scopes for CDR?", "hi there, how do I create a call queue?"]
)
def test_a_greeting_before_a_question_is_no_greeting(ask: Ask, text: str) -> None:
    assert ask(text).kind == "advise"


@pytest.mark.parametrize("text", ["history", "greatness"])
def test_a_word_that_begins_like_a_greeting_is_none(ask: Ask, text: str) -> None:
    assert "Hello" not in text_of(ask(text))
