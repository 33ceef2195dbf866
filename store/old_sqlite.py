"""Make do with the SQLite that Python was built with, where it is older than DBOS expects.

From Python 3.12 on DBOS writes the time with `unixepoch('subsec')`, which SQLite knows since 3.42;
older ones answer NULL, and nothing can be stored. Debian 12, for one, comes with 3.40. So these get
a function of that name from us, in every connection. The database file stays the same, also for
whoever opens it with a newer SQLite.
"""

import sqlite3
import time

from settings import SettingsError

OLDEST = (3, 35, 0)
"""DBOS needs INSERT ... RETURNING."""
KNOWS_MILLISECONDS = (3, 42, 0)


def refuse_too_old(version: tuple[int, int, int] = sqlite3.sqlite_version_info) -> None:
    """Raise `SettingsError` when this SQLite cannot keep what the bot stores."""
    if version < OLDEST:
        raise SettingsError(
            f"This Python comes with SQLite {'.'.join(map(str, version))}, the bot needs 3.35 or "
            "newer: use another Python, or set DATABASE_URL to a PostgreSQL database"
        )


def add_milliseconds(
    connection: sqlite3.Connection,
    version: tuple[int, int, int] = sqlite3.sqlite_version_info,
) -> None:
    """Let a connection of an older SQLite understand `unixepoch('subsec')`."""
    if version < KNOWS_MILLISECONDS:
        connection.create_function("unixepoch", 1, _unixepoch)


def _unixepoch(modifier: str) -> float:
    if modifier != "subsec":
        raise ValueError(modifier)  # SQLite has more of them; nobody here uses any
    return round(time.time(), 3)
