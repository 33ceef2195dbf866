"""A message is divided into the parts that may each state a need."""

from functools import cache

import pytest

from scopes.data.catalog import Level
from scopes.knowledge import Knowledge
from scopes.reading.steps import Steps, beside_calls, divide


def divided(knowledge: Knowledge, text: str) -> Steps:
    reader = knowledge.reader
    return divide(reader.read(text), reader, cache(reader.read))


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("1. list rooms 2. post messages", ("list rooms", "post messages")),
        ("1. list rooms\n2. create and delete teams", ("list rooms", "create and delete teams")),
        ("My app has to:\n- list rooms\n- post messages", ("list rooms", "post messages")),
        ("We sync rooms:\n- list rooms\n- post messages", ("list rooms", "post messages")),
        ("list rooms, then post messages, then lock the space",
         ("list rooms", "post messages", "lock the space")),
        ("list rooms. After that post messages", ("list rooms", "post messages")),
    ],
)  # fmt: skip
def test_items_of_a_list_stand_for_themselves(
    knowledge: Knowledge, text: str, steps: tuple[str, ...]
) -> None:
    assert divided(knowledge, text) == Steps(steps, is_list=True)


def test_details_below_an_order_are_no_steps(knowledge: Knowledge) -> None:
    text = "Configure a call queue:\n- send calls to agents\n- name: Sales"

    assert divided(knowledge, text) == Steps((), is_list=True)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("list rooms, post messages and read CDRs", ("list rooms", "post messages", "read CDRs")),
        ("create, update and delete rooms", ("create and update and delete rooms",)),
        ("list devices with location, floor and capacity",
         ("list devices with location, floor, capacity",)),
        ("list rooms", ("list rooms",)),
    ],
)  # fmt: skip
def test_sentences_are_cut_into_pieces_with_an_object(
    knowledge: Knowledge, text: str, pieces: tuple[str, ...]
) -> None:
    assert divided(knowledge, text) == Steps(pieces, is_list=False)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("as a compliance officer, read messages and list rooms", "compliance"),
        ("read messages and list rooms as an admin", "admin"),
        ("read messages and list rooms with an admin token", "admin"),
        ("As an admin I need to:\n- list rooms\n- read messages", "admin"),
        ("read my messages and list all licenses of the org", None),
        ("list devices, list my rooms and create a queue", None),
    ],
)
def test_a_level_named_as_a_role_holds_for_all(
    knowledge: Knowledge, text: str, level: Level | None
) -> None:
    assert divided(knowledge, text).level == level


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("GET /v1/people and create a call queue", ("create a call queue",)),
        ("read CDRs and then POST /v1/messages", ("read CDRs",)),
        ("list my rooms, repair the coffee machine, GET /v1/rooms",
         ("list my rooms", "repair the coffee machine")),
        ("we use GET /v1/rooms in our dashboard, which is written in Python", ()),
        ("GET /v1/people. It works fine for me.", ()),
        ("GET /v1/people", ()),
        ("what scopes do I need for GET /v1/people?", ()),
        ("curl https://webexapis.com/v1/rooms -H 'Authorization: Bearer x' | jq '.items[]'", ()),
        ("requests.get(url='https://webexapis.com/v1/rooms', params={'max': 5})\nprint(r)", ()),
    ],
)  # fmt: skip
def test_what_stands_in_words_next_to_calls_is_found(
    knowledge: Knowledge, text: str, found: tuple[str, ...]
) -> None:
    reader = knowledge.reader

    assert beside_calls(reader.read(text), reader, cache(reader.read)) == found
