import pytest
import sqlalchemy as sa

from scopes.query import Query
from store.notes import Notes
from webex.memory import Earlier, Memory

FIRST, SECOND = Query("what scopes for CDR?"), Query("what scopes for CDR?", "user")


@pytest.fixture
def memory(any_engine: sa.Engine) -> Memory:
    return Memory(Notes(any_engine))


def test_a_thread_keeps_its_first_and_its_last_question(memory: Memory) -> None:
    memory.remember(["thread"], FIRST)
    memory.remember(["thread"], SECOND)

    assert memory.recall(["thread"]) == Earlier(FIRST, SECOND)


def test_what_is_remembered_under_the_first_key_counts(memory: Memory) -> None:
    memory.remember(["thread", "person"], FIRST)
    memory.remember(["person"], SECOND)

    assert memory.recall(["thread", "person"]) == Earlier(FIRST, FIRST)
    assert memory.recall(["another thread", "person"]) == Earlier(FIRST, SECOND)


def test_what_is_forgotten_is_not_recalled(memory: Memory) -> None:
    memory.remember(["thread", "person"], FIRST)
    memory.forget(["thread"])

    assert memory.recall(["thread"]) is None
    assert memory.recall(["person"]) == Earlier(FIRST, FIRST)


def test_nothing_is_recalled_of_what_was_never_asked(memory: Memory) -> None:
    assert memory.recall(["thread"]) is None
    assert memory.direct_room("ANN") is None


def test_the_direct_space_of_a_person_is_known(memory: Memory) -> None:
    memory.note_direct_room("ANN", "ROOM")

    assert memory.direct_room("ANN") == "ROOM"
