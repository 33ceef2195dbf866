"""The product has its name of today wherever its old one is meant."""

import pytest

from scopes.reading.cleaning import with_new_name, without_please


@pytest.mark.parametrize(
    ("text", "today"),
    [
        ("create a webhook in Webex Teams", "create a webhook in Webex"),
        ("for Cisco Webex Teams", "for Webex"),
        ("Webex Teams API", "Webex API"),
        ("read webex teams messages", "read webex messages"),
        ("list webex teams", "list webex teams"),
        ("memberships of Webex Teams", "memberships of Webex Teams"),
        ("the members of my teams", "the members of my teams"),
        ("webex teamsters", "webex teamsters"),
    ],
)
def test_only_the_name_of_the_product_is_replaced(text: str, today: str) -> None:
    assert with_new_name(text) == today


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("please list rooms", "list rooms"),
        ("List rooms, please", "List rooms,"),
        ("could you kindly tell the scope", "could you tell the scope"),
        ("Please", "Please"),
        ("pleased to list rooms", "pleased to list rooms"),
    ],
)
def test_what_only_makes_a_text_polite_is_left_out(text: str, plain: str) -> None:
    assert without_please(text) == plain
