"""Other Pythons of this machine, for tests of what one of them says or needs."""

import shutil
import subprocess
from pathlib import Path

import pytest

PATIENCE = 60


def interpreter(version: str) -> str:
    """Return the Python of a version such as "3.10", or skip the test where there is none."""
    managed = sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))
    found = str(managed[-1]) if managed else shutil.which(f"python{version}")
    if not found or says(found, "-c", "").returncode:
        pytest.skip(f"there is no Python {version} here")
    return found


def says(*command: object) -> subprocess.CompletedProcess[str]:
    """Run a command without any variables and return how it ended."""
    return subprocess.run(
        [str(part) for part in command],
        env={},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
