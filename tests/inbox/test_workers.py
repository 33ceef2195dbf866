"""Few places, and nobody sleeps in one."""

import threading
from collections.abc import Callable, Mapping

import pytest
import sqlalchemy as sa

from inbox import workers as module
from inbox.events import Event
from inbox.inbox import Inbox
from inbox.overview import Overview
from inbox.queue import EventQueue, QueuedEvent
from inbox.work import Attempt, NothingPossible, TryAgain
from store.database import StoreError
from store.tables import EVENTS
from tests.inbox.conftest import PATIENCE, Begin, Worker, event

PLACES = {module.FRESH: 2, module.ANY: 2}


@pytest.fixture(autouse=True)
def few_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PLACES", PLACES)


def failing_in(space: str, error: Callable[[], Exception]) -> Callable[[Event, Attempt], str]:
    """Return work that fails in one space."""

    def do(asked: Event, _attempt: Attempt) -> str:
        if asked.room == space:
            raise error()
        return "a reply"

    return do


def put(inbox: Inbox, *numbers: int, space: str = "") -> None:
    for number in numbers:
        inbox.put(event(number, space or f"R{number}"))


def wait_for(condition: Callable[[], object]) -> None:
    """Wait for something that happens in a thread and rings no bell a test could hear."""
    deadline = threading.Event()
    timer = threading.Timer(PATIENCE, deadline.set)
    timer.start()
    while not condition():
        assert not deadline.is_set(), "it did not happen"
    timer.cancel()


def test_no_more_is_begun_than_there_are_places(
    begin: Begin, engine: sa.Engine, go_on: threading.Event
) -> None:
    begun = threading.Semaphore(0)

    def do(_event: Event, _attempt: Attempt) -> str:
        begun.release()
        return str(go_on.wait(PATIENCE))

    worker = Worker(do)
    inbox = begin(worker)
    put(inbox, *range(20))
    for _ in range(4):
        assert begun.acquire(timeout=PATIENCE)

    claimed = sa.select(sa.func.count()).where(EVENTS.c.state == "claimed")
    with engine.begin() as connection:
        assert connection.execute(claimed).scalar() == 4
    go_on.set()
    assert inbox.drain(PATIENCE)
    assert len(worker.tries) == 20


@pytest.mark.parametrize("delay", [None, 100.0])
def test_what_waits_for_its_next_try_delays_nobody(begin: Begin, delay: float | None) -> None:
    worker = Worker(failing_in("TROUBLE", lambda: TryAgain("Webex answered 500", delay)))
    inbox = begin(worker, (100.0,))
    put(inbox, *range(10), space="TROUBLE")
    wait_for(lambda: len(worker.tries) == 10)

    put(inbox, 99)

    wait_for(lambda: worker.tries[-1][0] == "M99")
    assert worker.apologies == []


def test_a_space_that_hangs_leaves_places_for_the_others(
    begin: Begin, go_on: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inbox.queue.MOST_OF_A_SPACE", 3)
    answered = threading.Event()

    def do(asked: Event, _attempt: Attempt) -> str:
        if asked.room == "HANGS":
            go_on.wait(PATIENCE)
        else:
            answered.set()
        return "a reply"

    inbox = begin(Worker(do))
    put(inbox, *range(10), space="HANGS")

    put(inbox, 99)

    assert answered.wait(PATIENCE)


def test_old_events_that_hang_leave_places_for_fresh_ones(
    begin: Begin, go_on: threading.Event
) -> None:
    answered = threading.Event()

    def do(asked: Event, attempt: Attempt) -> str:
        if asked.id == "M99":
            answered.set()
        elif attempt.number == 1:
            raise TryAgain("Webex answered 503")
        else:
            go_on.wait(PATIENCE)
        return "a reply"

    worker = Worker(do)
    inbox = begin(worker)
    put(inbox, *range(10))
    wait_for(lambda: sum(attempt.number == 2 for _, attempt in worker.tries) == 2)

    put(inbox, 99)

    assert answered.wait(PATIENCE)


def test_while_nothing_is_possible_no_try_is_used_up_and_nothing_given_up(
    begin: Begin, monkeypatch: pytest.MonkeyPatch, engine: sa.Engine
) -> None:
    monkeypatch.setattr(module, "CHECK_SECONDS", 0.01)
    worker = Worker(can_work=False)
    is_asked = threading.Event()

    def is_possible() -> bool:
        is_asked.set()
        return worker.can_work

    def do(_event: Event, _attempt: Attempt) -> str:
        if not worker.can_work:
            raise NothingPossible("Webex answered 401")
        return "a reply"

    monkeypatch.setattr(worker, "is_possible", is_possible)
    worker.do = do
    inbox = begin(worker, ())
    put(inbox, *range(10))
    assert is_asked.wait(PATIENCE)
    tries = len(worker.tries)

    assert Overview(engine).progress().waiting == 10
    assert tries <= 4
    worker.can_work = True
    assert inbox.drain(PATIENCE)
    assert worker.apologies == []
    assert Overview(engine).failed() == []


class Unsure(EventQueue):
    """A database that fails just after it has taken a claim, and just before it takes a result."""

    error: Exception = StoreError("the connection is lost")
    is_failing_claims = True
    is_failing_results = True

    def claim(
        self, fresh: int, any_: int, busy: Mapping[str, int]
    ) -> tuple[list[QueuedEvent], list[QueuedEvent]]:
        found = super().claim(fresh, any_, busy)
        if self.is_failing_claims and any(found):
            self.is_failing_claims = False
            raise self.error
        return found

    def answered(self, queued: QueuedEvent, reply: str) -> None:
        if self.is_failing_results:
            self.is_failing_results = False
            raise StoreError("the connection is lost")
        super().answered(queued, reply)


@pytest.mark.parametrize("error", [StoreError("the connection is lost"), RuntimeError("a bug")])
def test_a_claim_or_a_result_that_fails_for_a_moment_loses_no_event_and_doubles_none(
    engine: sa.Engine, begin: Begin, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    monkeypatch.setattr(Unsure, "error", error)
    monkeypatch.setattr(module, "NOTE_SECONDS", 0.01)
    monkeypatch.setattr("inbox.inbox.EventQueue", Unsure)
    worker = Worker()
    inbox = begin(worker)

    put(inbox, 1)

    assert inbox.drain(PATIENCE)
    assert [number for number, _ in worker.tries] == ["M1"]
