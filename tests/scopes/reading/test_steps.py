"""A message that is a list is divided into its items."""

from functools import cache

import pytest

from scopes.data.catalog import Level
from scopes.knowledge import Knowledge
from scopes.reading.steps import LONGEST_PART, Items, items_of


def divided(knowledge: Knowledge, text: str) -> Items | None:
    reader = knowledge.reader
    return items_of(reader.read(text), reader, cache(reader.read))


@pytest.mark.parametrize(
    ("text", "head", "items"),
    [
        ("1. list rooms 2. post messages", "", ("list rooms", "post messages")),
        ("1. list rooms\n2. create and delete teams", "",
         ("list rooms", "create and delete teams")),
        ("My app has to:\n- list rooms\n- post messages", "My app has to:",
         ("list rooms", "post messages")),
        ("We sync rooms:\n- list rooms\n- post messages", "We sync rooms:",
         ("list rooms", "post messages")),
        ("list rooms, then post messages, then lock the space", "",
         ("list rooms", "post messages", "lock the space")),
        ("list rooms. After that post messages", "", ("list rooms", "post messages")),
    ],
)  # fmt: skip
def test_items_of_a_list_stand_for_themselves(
    knowledge: Knowledge, text: str, head: str, items: tuple[str, ...]
) -> None:
    assert divided(knowledge, text) == Items(items, head=head)


@pytest.mark.parametrize(
    "text",
    [
        "list rooms",
        "we then open another space, and everyone gets put in it",
        f"list rooms, then send {'text ' * LONGEST_PART}",
    ],
)
def test_a_sentence_about_one_thing_is_no_list(knowledge: Knowledge, text: str) -> None:
    assert divided(knowledge, text) is None


@pytest.mark.parametrize("is_numbered", [False, True])
def test_what_stands_below_an_order_is_details_unless_it_is_numbered(
    knowledge: Knowledge, is_numbered: bool
) -> None:
    signs = ("1.", "2.") if is_numbered else ("-", "-")
    text = "Configure a call queue:\n{} send calls to agents\n{} name: Sales".format(*signs)
    items = divided(knowledge, text)
    assert items
    assert items.are_details is not is_numbered


@pytest.mark.parametrize(
    ("text", "are_details"),
    [
        ("Feature list for the wallboard\n- queue statistics\n- agents", False),
        ("Onboarding automation:\n- create the user\n- assign a license\n- send a message", False),
        ("Create a queue:\n- send calls to agents\n- play music\n- record calls", True),
    ],
)
def test_orders_below_a_title_are_items_those_below_an_order_are_details(
    knowledge: Knowledge, text: str, are_details: bool
) -> None:
    items = divided(knowledge, text)
    assert items
    assert items.are_details is are_details


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("As an admin I need to:\n- list rooms\n- read messages", "admin"),
        ("1. list my rooms 2. create a queue", None),
    ],
)
def test_a_level_in_the_heading_holds_for_all(
    knowledge: Knowledge, text: str, level: Level | None
) -> None:
    items = divided(knowledge, text)
    assert items
    assert items.level == level
