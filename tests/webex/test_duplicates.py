from dataclasses import replace

import pytest
import sqlalchemy as sa

from store.key_values import KeyValueStore
from webex.duplicates import Duplicates
from webex.records import CardAction, Message

MESSAGE = Message(
    id="M1",
    room_id="R1",
    room_type="group",
    parent_id=None,
    person_id="ALICE",
    person_email="alice@example.com",
    text="",
    html=None,
    mentioned=(),
    created=0.0,
)
ACTION = CardAction("A1", "R1", "ALICE", "M1", {"do": "why"}, 0.0)


@pytest.fixture
def duplicates(any_engine: sa.Engine) -> Duplicates:
    return Duplicates(KeyValueStore(any_engine))


def test_a_message_that_was_never_edited_is_no_duplicate(duplicates: Duplicates) -> None:
    assert [duplicates.is_known_message(MESSAGE, key) for key in ("E1", "E2")] == [False, False]


def test_each_version_belongs_to_the_first_event_that_tells_of_it(duplicates: Duplicates) -> None:
    first, second = replace(MESSAGE, updated="10:00"), replace(MESSAGE, updated="10:01")

    known = [duplicates.is_known_message(first, key) for key in ("E1", "E2", "E1")]

    assert known == [False, True, False]
    assert not duplicates.is_known_message(second, "E2")


def test_the_same_action_counts_once_for_each_person_and_each_button(
    duplicates: Duplicates,
) -> None:
    assert not duplicates.is_known_action(ACTION, "E1")

    assert duplicates.is_known_action(ACTION, "E2")
    assert not duplicates.is_known_action(ACTION, "E1")
    assert not duplicates.is_known_action(replace(ACTION, person_id="BOB"), "E3")
    assert not duplicates.is_known_action(replace(ACTION, inputs={"do": "opens"}), "E4")
