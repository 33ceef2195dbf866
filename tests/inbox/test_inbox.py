import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
import sqlalchemy as sa

from inbox import workers as module
from inbox.events import Event
from inbox.intake import InboxClosed
from inbox.work import Attempt, GiveUp, TryAgain
from store.tables import EVENTS
from tests.inbox.conftest import PATIENCE, Begin, Worker, event

SECRET_WORDS = "what somebody wrote"


def stored(engine: sa.Engine, key: str = event().key) -> Any:
    """Return an event as the database has it."""
    with engine.begin() as connection:
        return connection.execute(sa.select(EVENTS).where(EVENTS.c.key == key)).one()


def failing(*errors: Exception) -> Callable[[Event, Attempt], str]:
    """Return work that fails in turn with the given errors, then succeeds."""
    left = list(errors)

    def do(_event: Event, _attempt: Attempt) -> str:
        if left:
            raise left.pop(0)
        return "a reply"

    return do


def test_an_event_is_answered_and_the_id_of_the_reply_kept(begin: Begin, engine: sa.Engine) -> None:
    worker = Worker()
    inbox = begin(worker)

    is_new = inbox.put(event())

    assert inbox.drain(PATIENCE)
    assert is_new
    assert worker.tries == [("M1", Attempt())]
    assert (stored(engine).state, stored(engine).reply) == ("answered", "a reply")


def test_an_event_that_was_answered_before_is_left_out(begin: Begin) -> None:
    worker = Worker()
    inbox = begin(worker)
    inbox.put(event())
    inbox.drain(PATIENCE)

    is_new = inbox.put(event())

    assert inbox.drain(PATIENCE)
    assert not is_new
    assert len(worker.tries) == 1


def test_an_event_that_is_being_answered_is_left_out(begin: Begin, go_on: threading.Event) -> None:
    worker = Worker(lambda _event, _attempt: str(go_on.wait(PATIENCE)))
    inbox = begin(worker)
    inbox.put(event())

    is_new = inbox.put(event())

    go_on.set()
    assert inbox.drain(PATIENCE)
    assert not is_new
    assert len(worker.tries) == 1


def test_the_same_event_from_many_sides_at_once_is_answered_once(begin: Begin) -> None:
    worker = Worker()
    inbox = begin(worker)
    results: list[bool] = []
    senders = [
        threading.Thread(target=lambda: results.append(inbox.put(event()))) for _ in range(8)
    ]

    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()

    assert inbox.drain(PATIENCE)
    assert len(worker.tries) == 1
    assert results.count(True) == 1


def test_nothing_but_ids_is_stored(begin: Begin, engine: sa.Engine) -> None:
    inbox = begin(Worker(failing(RuntimeError(SECRET_WORDS))))
    inbox.put(event())
    inbox.drain(PATIENCE)

    path = engine.url.database
    assert path
    with closing(sqlite3.connect(path)) as connection:
        dump = "\n".join(connection.iterdump())
    assert "messages/created/M1" in dump
    assert SECRET_WORDS not in dump


def test_what_may_pass_is_tried_again_and_told_how_much_of_the_reply_is_out(begin: Begin) -> None:
    worker = Worker(failing(TryAgain("Webex answered 503"), TryAgain("again", sent=2)))
    inbox = begin(worker)
    inbox.put(event())

    assert inbox.drain(PATIENCE)
    assert [attempt for _, attempt in worker.tries] == [
        Attempt(1),
        Attempt(2),
        Attempt(3, sent=2),
    ]
    assert worker.apologies == []


def test_what_does_not_pass_is_given_up_with_a_reason_and_an_apology(
    begin: Begin, engine: sa.Engine
) -> None:
    worker = Worker(failing(*[TryAgain("Webex answered 503")] * 5))
    inbox = begin(worker, (0.01,))
    inbox.put(event())

    assert inbox.drain(PATIENCE)
    assert len(worker.tries) == 2
    assert worker.apologies == ["M1"]
    assert (stored(engine).state, stored(engine).why) == ("failed", "Webex answered 503")


