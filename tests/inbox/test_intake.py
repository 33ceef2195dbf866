import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from inbox import intake as module
from inbox.bell import Bell
from inbox.events import Event
from inbox.intake import InboxClosed, Intake
from inbox.queue import EventQueue
from tests.inbox.conftest import PATIENCE, event


class Slow(EventQueue):
    """A table that takes events once a test lets it, and notes how many it takes together."""

    def __init__(self, engine: sa.Engine, go_on: threading.Event) -> None:
        super().__init__(engine)
        self.go_on = go_on
        self.is_asked = threading.Event()
        self.batches: list[int] = []

    def add(self, events: Sequence[Event]) -> set[str]:
        self.is_asked.set()
        self.go_on.wait(PATIENCE)
        self.batches.append(len(events))
        return super().add(events)


@pytest.fixture
def slow(engine: sa.Engine, go_on: threading.Event) -> Slow:
    return Slow(engine, go_on)


@pytest.fixture
def intake(engine: sa.Engine, slow: Slow) -> Iterator[Intake]:
    intake = Intake(engine, slow, Bell())
    yield intake
    slow.go_on.set()
    intake.close()


def test_what_waits_at_the_same_time_is_stored_together(
    intake: Intake, slow: Slow, go_on: threading.Event
) -> None:
    with ThreadPoolExecutor(9) as senders:
        first = senders.submit(intake.put, event(0))
        assert slow.is_asked.wait(PATIENCE)
        others = [senders.submit(intake.put, event(number // 2)) for number in range(2, 10)]
        while len(intake._waiting) < len(others):
            assert not others[0].done()
        go_on.set()

    assert first.result(PATIENCE)
    assert [other.result(PATIENCE) for other in others].count(True) == 4
    assert slow.batches == [1, 8]


def test_a_database_that_does_not_answer_in_time_is_told_and_the_event_forgotten(
    intake: Intake, slow: Slow, go_on: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "STORE_SECONDS", 0.01)
    for number in (1, 2):
        with pytest.raises(InboxClosed, match="in time"):
            intake.put(event(number))
    monkeypatch.undo()
    go_on.set()

    assert intake.put(event(2))


def test_a_disk_that_fails_is_told_and_the_next_event_is_stored(
    intake: Intake, go_on: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on.set()

    def fail(_engine: sa.Engine) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(module, "flush", fail)
    with pytest.raises(InboxClosed, match="no space left"):
        intake.put(event(1))
    monkeypatch.undo()

    assert intake.put(event(2))


def test_a_bug_refuses_an_event_and_not_those_behind_it(
    intake: Intake, go_on: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on.set()

    def fail(_engine: sa.Engine) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(module, "flush", fail)
    with pytest.raises(InboxClosed, match="RuntimeError"):
        intake.put(event(1))
    monkeypatch.undo()

    assert intake.put(event(2))


def test_closing_stores_what_was_begun(intake: Intake, slow: Slow, go_on: threading.Event) -> None:
    with ThreadPoolExecutor() as senders:
        begun = senders.submit(intake.put, event())
        assert slow.is_asked.wait(PATIENCE)
        closing = senders.submit(intake.close)
        go_on.set()
        closing.result(PATIENCE)

    assert begun.result(PATIENCE)
    with pytest.raises(InboxClosed, match="stopping"):
        intake.put(event(2))
