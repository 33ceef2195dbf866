"""How soon a question is found and how many calls that takes, in a time that tests let pass."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import request, request_started

from app.upkeep import schedules
from inbox.events import Event
from inbox.process_lock import FileLock
from inbox.schedule import Schedule, Task
from sandbox.app import Sandbox
from sandbox.records import Message, Room
from settings import Settings
from store.checkpoints import Checkpoints
from store.database import open_database
from tests.support.talk import mention_of
from tests.support.timeline import Timeline
from webex.backfill import PAUSE, Backfill
from webex.client import Webex
from webex.polling import BACKFILL_PACE, Polling

START = 1_800_000_000.0
MINUTE, HOUR = 60, 3600
ROOMS = 200
CALL = 0.2
"""Seconds that a call to Webex takes."""
CALLS_TO_ANSWER = 4
ANSWER_SECONDS = 1.0
CALLS_A_MINUTE = 300
"""As many as Webex lets a bot make."""
SOON = 10.0
"""Seconds within which somebody who asks a bot that polls has the answer."""
LATE = 180.0
"""Seconds within which what Webex could not deliver is answered."""


class World:
    """A bot in spaces, half of them 1:1, its upkeep, and people who ask it."""

    def __init__(self, sandbox: Sandbox, webex: Webex, folder: Path) -> None:
        self.time = Timeline(START)
        self.store, self.bot, self.person = sandbox.store, sandbox.bot, sandbox.people[0]
        self.calls: list[float] = []
        self.asked: dict[str, float] = {}
        self.found: dict[str, float] = {}
        self._webex = webex
        self._folder = folder
        self._engine = open_database(f"sqlite:///{folder}/bot.db")
        self._stamps = 0
        self.rooms: list[Room] = []

    def close(self) -> None:
        self._engine.dispose()

    def stamp(self) -> str:
        """Return the time as Webex writes it, another one each time."""
        self._stamps += 1
        moment = datetime.fromtimestamp(self.time.now + self._stamps / 1000, UTC)
        return moment.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"

    def fill(self, rooms: int) -> None:
        """Add the bot to so many spaces, two hours before the time now."""
        now, self.time.now = self.time.now, self.time.now - 2 * HOUR
        for number in range(rooms // 2):
            room = self.store.create_room(f"Space {number}", self.person.id)
            self.store.add_member(room.id, self.bot.id)
            self.rooms.append(room)
            one = self.store.add_person(f"Person {number}", f"person{number}@example.com")
            self.rooms.append(self.store.direct_room(one.id, self.bot.id))
        self.time.now = now

    def say(self, number: int) -> Message:
        """Ask the bot in one of its spaces."""
        room = self.rooms[number]
        members = [each.person for each in self.store.memberships(room.id)]
        (author, *_) = [each for each in members if each != self.bot]
        text = f"{mention_of(self.bot)} what scopes for CDR?"
        return self.store.post(author.id, room_id=room.id, markdown=text)

    def put(self, event: Event) -> bool:
        """Take an event as the inbox does, and answer at once."""
        if event.id in self.found:
            return False
        self.found[event.id] = self.time.now
        self.calls += [self.time.now] * CALLS_TO_ANSWER
        self.store.post(self.bot.id, room_id=event.room, markdown="The scope is ...")
        return True

    def run(self, polls: bool, questions: Sequence[tuple[float, int]], seconds: float) -> None:
        """Run the upkeep from now on, while questions are asked at times in spaces by number."""
        start = self.time.now
        backfill = Backfill(
            self._webex,
            self._webex.me(),
            self,
            Checkpoints(self._engine),
            self._pause,
            BACKFILL_PACE if polls else PAUSE,
            self.time,
        )
        polling = Polling(
            self._webex, self._webex.me(), self, Checkpoints(self._engine), self._pause, self.time
        )
        lock = FileLock(self._folder, "host")
        made: list[tuple[Schedule, float]] = []

        def new(tasks: Sequence[Task], look_seconds: float) -> Schedule:
            schedule = Schedule(lock, Checkpoints(self._engine), tasks, self.time, look_seconds)
            made.append((schedule, look_seconds))
            return schedule

        schedules(
            new,
            backfill,
            lambda: None,
            lambda: None,
            polling=polling if polls else None,
            poll_seconds=Settings().poll_seconds,
        )

        def looks(schedule: Schedule, pause: float) -> Callable[[], None]:
            def look() -> None:
                while self.time.now < start + seconds:
                    schedule.look()
                    self.time.sleep(pause)

            return look

        def ask() -> None:
            for at, number in sorted(questions):
                self.time.sleep(start + at - self.time.now)
                self.asked[self.say(number).id] = self.time.now

        self.time.run([ask, *(looks(*each) for each in made)])
        lock.close()

    def _pause(self, seconds: float) -> None:
        self.time.sleep(seconds + CALL)

    @property
    def waits(self) -> list[float]:
        """How long each question waited for its answer, from the start of the bot at the least."""
        assert self.asked.keys() <= self.found.keys(), "a question was not found"
        return [self.found[each] - at + ANSWER_SECONDS for each, at in self.asked.items()]

    @property
    def figures(self) -> str:
        """What was measured, in words."""
        waits = ", ".join(f"{wait:.1f}" for wait in self.waits)
        return f"{self.most_calls_a_minute} calls in the worst minute; seconds waited: {waits}"

    @property
    def most_calls_a_minute(self) -> int:
        """The calls within the worst minute, answers included."""
        calls = sorted(self.calls)
        return max(sum(at <= each < at + MINUTE for each in calls) for at in calls)


@pytest.fixture
def world(
    sandbox: Sandbox, webex: Webex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[World]:
    world = World(sandbox, webex, tmp_path)
    monkeypatch.setattr(sandbox.store.clock, "now", world.stamp)

    def note(_app: object, **_: object) -> None:
        if request.path.startswith("/v1/") and not request.path.endswith("/people/me"):
            world.calls.append(world.time.now)

    with request_started.connected_to(note, sandbox.app):
        yield world
    world.close()


EARLY = [0.2, 1, 3, 5.5, 8, 14, 21, 30, 44, 59]
"""Seconds after a start at which somebody asks."""


def ask_around_a_start(world: World, seconds: float) -> None:
    """Ask twice within the minute before a start, whose waiting counts from there, and after it."""
    before = [world.say(number).id for number in (7, 8)]
    world.time.now += 50
    start = world.time.now
    world.run(True, [(at, 20 + number) for number, at in enumerate(EARLY)], seconds)
    world.asked |= dict.fromkeys(before, start)


def test_questions_around_the_very_first_start_are_answered_soon(world: World) -> None:
    world.fill(ROOMS)

    ask_around_a_start(world, 80)

    print(f"first start: {world.figures}")
    assert max(world.waits) <= SOON
    assert world.most_calls_a_minute <= CALLS_A_MINUTE


def test_questions_around_a_start_with_much_to_read_are_answered_soon(world: World) -> None:
    world.fill(ROOMS)
    world.run(True, [], 10)
    for room in world.rooms:
        world.time.now += HOUR / ROOMS
        world.store.post(world.bot.id, room_id=room.id, markdown="Said while nobody looked.")
    world.calls.clear()

    ask_around_a_start(world, 80)

    print(f"all 200 spaces to be read: {world.figures}")
    assert max(world.waits) <= SOON
    assert world.most_calls_a_minute <= CALLS_A_MINUTE


def test_a_bot_that_nobody_asks_makes_few_calls(world: World) -> None:
    world.fill(4)
    world.run(True, [], 2 * MINUTE)
    world.calls.clear()

    world.run(True, [(100, 0)], 2 * MINUTE)

    print(f"quiet: {world.figures}")
    assert max(world.waits) <= SOON
    assert world.most_calls_a_minute <= MINUTE / Settings().poll_seconds + 10


def test_what_webex_could_not_deliver_is_answered_within_three_minutes(world: World) -> None:
    world.fill(8)

    world.run(False, [(at, at % 8) for at in (1, 60, 119, 122, 180, 239, 241)], 7 * MINUTE)

    print(f"webhooks that deliver nothing: {world.figures}")
    assert max(world.waits) <= LATE
    assert world.most_calls_a_minute <= CALLS_A_MINUTE
