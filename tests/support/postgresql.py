"""A PostgreSQL server of one's own, to be loaded, killed and started again."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.support.bots import free_port

DEBIAN = Path("/usr/lib/postgresql")
OWNER = "postgres"
PATIENCE = 180


class PostgreSQL:
    """A server whose data lie in `folder`; its programs run as `postgres` when we are root."""

    def __init__(self, programs: Path, folder: Path, options: str = "") -> None:
        self._programs = programs
        self._data = folder / "data"
        self._folder = folder
        self._options = options
        self._databases = 0
        self.port = free_port()
        _give_to_owner(folder)
        self._run(
            "initdb", "--auth=trust", f"--username={OWNER}", "--no-sync", f"--pgdata={self._data}"
        )

    @property
    def url(self) -> str:
        """What to give to the bot as DATABASE_URL."""
        return f"postgresql://{OWNER}@127.0.0.1:{self.port}/postgres"

    def new_database(self) -> str:
        """Create an empty database and return what to give to the bot for it."""
        self._databases += 1
        name = f"bot{self._databases}"
        self._psql(f"CREATE DATABASE {name}")
        return f"{self.url.removesuffix('/postgres')}/{name}"

    def empty(self) -> str:
        """Make the database as new, on a server that runs; return what to give to the bot.

        A database of its own for every test would be 300 files each: some disks take minutes to
        remove those of a whole run.
        """
        if not self._is_running:
            self.start()
        with psycopg.connect(self.url, autocommit=True) as session:
            session.execute(f"SET lock_timeout = '{PATIENCE}s'")
            session.execute("DROP SCHEMA IF EXISTS public CASCADE")
            session.execute("CREATE SCHEMA public")
        return self.url

    def start(self) -> None:
        """Start and wait until it answers."""
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -k {self._folder}"
        log = str(self._folder / "log")
        self._control("start", "--wait", f"--options={options} {self._options}", f"--log={log}")

    def stop(self, mode: str = "fast") -> None:
        """Stop: `fast` ends all sessions in good order, `immediate` as a crash would."""
        if self._is_running:
            self._control("stop", f"--mode={mode}")

    @property
    def _is_running(self) -> bool:
        return (self._data / "postmaster.pid").exists()

    def kill_one_session(self) -> None:
        """Kill the process of a session; the server then drops all others and recovers."""
        found = self._psql(
            "SELECT pid FROM pg_stat_activity "
            "WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() LIMIT 1"
        )
        os.kill(int(found), signal.SIGKILL)

    def _psql(self, statement: str) -> str:
        return self._run("psql", "--no-psqlrc", "--tuples-only", "--command", statement, self.url)

    def _control(self, *arguments: str) -> None:
        self._run("pg_ctl", "--pgdata", str(self._data), *arguments)

    def _run(self, program: str, *arguments: str) -> str:
        return _run([self._programs / program, *arguments], self._folder)


def _give_to_owner(folder: Path) -> None:
    if os.geteuid() == 0:
        shutil.chown(folder, OWNER)


def _run(command: Sequence[str | Path], folder: Path) -> str:
    as_owner = ["runuser", "-u", OWNER, "--"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*as_owner, *command],
        cwd=folder,
        stdout=subprocess.PIPE,
        check=True,
        text=True,
        timeout=PATIENCE,
    )
    return done.stdout.strip()


def programs() -> Path | None:
    """Return the folder of the newest server installed, or None when there is none."""
    installed = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    beside_path = shutil.which("initdb")
    found: Sequence[Path] = [*([Path(beside_path)] if beside_path else []), *installed]
    return found[-1].parent if found else None


@contextmanager
def running_postgresql(options: str = "") -> Iterator[PostgreSQL]:
    """Run a fresh server; raises `RuntimeError` when none is installed."""
    where = programs()
    if where is None:
        raise RuntimeError("PostgreSQL is not installed: on Debian `apt-get install postgresql`")
    with tempfile.TemporaryDirectory(prefix="scope-bot-pg-") as folder:
        server = PostgreSQL(where, Path(folder), options)
        server.start()
        try:
            yield server
        finally:
            server.stop("immediate")