def test_a_wait_that_webex_asks_for_uses_up_no_try(begin: Begin) -> None:
    worker = Worker(failing(*[TryAgain("Webex asks to wait", delay=0.01)] * 5))
    inbox = begin(worker, ())
    inbox.put(event())

    assert inbox.drain(PATIENCE)
    assert len(worker.tries) == 6
    assert worker.apologies == []


def test_what_can_never_be_answered_is_not_tried_again(begin: Begin, engine: sa.Engine) -> None:
    worker = Worker(failing(GiveUp("Webex answered 400")))
    inbox = begin(worker)
    inbox.put(event())

    assert inbox.drain(PATIENCE)
    assert worker.apologies == ["M1"]
    assert (stored(engine).state, stored(engine).why) == ("failed", "Webex answered 400")


def test_a_bug_is_not_repeated_and_does_not_stop_the_events_behind_it(begin: Begin) -> None:
    worker = Worker(failing(RuntimeError("a bug")))
    inbox = begin(worker)
    inbox.put(event(1))
    inbox.drain(PATIENCE)
    inbox.put(event(2))

    assert inbox.drain(PATIENCE)
    assert [number for number, _ in worker.tries] == ["M1", "M2"]
    assert worker.apologies == ["M1"]


def test_the_log_names_a_failure_but_not_its_words(
    begin: Begin, caplog: pytest.LogCaptureFixture
) -> None:
    inbox = begin(Worker(failing(RuntimeError(SECRET_WORDS))))
    inbox.put(event())
    inbox.drain(PATIENCE)

    assert "RuntimeError" in caplog.text
    assert SECRET_WORDS not in caplog.text


def test_what_waits_when_the_process_stops_is_answered_after_the_next_start(
    begin: Begin, monkeypatch: pytest.MonkeyPatch, go_on: threading.Event
) -> None:
    monkeypatch.setattr(module, "GRACE_SECONDS", 0)
    is_begun, answered = threading.Event(), threading.Event()

    def wait(_event: Event, _attempt: Attempt) -> str:
        is_begun.set()
        return str(go_on.wait(PATIENCE))

    begin(Worker(wait)).put(event())
    assert is_begun.wait(PATIENCE)

    def do(_event: Event, _attempt: Attempt) -> str:
        answered.set()
        return "a reply"

    successor = Worker(do)

    begin(successor)

    assert answered.wait(PATIENCE)
    assert successor.tries == [("M1", Attempt(2, is_recovered=True))]


def test_closing_finishes_what_is_being_answered(
    begin: Begin, engine: sa.Engine, go_on: threading.Event
) -> None:
    is_begun = threading.Event()

    def do(_event: Event, _attempt: Attempt) -> str:
        is_begun.set()
        go_on.wait(PATIENCE)
        return "a reply"

    worker = Worker(do)
    inbox = begin(worker)
    inbox.put(event())
    is_begun.wait(PATIENCE)
    closing = threading.Thread(target=inbox.close)
    closing.start()
    go_on.set()
    closing.join(PATIENCE)

    assert stored(engine).state == "answered"


def test_a_closed_inbox_takes_nothing(begin: Begin) -> None:
    inbox = begin(Worker())
    inbox.close()

    with pytest.raises(InboxClosed, match="stopping"):
        inbox.put(event())


def test_a_database_that_takes_nothing_is_told_and_nothing_is_begun(
    begin: Begin, engine: sa.Engine
) -> None:
    worker = Worker()
    inbox = begin(worker)
    with engine.begin() as connection:
        connection.execute(sa.text("ALTER TABLE scope_bot_events RENAME TO elsewhere"))

    with pytest.raises(InboxClosed, match="no such table"):
        inbox.put(event())
    with engine.begin() as connection:
        connection.execute(sa.text("ALTER TABLE elsewhere RENAME TO scope_bot_events"))

    assert worker.tries == []
    assert inbox.put(event())
    assert inbox.drain(PATIENCE)
