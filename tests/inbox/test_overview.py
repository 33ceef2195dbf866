import time

import pytest
import sqlalchemy as sa

from inbox.overview import Overview, Progress, UnknownEvent
from inbox.queue import EventQueue
from inbox.work import TryAgain
from tests.inbox.conftest import PATIENCE, Begin, Worker, event


@pytest.fixture
def overview(begin: Begin, engine: sa.Engine) -> Overview:
    """An inbox in which M1 was answered and M2 was given up."""

    def do(asked: object, _attempt: object) -> str:
        if asked == event(2) and not mended:
            raise TryAgain("Webex answered 503")
        return "a reply"

    mended: list[bool] = []
    inbox = begin(Worker(do), ())
    inbox.put(event(1))
    inbox.put(event(2))
    inbox.drain(PATIENCE)
    mended.append(True)
    return Overview(engine)


def test_what_was_given_up_is_shown_with_its_reason(overview: Overview) -> None:
    (event,) = overview.failed()

    assert (event.key, event.why) == ("messages/created/M2", "Webex answered 503")
    assert 0 <= event.age < PATIENCE
    assert overview.waiting() == []


def test_what_was_given_up_can_be_begun_anew(overview: Overview) -> None:
    overview.retry("messages/created/M2")

    assert overview.failed() == []


@pytest.mark.parametrize("key", ["messages/created/M1", "messages/created/M3", ""])
def test_only_what_was_given_up_can_be_begun_anew(overview: Overview, key: str) -> None:
    with pytest.raises(UnknownEvent):
        overview.retry(key)


def test_what_ended_long_ago_is_forgotten(overview: Overview) -> None:
    assert overview.prune(days=1) == 0
    assert overview.prune(days=-1) == 2
    assert overview.failed() == []


def test_what_there_is_is_counted(overview: Overview, engine: sa.Engine) -> None:
    EventQueue(engine).add([event(3), event(4)])

    progress = overview.progress()

    assert (progress.waiting, progress.failed) == (2, 1)
    assert 0 <= progress.oldest < PATIENCE
    assert progress.is_going_on


@pytest.mark.parametrize(("seconds", "is_stalled"), [(-10.0, False), (-100.0, True)])
def test_what_waits_while_nothing_is_finished_is_stalled(
    engine: sa.Engine, seconds: float, is_stalled: bool
) -> None:
    EventQueue(engine, now=lambda: time.time() + seconds).add([event()])

    assert Overview(engine).progress().is_stalled is is_stalled


def test_in_an_empty_inbox_nothing_is_stalled(engine: sa.Engine) -> None:
    progress = Overview(engine).progress()

    assert progress == Progress(0, 0.0, is_going_on=False, failed=0)
    assert not progress.is_stalled
