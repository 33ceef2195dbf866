"""An inbox of a test's own, on a database of its own."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import sqlalchemy as sa

from inbox.events import Event
from inbox.inbox import Inbox
from inbox.work import Attempt
from store.database import open_database
from tests.support.threads import none_left_behind

PATIENCE = 60.0


@dataclass
class Worker:
    """Work that notes what it is asked, and does what a test says."""

    do: Callable[[Event, Attempt], str] = lambda _event, _attempt: "a reply"
    can_work: bool = True
    tries: list[tuple[str, Attempt]] = field(default_factory=list)
    apologies: list[str] = field(default_factory=list)

    def answer(self, event: Event, attempt: Attempt) -> str:
        self.tries.append((event.id, attempt))
        return self.do(event, attempt)

    def apologize(self, event: Event) -> None:
        self.apologies.append(event.id)

    def is_possible(self) -> bool:
        return self.can_work


Begin = Callable[..., Inbox]


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/state/bot.db"


@pytest.fixture
def engine(url: str) -> Iterator[sa.Engine]:
    engine = open_database(url)
    with none_left_behind():  # a connection that comes back after `dispose` stays open
        yield engine
    engine.dispose()


@pytest.fixture
def begin(engine: sa.Engine) -> Iterator[Begin]:
    """Open an inbox for a worker; a second one stands for the next start of the process."""
    opened: list[Inbox] = []

    def begin(worker: Worker, delays: tuple[float, ...] = (0.01, 0.01)) -> Inbox:
        for earlier in opened:
            earlier.close()
        opened[:] = [Inbox(engine, "host_0", worker, delays)]
        return opened[0]

    yield begin
    for inbox in opened:
        inbox.close()


@pytest.fixture
def go_on() -> Iterator[threading.Event]:
    """A signal for work that waits; given at the latest when the test ends."""
    signal = threading.Event()
    yield signal
    signal.set()


def event(number: int = 1, space: str = "R1") -> Event:
    return Event("messages", "created", f"M{number}", space, "ALICE", "ALICE", "group")
