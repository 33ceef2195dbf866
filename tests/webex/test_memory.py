import pytest
import sqlalchemy as sa

from handlers.followups import Earlier
from inbox.events import Event
from scopes.reading.query import Query
from store.key_values import KeyValueStore
from tests.support.turns import turn_of
from webex.memory import Memory
from webex.turn import Turn

FIRST, SECOND = Query("what scopes for CDR?"), Query("what scopes for CDR?", "user")


@pytest.fixture
def memory(any_engine: sa.Engine) -> Memory:
    return Memory(KeyValueStore(any_engine))


def turn(thread: str, person: str = "ALICE", is_direct: bool = False) -> Turn:
    event = Event("messages", "created", "M1", "ROOM", person, person)
    return turn_of(event, thread=thread, is_direct=is_direct)


def test_a_thread_keeps_its_first_and_its_last_question(memory: Memory) -> None:
    memory.remember(turn("T1"), FIRST)
    memory.remember(turn("T1"), SECOND)

    assert memory.recall(turn("T1", "BOB").memory_keys) == Earlier(FIRST, SECOND)


def test_a_thread_counts_more_than_what_somebody_asked_last(memory: Memory) -> None:
    memory.remember(turn("T1"), FIRST)
    memory.remember(turn("T2"), SECOND)

    assert memory.recall(turn("T1").memory_keys) == Earlier(FIRST, FIRST)
    assert memory.recall(turn("T3").memory_keys) == Earlier(FIRST, SECOND)


def test_what_is_forgotten_is_not_recalled(memory: Memory) -> None:
    thread, person = turn("T1").memory_keys
    memory.remember(turn("T1"), FIRST)
    memory.forget([thread])

    assert memory.recall([thread]) is None
    assert memory.recall([person]) == Earlier(FIRST, FIRST)


def test_nothing_is_recalled_of_what_was_never_asked(memory: Memory) -> None:
    assert memory.recall(turn("T1").memory_keys) is None


def test_only_a_direct_space_is_known_as_that_of_a_person(memory: Memory) -> None:
    memory.remember(turn("T1", "ALICE", is_direct=True), FIRST)
    memory.remember(turn("T1", "BOB"), FIRST)

    assert (memory.direct_room("ALICE"), memory.direct_room("BOB")) == ("ROOM", None)
