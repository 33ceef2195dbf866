"""A PostgreSQL server of one's own, to be loaded, killed and started again."""

import atexit
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from tests.support.bots import free_port

DEBIAN = Path("/usr/lib/postgresql")
OWNER = "postgres"
PATIENCE = 180


class PostgreSQL:
    """A server whose data lie in `folder`; its programs run as `postgres` when we are root."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs = programs
        self._data = folder / "data"
        self._folder = folder
        self._databases = 0
        self.port = free_port()
        _give_to_owner(folder)
        _run(["cp", "--archive", _empty_server(programs), self._data], folder)

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

    def start(self) -> None:
        """Start and wait until it answers."""
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -k {self._folder}"
        log = str(self._folder / "log")
        self._control("start", "--wait", f"--options={options}", f"--log={log}")

    def stop(self, mode: str = "fast") -> None:
        """Stop: `fast` ends all sessions in good order, `immediate` as a crash would."""
        if (self._data / "postmaster.pid").exists():
            self._control("stop", f"--mode={mode}")

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


@cache
def _empty_server(programs: Path) -> Path:
    """Return the data of a server without databases, made once a process and then copied."""
    folder = Path(tempfile.mkdtemp(prefix="scope-bot-pg-"))
    atexit.register(shutil.rmtree, folder)
    _give_to_owner(folder)
    data = folder / "data"
    options = ["--auth=trust", f"--username={OWNER}", "--no-sync", f"--pgdata={data}"]
    _run([programs / "initdb", *options], folder)
    return data


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
def running_postgresql() -> Iterator[PostgreSQL]:
    """Run a fresh server; raises `RuntimeError` when none is installed."""
    where = programs()
    if where is None:
        raise RuntimeError("PostgreSQL is not installed: on Debian `apt-get install postgresql`")
    with tempfile.TemporaryDirectory(prefix="scope-bot-pg-") as folder:
        server = PostgreSQL(where, Path(folder))
        server.start()
        try:
            yield server
        finally:
            server.stop("immediate")
