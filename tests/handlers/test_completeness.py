"""An answer says what of its message it covers, and that the rest was taken for background."""

from tests.handlers.asking import Ask, text_of

BACKGROUND = "The rest of your message I took for background"
STORY = "Our company has three branches, and the people there have known each other for years. " * 3


def test_a_message_of_needs_is_covered(ask: Ask) -> None:
    text = text_of(ask("list my rooms and post a message into a room"))

    assert "Checked: this set covers both steps" in text
    assert BACKGROUND not in text


def test_of_a_long_story_it_is_told_what_was_left_out(ask: Ask) -> None:
    text = text_of(ask(f"{STORY} The app should list rooms and post messages into them."))

    assert "Checked: this set covers both steps" in text
    assert BACKGROUND in text


def test_a_step_that_was_not_understood_is_counted(ask: Ask) -> None:
    text = text_of(ask("1. list my rooms 2. order a pizza 3. post a message"))

    assert "Not complete" in text
    assert BACKGROUND not in text


def test_a_message_that_was_not_read_to_its_end_is_not_said_to_be_covered(ask: Ask) -> None:
    text = text_of(ask(f"Our app has to list rooms and post messages. {STORY * 20}"))

    assert "`spark:rooms_read`" in text
    assert "Checked" not in text
