"""Open the database that `DATABASE_URL` names, with the settings durability asks for."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.pool import ConnectionPoolEntry

from settings import SettingsError
from store.old_sqlite import refuse_too_old
from store.tables import METADATA

CONNECT_SECONDS = 3
BUSY_SECONDS = 20
UNUSED_SECONDS = 0.5
"""After so long without use a connection may be broken: servers take longer to start anew."""
_UNUSED_SINCE = "unused since"
POSTGRESQL = "postgresql+psycopg"

# A host that loses power leaves its connections open; these make the server notice within seconds,
# so that the locks of the dead are free for those who take over.
_NOTICE_THE_DEAD = (
    "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3 "
    "-c idle_in_transaction_session_timeout=60s"
)
# How many events wait changes faster than the statistics of the server, which then reads and sorts
# thousands for the first five, although an index has them in order.
_TRUST_INDEXES = "-c enable_sort=off -c enable_bitmapscan=off"


class StoreError(Exception):
    """The database does not answer or refuses; the message never holds its password."""


def open_database(url: str) -> sa.Engine:
    """Return an engine for the database, with the bot's own tables in it.

    `url` is `sqlite:///path` or `postgresql://user:password@host/name`. Raises `SettingsError`
    when it cannot be opened.
    """
    address = sa.make_url(url)
    try:
        engine = _sqlite(address) if is_sqlite(url) else _postgresql(address)
        METADATA.create_all(engine)
    except (sa.exc.SQLAlchemyError, OSError) as error:
        raise SettingsError(
            f"DATABASE_URL {address.render_as_string(hide_password=True)} cannot be opened: "
            f"{reason(error)}"
        ) from None
    return engine


def is_sqlite(url: str) -> bool:
    """Return whether the database is a file on this machine."""
    return url.startswith("sqlite:")


def check(engine: sa.Engine) -> None:
    """Raise `StoreError` when the database does not answer."""
    with transaction(engine) as connection:
        connection.execute(sa.text("SELECT 1"))


@contextmanager
def transaction(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Open a transaction that is committed at the end; raise `StoreError` when that fails."""
    try:
        with engine.begin() as connection:
            yield connection
    except sa.exc.SQLAlchemyError as error:
        raise StoreError(reason(error)) from None


def reason(error: Exception) -> str:
    """Return what a driver says was wrong, on one line."""
    said = str(getattr(error, "orig", None) or error)
    return said.strip().splitlines()[0] if said.strip() else type(error).__name__


def _sqlite(address: sa.URL) -> sa.Engine:
    """Open a file only its owner can read.

    One connection a process: writers of one file wait for each other anyway, and waiting in the
    pool is fair where SQLite's own waiting is not.
    """
    refuse_too_old()
    if address.database:
        _create_private(Path(address.database))
    engine = sa.create_engine(
        address,
        poolclass=sa.QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=BUSY_SECONDS,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = "IMMEDIATE"
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA foreign_keys=ON")

    return engine


def _create_private(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _postgresql(address: sa.URL) -> sa.Engine:
    engine = sa.create_engine(
        address.set(drivername=POSTGRESQL),
        pool_size=10,
        max_overflow=10,
        pool_timeout=BUSY_SECONDS,
        connect_args={
            "connect_timeout": CONNECT_SECONDS,
            "options": f"{_NOTICE_THE_DEAD} {_TRUST_INDEXES}",
        },
    )
    _replace_broken(engine)
    return engine


def _replace_broken(engine: sa.Engine) -> None:
    """Look whether a connection that was not used for a while still stands.

    SQLAlchemy's `pool_pre_ping` looks at each use, which costs a busy bot a tenth of its answers.
    """

    @event.listens_for(engine, "checkin")
    def note(_connection: Any, record: ConnectionPoolEntry) -> None:
        record.info[_UNUSED_SINCE] = time.monotonic()

    @event.listens_for(engine, "checkout")
    def look(connection: Any, record: ConnectionPoolEntry, _proxy: Any) -> None:
        since = record.info.get(_UNUSED_SINCE)
        if since is None or time.monotonic() - since < UNUSED_SECONDS:
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error:
            raise sa.exc.DisconnectionError from None
