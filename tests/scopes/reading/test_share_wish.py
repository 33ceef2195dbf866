import pytest

from scopes.reading.share_wish import ShareWish, read_share_wish
from tests.support.pasted import access_token


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("share with teammate@example.com", ShareWish("teammate@example.com")),
        ("Share this with Ann", ShareWish("Ann")),
        ("please share it to teammate@example.com!", ShareWish("teammate@example.com")),
        (
            "forward this answer to mailto:teammate@example.com",
            ShareWish("teammate@example.com"),
        ),
        ("share with <teammate@example.com>", ShareWish("teammate@example.com")),
        ("share with", ShareWish("")),
        ("pls share with teammate@example.com", ShareWish("teammate@example.com")),
        ("share with team@kindly.example.com, please", ShareWish("team@kindly.example.com")),
        ("Could you share this with teammate@example.com?", ShareWish("teammate@example.com")),
        ("share here", ShareWish(is_here=True)),
        ("Share it here.", ShareWish(is_here=True)),
    ],
)
def test_a_wish_to_share_is_read(said: str, wish: ShareWish) -> None:
    assert read_share_wish(said) == wish


def test_a_mention_makes_a_short_wish_clear() -> None:
    assert read_share_wish("send to Ann") is None
    assert read_share_wish("send to Ann", has_mention=True) == ShareWish("Ann")


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
    assert read_share_wish(said) is None


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        ("teammate@example.com", True),
        ("o'neil+scopes@mail.example.co.uk", True),
        ("", False),
        ("Ann", False),
        ("a@b", False),
        ("one@example.com, two@example.com", False),
        ("<@all>", False),
        (f"{'x' * 65}@example.com", False),
    ],
)
def test_one_address_and_nothing_else_is_an_address(to: str, expected: bool) -> None:
    assert ShareWish(to).has_address is expected


def test_a_secret_in_the_place_of_an_address_is_not_kept() -> None:
    wish = read_share_wish(f"share with {access_token()}")

    assert wish == ShareWish("***")
