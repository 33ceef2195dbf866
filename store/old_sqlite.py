"""Say so when the SQLite that Python was built with is too old."""

import sqlite3

from settings import SettingsError

OLDEST = (3, 35, 0)
"""The first one that knows INSERT ... RETURNING."""


def refuse_too_old(version: tuple[int, int, int] = sqlite3.sqlite_version_info) -> None:
    """Raise `SettingsError` when this SQLite cannot keep what the bot stores."""
    if version < OLDEST:
        raise SettingsError(
            f"This Python comes with SQLite {'.'.join(map(str, version))}, the bot needs 3.35 or "
            "newer: use another Python, or set DATABASE_URL to a PostgreSQL database"
        )
