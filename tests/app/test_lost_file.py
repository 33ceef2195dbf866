from collections.abc import Callable
from pathlib import Path

import pytest

from app.lost_file import end_when_lost, identity_of


def replace(file: Path) -> None:
    other = file.with_name("other")
    other.touch()
    other.rename(file)


@pytest.mark.parametrize("harm", [Path.unlink, replace])
def test_a_process_ends_once_its_file_is_no_longer_there(
    tmp_path: Path, harm: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "bot.db"
    file.touch()
    left: list[Callable[[], object]] = [
        lambda: None,
        lambda: file.write_text("changed"),
        lambda: harm(file),
    ]
    ends: list[str] = []

    def pass_time(_seconds: float) -> None:
        assert ends == []
        left.pop(0)()

    end_when_lost(file, identity_of(file), pass_time, lambda: ends.append("end"))

    assert (ends, left) == (["end"], [])
    assert "database_file_lost" in caplog.text
