"""Functions that make a text of others."""

import pytest

from scopes.code.address import HOLE
from scopes.code.making import MAKE_TEXTS, filled_in, is_format, made, may_be_made, passes_on

BASE = "https://webexapis.com/v1"


@pytest.mark.parametrize(
    ("name", "values", "text"),
    [
        ("urljoin", [f"{BASE}/", "rooms"], f"{BASE}/rooms"),
        ("URL", ["/rooms", BASE], f"{BASE}/rooms"),
        ("sprintf", [f"{HOLE}/rooms/{HOLE}", BASE, HOLE], f"{BASE}/rooms/{HOLE}"),
        ("paste0", [BASE, "/rooms"], f"{BASE}/rooms"),
        ("getenv", ["WEBEX_BASE", BASE], BASE),
        ("encodeURI", [BASE], BASE),
        ("URL", [BASE], BASE),
        ("hash", [BASE], HOLE),
    ],
)
def test_what_a_function_makes_of_values(name: str, values: list[str], text: str) -> None:
    assert made(name, values) == text


@pytest.mark.parametrize(
    ("name", "arguments", "may_be"),
    [("getenv", 1, False), ("getenv", 2, True), ("concat", 0, False), ("concat", 1, True)],
)
def test_a_setting_without_a_default_makes_nothing(
    name: str, arguments: int, *, may_be: bool
) -> None:
    assert may_be_made(name, arguments) is may_be


def test_holes_are_filled_in_their_order_and_unknown_parts_leave_one() -> None:
    assert filled_in(f"{HOLE}/a/{HOLE}/b/{HOLE}", ["x", HOLE]) == f"x/a/{HOLE}/b/{HOLE}"


def test_formats_fill_and_others_pass_on() -> None:
    assert is_format("format")
    assert not is_format("strip")
    assert passes_on("strip")
    assert not passes_on("format")
    assert {"format", "strip"} <= MAKE_TEXTS
