"""A folder for locks that belongs to us: in a shared one others could hold or replace our files."""

import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from settings import SettingsError

NAME = "webex-scope-bot"
OF_OTHERS = stat.S_IWGRP | stat.S_IWOTH


def private_folder() -> Path:
    """Return a folder in which only this user can make files, and make it if need be.

    Raises `SettingsError` when there is none.
    """
    for folder in _candidates():
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            continue
        if is_private(folder):
            return folder
    raise SettingsError(
        "There is no folder for locks that only this user can write to: set XDG_RUNTIME_DIR to one"
    )


def is_private(folder: Path) -> bool:
    """Return whether it is a folder, and no link to one, in which only this user can make files."""
    seen = folder.lstat()
    is_ours = seen.st_uid == os.getuid() and not seen.st_mode & OF_OTHERS
    return stat.S_ISDIR(seen.st_mode) and is_ours


def _candidates() -> Iterator[Path]:
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    if runtime:
        yield Path(runtime) / NAME
    yield Path(tempfile.gettempdir()) / f"{NAME}-{os.getuid()}"
    home = os.environ.get("HOME")
    if home:
        yield Path(home) / ".local" / "state" / NAME
