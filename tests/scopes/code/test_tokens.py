"""Code of any language is divided into tokens; brackets find their partners."""

import pytest

from scopes.code.tokens import Tokens


def divided(text: str) -> list[tuple[str, str]]:
    tokens = Tokens(text)
    return list(zip(tokens.kinds, tokens.texts, strict=True))[: len(tokens)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("f('a')", [("name", "f"), ("op", "("), ("string", "a"), ("op", ")")]),
        ('f"a{b}"', [("string", "a{b}")]),
        ("`${a}/b`", [("string", "${a}/b")]),
        ('"""a\nb"""', [("string", "a\nb")]),
        ("'it\\'s'", [("string", "it's")]),
        ("x # a comment\ny", [("name", "x"), ("name", "y")]),
        ("x // a comment\ny", [("name", "x"), ("name", "y")]),
        ("x /* a\ncomment */ y", [("name", "x"), ("name", "y")]),
        ("'no end\nx", [("string", "no end"), ("name", "x")]),
        ("url: https://a.com/x", [("name", "url"), ("op", ":"), ("string", "https://a.com/x")]),
        ("$base/rooms", [("string", "$base/rooms")]),
        ("a->b", [("name", "a"), ("op", "->"), ("name", "b")]),
        ("don't é ~ format!(", [("name", "don't"), ("name", "format!"), ("op", "(")]),
        ("we'll list a room's", [("name", each) for each in ("we'll", "list", "a", "room's")]),
        ("&'a str", [("name", "str")]),
        ("```python\nx", [("name", "x")]),
        ("{{base}}/x 7.5", [("string", "{{base}}/x"), ("number", "7.5")]),
    ],
)
def test_code_is_divided(text: str, wanted: list[tuple[str, str]]) -> None:
    assert divided(text) == wanted


def test_brackets_know_their_partner_and_what_is_inside() -> None:
    tokens = Tokens("f(a[1], {b)")

    assert tokens.partner[3] == 5
    assert tokens.after(3) == 6
    assert tokens.parent[4] == 3
    assert tokens.partner[1] == len(tokens)


def test_nothing_stands_outside_of_the_text_and_in_strings() -> None:
    tokens = Tokens("a = '='")

    assert [tokens.at(n) for n in (-1, 0, 1, 2, 3)] == ["", "a", "=", "", ""]
    assert [tokens.at(n) for n in (99, -2)] == [tokens.kind(n) for n in (3, 99)] == ["", ""]


def test_what_stands_before_a_sign_is_found() -> None:
    assert list(Tokens("a = b; 'c': d; = ").before({"=", ":"})) == [0, 4, 7]


def test_a_place_in_the_text_leads_to_its_token() -> None:
    tokens = Tokens("ab = cd")

    assert [tokens.place_at(start) for start in (0, 1, 3, 5, 9)] == [0, 1, 1, 2, 3]


def test_lines_are_told_apart() -> None:
    tokens = Tokens("a b\nc")

    assert tokens.are_on_one_line(0, 1)
    assert not tokens.are_on_one_line(1, 2)
