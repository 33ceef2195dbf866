"""A bot that no webhook reaches: what is said to it, and an inbox that only notes it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from inbox.events import Event
from inbox.intake import InboxClosed
from sandbox.app import Sandbox
from sandbox.records import Message, Person, Room
from store.checkpoints import Checkpoints
from store.database import open_database
from tests.support.talk import mention_of
from webex.backfill import Backfill
from webex.client import Webex
from webex.polling import Polling
from webex.records import Person as Me

Place = tuple[Webex, Me, "Taken", Checkpoints, Callable[[float], object]]
"""What a backfill and polling are made with."""


class Taken:
    """An inbox that only notes what it is given, and how long the backfill paused."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.pauses: list[float] = []
        self.is_closed = False

    @property
    def ids(self) -> list[str]:
        return [event.id for event in self.events]

    def put(self, event: Event) -> bool:
        if self.is_closed:
            raise InboxClosed("stopping")
        is_new = event.key not in {known.key for known in self.events}
        if is_new:
            self.events.append(event)
        return is_new


def say(sandbox: Sandbox, room: Room, text: str, author: Person | None = None) -> Message:
    person = author or sandbox.people[0]
    return sandbox.store.post(person.id, room_id=room.id, markdown=text)


def ask(sandbox: Sandbox, room: Room) -> Message:
    return say(sandbox, room, f"{mention_of(sandbox.bot)} what scopes for CDR?")


def another_space(sandbox: Sandbox) -> Room:
    room = sandbox.store.create_room("Another space", sandbox.people[0].id)
    sandbox.store.add_member(room.id, sandbox.bot.id)
    return room


@pytest.fixture
def taken() -> Taken:
    return Taken()


@pytest.fixture
def checkpoints(tmp_path: Path) -> Iterator[Checkpoints]:
    engine = open_database(f"sqlite:///{tmp_path}/checkpoints.db")
    yield Checkpoints(engine)
    engine.dispose()


@pytest.fixture
def place(webex: Webex, taken: Taken, checkpoints: Checkpoints) -> Place:
    return webex, webex.me(), taken, checkpoints, taken.pauses.append


@pytest.fixture
def new_backfill(place: Place) -> Callable[[], Backfill]:
    """Make a backfill, each of which stands for another start of the bot."""
    return lambda: Backfill(*place)


@pytest.fixture
def new_polling(place: Place) -> Callable[[], Polling]:
    """Make polling, each of which stands for another start of the bot."""
    return lambda: Polling(*place)
