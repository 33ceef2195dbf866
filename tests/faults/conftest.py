"""Bots as real processes before a stand-in Webex, and what became of every question."""

import itertools
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import sqlalchemy as sa

from inbox.overview import Overview
from store.database import open_database
from tests.faults.processes import workers_of
from tests.support.bots import SECRET, BotProcess
from tests.support.postgresql import PostgreSQL
from tests.support.senders import Sent, burst
from tests.support.stand_in import StandIn, stand_in

IS_LONG = bool(os.environ.get("SOAK"))
QUESTIONS = 1000 if IS_LONG else 80
PATIENCE = 120.0

_numbers = itertools.count()


@dataclass
class Trial:
    """A trial of bots: who is asked, and what must come of it."""

    webex: StandIn
    folder: Path
    bots: list[BotProcess] = field(default_factory=list)
    sent: Sent = field(default_factory=Sent)
    cut: set[str] = field(default_factory=set)
    """The questions whose posting had begun at a kill and was not noted as done."""
    _sender: threading.Thread | None = None

    def bot(self, **environment: str) -> BotProcess:
        """Start one more bot."""
        folder = self.folder / f"bot{len(self.bots)}"
        folder.mkdir()
        bot = BotProcess(folder, {"WEBEX_API_URL": self.webex.url, **environment})
        self.bots.append(bot)
        bot.start()
        return bot

    def ask(self, count: int, senders: int = 16, to: Sequence[BotProcess] = ()) -> list[str]:
        """Send so many questions, to all bots in turn unless told to whom; return them."""
        urls = [bot.url for bot in to or self.bots]
        numbers = list(itertools.islice(_numbers, count))
        burst(urls, SECRET, numbers, senders, self.sent)
        return [f"Q{number}" for number in numbers]

    def ask_meanwhile(self, count: int) -> None:
        """Begin to send, and return at once."""
        self._sender = threading.Thread(target=self.ask, args=(count,), daemon=True)
        self._sender.start()

    def kill(self, bot: BotProcess) -> None:
        """Kill a bot with all its processes in the midst of its work, and note what that cut."""
        bot.kill()
        engine = open_database(bot.environment["DATABASE_URL"])
        waiting = waiting_in(engine)
        assert waiting, "nothing was being answered: this kill proves nothing"
        self.webex.catch_up()
        self.cut |= waiting & self.webex.begun
        engine.dispose()

    def kill_worker(self, bot: BotProcess, number: int) -> None:
        """Kill one of several processes of a bot, of which 0 serves, and note what that cut.

        The others may take its work up and end it at once, so what waited before counts as well.
        """
        engine = open_database(bot.environment["DATABASE_URL"])
        waited = waiting_in(engine)
        os.kill(workers_of(bot)[number], signal.SIGKILL)
        waited |= waiting_in(engine)
        self.webex.catch_up()
        self.cut |= waited & self.webex.begun
        engine.dispose()

    def wait_for_replies(self, count: int) -> None:
        """Wait until so many questions are answered."""
        assert self.webex.wait_for(count, PATIENCE), f"only {len(self.webex.replies)} replies"

    def ask_until_accepted(self) -> None:
        """Ask until a question is acknowledged, as Webex delivers again what is refused."""
        deadline = time.monotonic() + PATIENCE
        self.ask(1)
        while self.sent.statuses[-1] != 200:
            assert time.monotonic() < deadline, "the bot takes nothing any more"
            self.ask(1)

    def finish(self) -> None:
        """Wait until everything that was acknowledged is answered."""
        if self._sender:
            self._sender.join(5 * PATIENCE)
            assert not self._sender.is_alive(), "the questions are still being sent"
        with self.webex.changed:
            self.webex.changed.wait_for(lambda: not self.lost, PATIENCE)

    @property
    def lost(self) -> list[str]:
        """The questions that were acknowledged and have no reply."""
        return sorted(set(self.sent.taken) - self.webex.replies.keys())

    @property
    def doubled(self) -> list[str]:
        """The questions answered twice although no kill fell into the posting of the first."""
        return sorted(q for q, n in self.webex.replies.items() if n > 1 and q not in self.cut)

    @property
    def doubled_in_person(self) -> list[str]:
        """The questions in 1:1 that were answered twice, whenever; their numbers are odd."""
        counts = self.webex.replies.items()
        return sorted(question for question, n in counts if n > 1 and int(question[1:]) % 2)


def waiting_in(engine: sa.Engine) -> set[str]:
    """Return the questions that are not noted as done."""
    return {job.key.rpartition("/")[2] for job in Overview(engine).waiting()}


@pytest.fixture
def trial(tmp_path: Path) -> Iterator[Trial]:
    with stand_in() as webex:
        trial = Trial(webex, tmp_path)
        yield trial
        for bot in trial.bots:
            if bot.process and bot.process.poll() is None:
                bot.kill()


@pytest.fixture
def report(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Print a figure that was measured, in the long form only."""

    def say(figure: str) -> None:
        if IS_LONG:
            with capsys.disabled():
                print(f"\n    {figure}", flush=True)

    return say


@pytest.fixture
def postgresql(postgresql_server: PostgreSQL) -> Iterator[PostgreSQL]:
    """The server, to do harm to; it is down afterwards, so that no session of a bot remains."""
    postgresql_server.empty()
    yield postgresql_server
    postgresql_server.stop("immediate")


KINDS_OF_DATABASE = ["sqlite", "postgresql"]


@pytest.fixture(params=KINDS_OF_DATABASE)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, str]:
    """The variable that names a database, of each kind."""
    return _variable(request, tmp_path)


@pytest.fixture(params=KINDS_OF_DATABASE if IS_LONG else KINDS_OF_DATABASE[:1])
def some_database(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, str]:
    """The same for what is tried on each kind in the long form only."""
    return _variable(request, tmp_path)


def _variable(request: pytest.FixtureRequest, folder: Path) -> dict[str, str]:
    if request.param == "sqlite":
        return {"DATABASE_URL": f"sqlite:///{folder}/state/bot.db"}
    server: PostgreSQL = request.getfixturevalue("postgresql")
    return {"DATABASE_URL": server.url}
