from dataclasses import dataclass

import pytest
import sqlalchemy as sa

from store.key_values import KeyValueStore


@dataclass
class Clock:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def values(any_engine: sa.Engine, clock: Clock) -> KeyValueStore:
    return KeyValueStore(any_engine, clock)


def test_a_note_is_read_as_it_was_written_last(values: KeyValueStore) -> None:
    values.set("key", "one", 60)
    values.set("key", "two", 60)

    assert values.get("key") == "two"
    assert values.get("another key") is None


def test_several_notes_are_written_and_read_at_once(values: KeyValueStore) -> None:
    values.set_all({"a": "1", "b": "2"}, 60)

    assert values.get_all(["a", "b", "c"]) == {"a": "1", "b": "2"}


def test_notes_are_changed_from_what_they_are(values: KeyValueStore, clock: Clock) -> None:
    values.set("a", "1", 60)
    values.set("over", "1", 0)

    values.change(["a", "b", "over"], lambda known: {**known, "b": f"after {known}"}, 60)

    assert values.get_all(["a", "b", "over"]) == {"a": "1", "b": "after {'a': '1'}"}


def test_a_note_is_forgotten_after_its_time(values: KeyValueStore, clock: Clock) -> None:
    values.set("key", "text", 60)
    clock.now += 61

    assert values.get("key") is None


def test_what_is_taken_has_one_owner(values: KeyValueStore) -> None:
    assert values.take("key", "first", 60)
    assert not values.take("key", "second", 60)
    assert values.take("key", "first", 60)


def test_what_was_taken_is_free_after_its_time(values: KeyValueStore, clock: Clock) -> None:
    values.take("key", "first", 60)
    clock.now += 61

    assert values.take("key", "second", 60)


def test_only_what_is_over_is_pruned(values: KeyValueStore, clock: Clock) -> None:
    values.set("old", "text", 60)
    values.set("new", "text", 600)
    clock.now += 61

    assert values.prune() == 1
    assert values.get("new") == "text"
