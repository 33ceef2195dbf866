import pytest

from handlers import HANDLERS
from tests.handlers.asking import Ask, text_of


@pytest.mark.parametrize(
    "text",
    [
        "help",
        "Help!",
        "/help",
        "help me",
        "?",
        "???",
        "commands",
        "what can you do?",
        "who are you",
        "how do I use this bot?",
        "",
        "   \n ",
    ],
)
def test_helps(ask: Ask, text: str) -> None:
    assert ask(text).kind == "help"


@pytest.mark.parametrize("handler", [h for h in HANDLERS if h.HELP], ids=lambda h: str(h.HELP))
def test_lists_what_each_handler_does_with_its_example(ask: Ask, handler: object) -> None:
    text = text_of(ask("help"))

    assert f"{getattr(handler, 'HELP', None)}: `{getattr(handler, 'EXAMPLE', None)}`" in text


def test_says_how_much_is_known(ask: Ask) -> None:
    assert "2,111 operations, 181 scopes" in text_of(ask("help"))


def test_offers_examples_to_click(ask: Ask) -> None:
    assert "what scopes for CDR?" in ask("help").choices


@pytest.mark.parametrize("text", ["help me with CDR scopes", "can you help me create a call queue"])
def test_a_question_that_asks_for_help_is_answered(ask: Ask, text: str) -> None:
    assert ask(text).kind == "advise"
