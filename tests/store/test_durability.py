import os
import threading
from pathlib import Path

import pytest
import sqlalchemy as sa

from store.database import open_database, transaction
from store.durability import Flush


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

    Flush(engine).flush()

    engine.dispose()
    assert flushed == ["bot.db-wal"]


def test_those_who_wait_together_share_one_write(
    tmp_path: Path, flushed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/bot.db")
    flush = Flush(engine)
    first_writes, go_on = threading.Event(), threading.Event()
    really = Flush._write

    def slowly(log: Path) -> None:
        first_writes.set()
        go_on.wait(60)
        really(log)

    monkeypatch.setattr(Flush, "_write", staticmethod(slowly))
    threads = [threading.Thread(target=flush.flush) for _ in range(10)]
    threads[0].start()
    first_writes.wait(60)
    for thread in threads[1:]:
        thread.start()
    while flush._asked < len(threads):
        threading.Event().wait(0.001)
    go_on.set()
    for thread in threads:
        thread.join()

    engine.dispose()
    assert len(flushed) == 2


def test_a_log_that_is_gone_is_an_error(tmp_path: Path) -> None:
    engine = sa.create_engine(f"sqlite:///{tmp_path}/nothing.db")

    with pytest.raises(OSError, match="nothing.db-wal"):
        Flush(engine).flush()
