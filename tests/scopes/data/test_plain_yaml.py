"""YAML of the curated files: every scalar is text, and what could mislead is refused."""

import pytest
import yaml

from scopes.data.plain_yaml import read_yaml

REFUSED = {
    "a key twice": "areas: []\nareas: []",
    "a key twice further down": "areas:\n  - id: x\n    id: y",
    "an open bracket": "areas: [",
    "a tab": "areas:\n\t- x",
    "two documents": "areas: []\n---\nareas: []",
    "an unknown anchor": "areas: *nobody",
    "a list as key": "? [a, b]\n: c",
    "a list that holds itself": "areas: &a [*a]",
    "a reference": "areas: &a []\ngroups: *a",
    "lists in lists": "areas: " + "[" * 21 + "]" * 21,
    "very many lists in lists": "[" * 200_000 + "]" * 200_000,
    "very many mappings in mappings": "{a: " * 200_000 + "}" * 200_000,
    "dashes": "- " * 200_000,
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED.keys())
def test_what_could_mislead_is_refused(text: str) -> None:
    with pytest.raises(yaml.YAMLError):
        read_yaml(text)


def test_a_key_twice_names_the_line() -> None:
    with pytest.raises(yaml.YAMLError, match=r"twice.*line 2"):
        read_yaml("areas:\n  - id: x\n    id: y")


def test_every_scalar_stays_what_was_written() -> None:
    assert read_yaml("{on: no, day: 2026-01-01, number: 007, nothing: }") == {
        "on": "no",
        "day": "2026-01-01",
        "number": "007",
        "nothing": "",
    }


@pytest.mark.parametrize("text", ["", "# only a comment"])
def test_an_empty_text_is_nothing(text: str) -> None:
    assert read_yaml(text) is None


def test_lists_may_stand_in_lists_to_some_depth() -> None:
    value = read_yaml("[" * 20 + "]" * 20)

    for _ in range(19):
        (value,) = value
    assert value == []
