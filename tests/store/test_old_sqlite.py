import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from settings import SettingsError
from store.old_sqlite import add_milliseconds, refuse_too_old
from tests.interpreters import interpreter, says

ROOT = Path(__file__).parent.parent.parent
OLD, NEW = (3, 40, 1), (3, 42, 0)
TABLE = "CREATE TABLE t (x INT, at INTEGER NOT NULL DEFAULT (unixepoch('subsec') * 1000))"
"""As DBOS makes its tables on Python 3.12 and newer."""


def test_an_old_sqlite_learns_to_tell_the_milliseconds() -> None:
    before = time.time()
    with closing(sqlite3.connect(":memory:")) as connection:
        add_milliseconds(connection, OLD)
        connection.execute(TABLE)
        connection.execute("INSERT INTO t (x) VALUES (1)")
        ((at, kind),) = connection.execute("SELECT at, typeof(at) FROM t")

    assert int(before * 1000) <= at <= time.time() * 1000 + 1
    assert kind == "integer"


def test_what_an_old_sqlite_wrote_is_read_by_any_other(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "bot.db")) as connection, connection:
        add_milliseconds(connection, OLD)
        connection.execute(TABLE)
        connection.execute("INSERT INTO t (x) VALUES (1)")

    with closing(sqlite3.connect(tmp_path / "bot.db")) as other:
        assert other.execute("SELECT x FROM t WHERE at > 0").fetchall() == [(1,)]


def test_a_newer_sqlite_keeps_its_own_function() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        add_milliseconds(connection, NEW)

        assert connection.execute("SELECT unixepoch('1970-01-02')").fetchone() == (86400,)


def test_only_what_dbos_uses_of_the_function_is_there() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        add_milliseconds(connection, OLD)
        with pytest.raises(sqlite3.OperationalError):
            connection.execute("SELECT unixepoch('1970-01-02')").fetchone()


def test_a_sqlite_that_cannot_keep_the_inbox_is_refused_with_a_way_out() -> None:
    refuse_too_old((3, 35, 0))
    with pytest.raises(SettingsError) as caught:
        refuse_too_old((3, 34, 1))

    assert "SQLite 3.34.1" in str(caught.value)
    assert "DATABASE_URL" in str(caught.value)


@pytest.mark.parametrize("version", ["3.12", "3.13", "3.14"])
def test_the_sqlite_of_other_pythons_tells_the_milliseconds(version: str) -> None:
    finished = says(interpreter(version), "-W", "error", "-c", WITHOUT_LIBRARIES, ROOT, TABLE)

    assert (finished.returncode, finished.stderr) == (0, "")
    assert int(finished.stdout) > 1_700_000_000_000


WITHOUT_LIBRARIES = """
import sqlite3, sys
sys.path.insert(0, sys.argv[1])
from store.old_sqlite import add_milliseconds
connection = sqlite3.connect(":memory:", isolation_level="IMMEDIATE")
add_milliseconds(connection)
connection.execute(sys.argv[2])
connection.execute("INSERT INTO t (x) VALUES (1)")
print(connection.execute("SELECT at FROM t").fetchone()[0])
connection.close()
"""
