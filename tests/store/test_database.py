import stat
from pathlib import Path

import pytest
import sqlalchemy as sa

from settings import SettingsError
from store.database import StoreError, check, open_database, reason, transaction
from tests.support.postgresql import PostgreSQL


def test_a_state_file_and_all_beside_it_are_for_the_owner_only(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/state/bot.db")
    with transaction(engine) as connection:
        connection.execute(sa.text("CREATE TABLE t (x int)"))

    files = sorted((tmp_path / "state").iterdir())
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in files}
    engine.dispose()

    assert modes == {"bot.db": 0o600, "bot.db-shm": 0o600, "bot.db-wal": 0o600}
    assert stat.S_IMODE((tmp_path / "state").stat().st_mode) == 0o700


def test_a_state_file_can_be_read_while_it_is_written(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/bot.db")

    with engine.connect() as connection:
        mode = connection.execute(sa.text("PRAGMA journal_mode")).scalar()

    engine.dispose()
    assert mode == "wal"


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:////proc/no/such/folder/bot.db",
        "postgresql://bot:the-password@127.0.0.1:1/bot",
        "postgresql://bot:the-password@no-such-host.invalid/bot",
    ],
)
def test_what_cannot_be_opened_is_told_without_the_password(url: str) -> None:
    with pytest.raises(SettingsError) as caught:
        open_database(url)

    said = str(caught.value)
    assert said.startswith("DATABASE_URL ")
    assert "the-password" not in said
    assert "\n" not in said


def test_opening_a_database_twice_keeps_what_it_holds(any_database: str) -> None:
    first = open_database(any_database)
    with transaction(first) as connection:
        connection.execute(sa.text("INSERT INTO scope_bot_marks VALUES ('seen', 1)"))
    first.dispose()

    second = open_database(any_database)

    with second.connect() as connection:
        kept = connection.execute(sa.text("SELECT at FROM scope_bot_marks")).scalar()
    second.dispose()
    assert kept == 1


def test_a_database_that_answers_passes_the_check(any_engine: sa.Engine) -> None:
    check(any_engine)


def test_a_database_that_cannot_be_reached_fails_the_check(tmp_path: Path) -> None:
    engine = sa.create_engine(f"sqlite:///{tmp_path}/no folder/bot.db")

    with pytest.raises(StoreError, match="unable to open"):
        check(engine)


def test_a_failing_statement_is_told_on_one_line(any_engine: sa.Engine) -> None:
    with pytest.raises(StoreError) as caught, transaction(any_engine) as connection:
        connection.execute(sa.text("SELECT * FROM nothing"))

    assert "nothing" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_error_without_words_is_told_by_its_kind() -> None:
    assert reason(TimeoutError()) == "TimeoutError"


def test_a_connection_that_broke_while_unused_is_replaced(
    postgresql_server: PostgreSQL, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.database.UNUSED_SECONDS", 0)
    engine = open_database(postgresql_server.empty())
    other = open_database(postgresql_server.url)
    with transaction(engine) as connection:
        session = connection.execute(sa.text("SELECT pg_backend_pid()")).scalar()
    with transaction(other) as connection:
        end = sa.text("SELECT pg_terminate_backend(:session, 10000)")
        assert connection.execute(end, {"session": session}).scalar()

    with transaction(engine) as connection:
        assert connection.execute(sa.text("SELECT pg_backend_pid()")).scalar() != session

    engine.dispose()
    other.dispose()
