import pytest

from scopes.code.chains import Chains
from scopes.code.tokens import Tokens

METHODS = {"delete": "DELETE", "put": "PUT"}


def chains(text: str) -> tuple[Chains, int]:
    """Return the chains of a text, and where the call of `url` ends."""
    tokens = Tokens(text)
    chains = Chains(tokens, lambda name, bracket: METHODS.get(name))
    return chains, tokens.after(tokens.words.index("url") + 1)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a.url(x).delete()", "DELETE"),
        ("a.url(x).b(c.put()).d.delete()", "DELETE"),
        ("url(x) %>% put()", "PUT"),
        ("url(x) |> put()", "PUT"),
        ("a.url(x); b.delete()", None),
        ("a.url(x)" + ".b()" * 30 + ".delete()", None),
    ],
)
def test_the_first_method_behind_a_call_counts(text: str, wanted: str | None) -> None:
    found, sign = chains(text)

    assert found.behind(sign) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("a.put(1).b().url(x)", "PUT"), ("a.put.b().url(x)", None), ("put().url(x)", "PUT")],
)
def test_the_nearest_method_before_a_call_counts(text: str, wanted: str | None) -> None:
    tokens = Tokens(text)
    found, _ = chains(text)

    assert found.before(tokens.words.index("url") - 1) == wanted
