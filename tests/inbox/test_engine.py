"""The inbox on an SQLite of Debian 12, whatever the Python that runs the tests."""

import sys
from types import SimpleNamespace

import pytest
import sqlalchemy as sa
from dbos import _migration

from store.database import transaction
from tests.inbox.conftest import PATIENCE, Begin, Worker, event

OF_OLDER_PYTHONS = "(strftime('%s','now') * 1000)"
OF_NEWER_PYTHONS = "(unixepoch('subsec') * 1000)"
"""How DBOS writes the time on Python 3.12 and newer."""


@pytest.fixture
def newer_python(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let DBOS take this Python for 3.12; on that one and newer this changes nothing."""
    migrations = [
        step.replace(OF_OLDER_PYTHONS, OF_NEWER_PYTHONS) for step in _migration.sqlite_migrations
    ]
    assert any(OF_NEWER_PYTHONS in step for step in migrations)
    monkeypatch.setattr("dbos._sys_db_sqlite.sqlite_migrations", migrations)
    claimed = max(sys.version_info[:2], (3, 12))
    monkeypatch.setattr("dbos._sys_db.sys", SimpleNamespace(version_info=claimed))


@pytest.mark.usefixtures("newer_python")
def test_events_are_kept_where_dbos_wants_milliseconds(begin: Begin, engine: sa.Engine) -> None:
    worker = Worker()
    inbox = begin(worker)

    is_new = inbox.put(event())

    assert inbox.drain(PATIENCE)
    assert is_new
    assert len(worker.tries) == 1
    with transaction(engine) as connection:
        began = connection.execute(sa.text("SELECT min(created_at) FROM workflow_status")).scalar()
    assert began is not None
    assert began > 1_700_000_000_000
