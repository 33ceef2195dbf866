import pytest

from webex.sharing import Wish, read_wish


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("share with teammate@example.com", Wish("teammate@example.com")),
        ("Share this with Ann", Wish("Ann")),
        ("please share it to teammate@example.com!", Wish("teammate@example.com")),
        ("forward this answer to mailto:teammate@example.com", Wish("teammate@example.com")),
        ("share with <teammate@example.com>", Wish("teammate@example.com")),
        ("share with", Wish("")),
        ("share here", Wish(is_here=True)),
        ("Share it here.", Wish(is_here=True)),
    ],
)
def test_a_wish_to_share_is_read(said: str, wish: Wish) -> None:
    assert read_wish(said) == wish


def test_a_mention_makes_a_short_wish_clear() -> None:
    assert read_wish("send to Ann") is None
    assert read_wish("send to Ann", has_mention=True) == Wish("Ann")


@pytest.mark.parametrize(
    "said",
    [
        "",
        "which scopes share a screen with people?",
        "share a recording with a user",
        "what scopes do I need to share with partners",
        "send a message to a space",
        "forward to voicemail",
        "send to a space",
    ],
)
def test_a_question_about_sharing_is_none(said: str) -> None:
    assert read_wish(said) is None
