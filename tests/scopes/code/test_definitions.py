"""A name stands for what can be seen where it is used."""

import pytest

from scopes.code.definitions import Definitions
from scopes.code.tokens import Tokens


def value_of(name: str, text: str, *, is_attribute: bool = False) -> str | None:
    """Return what a name stands for where the text says `HERE`."""
    tokens = Tokens(text)
    place = tokens.texts.index("HERE")
    start = Definitions(tokens).of(name, place, is_attribute=is_attribute)
    return None if start is None else tokens.texts[start]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("url = 'a'\nurl = 'b'\nHERE\nurl = 'c'", "b"),
        ("url := 'a'\nHERE", "a"),
        ("url <- 'a'\nHERE", "a"),
        ("HERE\nurl = 'a'", "a"),
        ("def f(url):\n    HERE", None),
        ("def f(url='a'):\n    HERE", "a"),
        ("url = 'a'\ndef f(url):\n    HERE", None),
        ("url = 'a'\ndef f(url):\n    pass\nHERE", "a"),
        ("url = 'a'\ndef f():\n    url = 'b'\ndef g():\n    HERE", "a"),
        ("def f():\n    url = 'b'\ndef g():\n    HERE", None),
        ("def f():\n    url = 'b'\n    def g():\n        HERE", "b"),
        ("function f() { const url = 'b'; run(() => { HERE }); }", "b"),
        ("const url = 'a'; function f(url) { HERE }", None),
    ],
)
def test_a_name_is_looked_up_where_it_can_be_seen(text: str, wanted: str | None) -> None:
    assert value_of("url", text) == wanted


def test_an_attribute_is_what_was_set_for_the_object() -> None:
    text = (
        "class A:\n  def __init__(self):\n    self.url = 'a'\n"
        "  def f(self, url):\n    url = 'b'\n    HERE"
    )

    assert value_of("url", text, is_attribute=True) == "a"
    assert value_of("url", text) == "b"
