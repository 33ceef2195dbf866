from dataclasses import dataclass

import pytest
import sqlalchemy as sa

from store.key_values import Notes


@dataclass
class Clock:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def notes(any_engine: sa.Engine, clock: Clock) -> Notes:
    return Notes(any_engine, clock)


def test_a_note_is_read_as_it_was_written_last(notes: Notes) -> None:
    notes.set("key", "one", 60)
    notes.set("key", "two", 60)

    assert notes.get("key") == "two"
    assert notes.get("another key") is None


def test_several_notes_are_written_and_read_at_once(notes: Notes) -> None:
    notes.set_all({"a": "1", "b": "2"}, 60)

    assert notes.get_all(["a", "b", "c"]) == {"a": "1", "b": "2"}


def test_notes_are_changed_from_what_they_are(notes: Notes, clock: Clock) -> None:
    notes.set("a", "1", 60)
    notes.set("over", "1", 0)

    notes.change(["a", "b", "over"], lambda known: {**known, "b": f"after {known}"}, 60)

    assert notes.get_all(["a", "b", "over"]) == {"a": "1", "b": "after {'a': '1'}"}


def test_a_note_is_forgotten_after_its_time(notes: Notes, clock: Clock) -> None:
    notes.set("key", "text", 60)
    clock.now += 61

    assert notes.get("key") is None


def test_what_is_taken_has_one_owner(notes: Notes) -> None:
    assert notes.take("key", "first", 60)
    assert not notes.take("key", "second", 60)
    assert notes.take("key", "first", 60)


def test_what_was_taken_is_free_after_its_time(notes: Notes, clock: Clock) -> None:
    notes.take("key", "first", 60)
    clock.now += 61

    assert notes.take("key", "second", 60)


def test_only_what_is_over_is_pruned(notes: Notes, clock: Clock) -> None:
    notes.set("old", "text", 60)
    notes.set("new", "text", 600)
    clock.now += 61

    assert notes.prune() == 1
    assert notes.get("new") == "text"
