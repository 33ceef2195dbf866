import os
import stat
import tempfile
from pathlib import Path

import pytest

from inbox.private_folder import NAME, private_folder
from settings import SettingsError


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for all users, in which somebody else may have been first."""
    folder = tmp_path / "shared"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(folder))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    return folder / f"{NAME}-{os.getuid()}"


def test_the_folder_is_made_for_us_alone(shared: Path) -> None:
    assert private_folder() == shared
    assert stat.S_IMODE(shared.stat().st_mode) == 0o700
    assert private_folder() == shared


def test_the_folder_of_the_session_comes_first(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "runtime"))

    assert private_folder() == tmp_path / "runtime" / NAME


def test_a_link_that_somebody_laid_is_not_followed(shared: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    shared.symlink_to(elsewhere)

    assert private_folder() == tmp_path / "home" / ".local" / "state" / NAME


def test_a_folder_that_others_can_write_to_is_not_used(shared: Path, tmp_path: Path) -> None:
    shared.mkdir()
    shared.chmod(0o777)

    assert private_folder().is_relative_to(tmp_path / "home")


def test_a_folder_of_somebody_else_is_not_used(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uid = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: uid + 1)

    with pytest.raises(SettingsError, match="XDG_RUNTIME_DIR"):
        private_folder()
