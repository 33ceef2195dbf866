"""Make what was committed survive a loss of power."""

import os

import sqlalchemy as sa


def flush(engine: sa.Engine) -> None:
    """Return once all that was committed is on the disk; raises `OSError`.

    PostgreSQL does so with each commit. SQLite would, at the cost of a wait for the disk in every
    transaction; it runs with `synchronous=NORMAL`, which never does harm to the file but may lose
    the last transactions with the power. So whoever must not lose them flushes them, many at once.
    """
    if engine.dialect.name != "sqlite" or not engine.url.database:
        return
    file = os.open(f"{engine.url.database}-wal", os.O_RDWR)
    try:
        os.fdatasync(file)
    finally:
        os.close(file)
