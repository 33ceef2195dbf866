import pytest

from scopes.code.arguments import Arguments
from scopes.code.tokens import Tokens


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("f()", []),
        ("f(a, 'b', g(c, d))", ["a", "b", "g"]),
        ("f(url=a, string: 'b')", ["a", "b"]),
        ("f(a", ["a"]),
        ("f(GET => a, b)", ["GET", "a", "b"]),
        ("f($how => a)", ["$how", "a"]),
        ("f(a => b, c)", ["a", "c"]),
    ],
)
def test_arguments_begin_behind_their_names(text: str, wanted: list[str]) -> None:
    tokens = Tokens(text)

    assert [tokens.texts[n] for n in Arguments(tokens).of(1)] == wanted


@pytest.mark.parametrize("text", ["open 'GET', url\nother, x", "open 'GET', url"])
def test_without_brackets_a_call_ends_with_its_line(text: str) -> None:
    tokens = Tokens(text)

    assert [tokens.texts[n] for n in Arguments(tokens).on_line(1)] == ["GET", "url"]
