"""The database file was deleted or replaced under the bot: begin again with the one there is."""

import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa
import structlog

PERIOD = 3.0

log = structlog.get_logger(__name__)


def watch_file(database_url: str) -> None:
    """End this process, so that another takes its place, once its SQLite file is another one.

    Returns at once; a thread looks every few seconds. Does nothing for other databases.
    """
    address = sa.make_url(database_url)
    if address.get_backend_name() == "sqlite" and address.database:
        file = Path(address.database)
        identity = identity_of(file)
        threading.Thread(
            target=lambda: end_when_lost(file, identity), name="file", daemon=True
        ).start()


def end_when_lost(
    file: Path,
    identity: tuple[int, int] | None,
    pause: Callable[[float], None] = time.sleep,
    end: Callable[[], None] = lambda: os.kill(os.getpid(), signal.SIGTERM),
) -> None:
    """Wait until a file is no longer the one with an identity; then say so and end."""
    while identity_of(file) == identity:
        pause(PERIOD)
    log.error("database_file_lost", why="it was deleted or replaced; beginning with the one there")
    end()


def identity_of(file: Path) -> tuple[int, int] | None:
    """Return what tells a file from any other, None when there is none."""
    try:
        seen = file.stat()
    except OSError:
        return None
    return seen.st_dev, seen.st_ino
