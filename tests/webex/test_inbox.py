import threading
from collections.abc import Callable, Iterator

import pytest

from webex.client import RateLimited
from webex.events import Event
from webex.inbox import TRIES, WAITING, InboxFull, WorkerPool

Start = Callable[[Callable[[Event], None]], WorkerPool]


@pytest.fixture
def start() -> Iterator[Start]:
    """Start an inbox with one worker; it is closed when the test ends."""
    started: list[WorkerPool] = []

    def begin(work: Callable[[Event], None]) -> WorkerPool:
        started.append(WorkerPool(work, workers=1))
        return started[-1]

    yield begin
    for inbox in started:
        inbox.close()


def event(number: int) -> Event:
    return Event("messages", "created", f"M{number}", "R1", "ALICE", "alice@example.com", "ALICE")


def waiting_for(signal: threading.Event) -> Callable[[Event], None]:
    """Return work that goes on until the signal is given."""

    def work(_event: Event) -> None:
        signal.wait(5)

    return work


def test_events_are_worked_on_in_order(start: Start) -> None:
    done: list[str] = []
    inbox = start(lambda event: done.append(event.id))

    taken = [inbox.put(event(number)) for number in range(3)]

    assert inbox.drain(60)
    assert taken == [True, True, True]
    assert done == ["M0", "M1", "M2"]


def test_an_event_that_was_taken_before_is_left_out(start: Start) -> None:
    done: list[str] = []
    inbox = start(lambda event: done.append(event.id))

    taken = [inbox.put(event(1)), inbox.put(event(1))]

    assert inbox.drain(60)
    assert taken == [True, False]
    assert done == ["M1"]


def test_a_failure_does_not_stop_the_events_behind_it(start: Start) -> None:
    done: list[str] = []

    def work(event: Event) -> None:
        if event.id == "M0":
            raise RuntimeError("a bug")
        done.append(event.id)

    inbox = start(work)
    inbox.put(event(0))
    inbox.put(event(1))

    assert inbox.drain(60)
    assert done == ["M1"]


def test_the_log_names_a_failure_but_not_its_words(
    start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    def work(event: Event) -> None:
        raise RuntimeError("what somebody wrote")

    inbox = start(work)
    inbox.put(event(0))

    assert inbox.drain(60)
    assert "messages/created/M0 failed: RuntimeError" in caplog.text
    assert "what somebody wrote" not in caplog.text


def test_a_rate_limit_is_waited_for_and_tried_again(start: Start) -> None:
    tries: list[str] = []

    def work(event: Event) -> None:
        tries.append(event.id)
        if len(tries) == 1:
            raise RateLimited(0)

    inbox = start(work)
    inbox.put(event(0))

    assert inbox.drain(60)
    assert tries == ["M0", "M0"]


def test_a_rate_limit_without_end_is_given_up(
    start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    tries: list[str] = []

    def work(event: Event) -> None:
        tries.append(event.id)
        raise RateLimited(0)

    inbox = start(work)
    inbox.put(event(0))

    assert inbox.drain(60)
    assert len(tries) == TRIES
    assert "given up" in caplog.text


def test_a_full_inbox_says_so_and_takes_the_event_later(start: Start) -> None:
    go_on = threading.Event()
    inbox = start(waiting_for(go_on))
    with pytest.raises(InboxFull):
        for number in range(WAITING + 2):
            inbox.put(event(number))

    go_on.set()

    assert inbox.drain(60)
    assert inbox.put(event(WAITING + 1))


def test_drain_returns_false_when_time_runs_out(start: Start) -> None:
    go_on = threading.Event()
    inbox = start(waiting_for(go_on))
    inbox.put(event(0))

    is_done = inbox.drain(0.01)

    go_on.set()
    assert not is_done


def test_closing_finishes_what_was_taken(start: Start) -> None:
    done: list[str] = []
    inbox = start(lambda event: done.append(event.id))
    for number in range(20):
        inbox.put(event(number))

    inbox.close()

    assert len(done) == 20


def test_closing_ends_the_threads() -> None:
    before = threading.active_count()

    WorkerPool(lambda _event: None, workers=3).close()

    assert threading.active_count() == before
