import os
from pathlib import Path

import pytest
import sqlalchemy as sa

from store.database import open_database, transaction
from store.durability import flush


@pytest.fixture
def flushed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were brought to the disk, in order."""
    files: list[str] = []
    really = os.fdatasync

    def note(file: int) -> None:
        files.append(Path(f"/proc/self/fd/{file}").readlink().name)
        really(file)

    monkeypatch.setattr(os, "fdatasync", note)
    return files


def test_the_log_of_a_state_file_is_brought_to_the_disk(tmp_path: Path, flushed: list[str]) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/bot.db")
    with transaction(engine) as connection:
        connection.execute(sa.text("INSERT INTO scope_bot_marks VALUES ('seen', 1)"))

    flush(engine)

    engine.dispose()
    assert flushed == ["bot.db-wal"]


def test_a_log_that_is_gone_is_an_error(tmp_path: Path) -> None:
    engine = sa.create_engine(f"sqlite:///{tmp_path}/nothing.db")

    with pytest.raises(OSError, match="nothing.db-wal"):
        flush(engine)
