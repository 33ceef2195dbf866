"""Pieces of addresses are joined as they are meant, also where a piece is unknown."""

import pytest

from scopes.code.address import HOLE
from scopes.code.joining import appended


@pytest.mark.parametrize(
    ("value", "more", "names", "wanted"),
    [
        ("https://webexapis.com/v1/", "/people", ("", ""), "https://webexapis.com/v1/people"),
        ("https://", "/people", ("", ""), "https:///people"),
        (HOLE, "people/me", ("_url_base", ""), f"{HOLE}/people/me"),
        (HOLE, "people", ("baseUrl", ""), f"{HOLE}/people"),
        (HOLE, "people", ("person", ""), f"{HOLE}people"),
        (HOLE, "-suffix", ("url", ""), f"{HOLE}-suffix"),
        ("/v1/events", HOLE, ("", "opts"), f"/v1/events?{HOLE}"),
        ("/v1/events", HOLE, ("", "APIURLPARAMETERS"), f"/v1/events?{HOLE}"),
        ("/v1/events", HOLE, ("", "queryString"), f"/v1/events?{HOLE}"),
        ("/v1/events", HOLE, ("", "name"), f"/v1/events{HOLE}"),
        ("/v1/events?max=5", HOLE, ("", "params"), f"/v1/events?max=5{HOLE}"),
        ("/v1/events/", HOLE, ("", "params"), f"/v1/events/{HOLE}"),
    ],
)
def test_pieces_are_joined(value: str, more: str, names: tuple[str, str], wanted: str) -> None:
    assert appended(value, more, names) == wanted
