"""Databases for tests: a file, and PostgreSQL where it is installed."""

import os
from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from store.database import open_database
from tests.support.postgresql import PostgreSQL, programs, running_postgresql


def need_postgresql() -> None:
    """Skip a test without PostgreSQL, which CI may not, saying what to install."""
    if programs() is None:
        missing = "PostgreSQL is not installed: on Debian `apt-get install postgresql`"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[PostgreSQL]:
    """The server of all tests; each makes it and its database as new: `PostgreSQL.empty`."""
    need_postgresql()
    # Tests kill processes, none takes the power away: nothing need wait for the disk.
    with running_postgresql("-c fsync=off") as server:
        yield server


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.integration)])
def any_database(request: pytest.FixtureRequest, tmp_path: object) -> str:
    """The address of an empty database, of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/state/bot.db"
    server: PostgreSQL = request.getfixturevalue("postgresql_server")
    return server.empty()


@pytest.fixture
def any_engine(any_database: str) -> Iterator[sa.Engine]:
    """An open database, of each kind."""
    engine = open_database(any_database)
    yield engine
    engine.dispose()
