"""Functions are found in code of any language, with their parameters and their ends."""

import pytest

from scopes.code.functions import functions_of
from scopes.code.tokens import Tokens


@pytest.mark.parametrize(
    ("text", "parameters", "last"),
    [
        ("def get(url, n: int, x=1):\n    return url\n\nother = 1", ["url", "n"], "url"),
        ("class A:\n  async def get(self, url) -> str:\n    return url\n  b = 2", ["self", "url"],
         "url"),
        ("function get(url, n) { return url; } other()", ["url", "n"], "}"),
        ("const get = async (url: string) => { return url; }; other()", ["url"], "}"),
        ("public String get(String url) { return url; } int x;", ["url"], "}"),
        ("func get(url string) (string, error) { return url } var x", ["url"], "}"),
        ("function get($url) { return $url; } $x = 1;", ["url"], "}"),
    ],
)  # fmt: skip
def test_a_function_has_its_parameters_and_ends(
    text: str, parameters: list[str], last: str
) -> None:
    tokens = Tokens(text)

    function = functions_of(tokens)[0]

    assert [name for name, _ in function.parameters] == parameters
    assert tokens.at(function.end) == last


@pytest.mark.parametrize(
    "text", ["if (url) { go(url); }", "for (x of urls) { go(x); }", "get(url)", "def f(", "("]
)
def test_what_is_no_function_is_none(text: str) -> None:
    assert functions_of(Tokens(text)) == []
