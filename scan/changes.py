"""Which lines a change adds, compared with a revision of git.

Only `rev-parse`, `ls-tree` and `cat-file` are called: they read stored objects and run nothing that
the scanned tree could name, neither filters nor hooks nor programs that show differences.
"""

import os
import subprocess
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path

from scan.contents import decoded

SECONDS = 60


class UnknownRevision(Exception):
    """A revision that git does not know here, or no git."""


class Revision:
    """The files of a folder as they were at a revision."""

    def __init__(self, folder: Path, revision: str) -> None:
        """Raise `UnknownRevision` when there is none."""
        self._folder = folder
        wanted = f"{revision}^{{commit}}"
        self._commit = self._git("rev-parse", "--verify", "--end-of-options", wanted).strip()
        listed = self._git("ls-tree", "-r", "-z", self._commit.decode(), "--", ".")
        rows = (row.partition(b"\t") for row in listed.split(b"\0") if row)
        self._objects = {os.fsdecode(name): head.split()[2].decode() for head, _, name in rows}

    def added(self, name: str, text: str) -> set[int]:
        """Return the numbers of the lines of a file that were not there, all for a new file."""
        new = text.splitlines()
        old = self._old(name)
        matcher = SequenceMatcher(None, old, new)
        blocks = (code[3:] for code in matcher.get_opcodes() if code[0] != "equal")
        return {number for start, end in blocks for number in range(start + 1, end + 1)}

    def _old(self, name: str) -> Sequence[str]:
        if name not in self._objects:
            return []
        try:
            return decoded(self._git("cat-file", "blob", self._objects[name])).splitlines()
        except ValueError:
            return []

    def _git(self, *arguments: str) -> bytes:
        environment = {**os.environ, "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}
        command = ["git", "-c", "core.fsmonitor=false", "-C", os.fspath(self._folder), *arguments]
        try:
            done = subprocess.run(
                command, capture_output=True, check=True, timeout=SECONDS, env=environment
            )
        except (OSError, ValueError, subprocess.SubprocessError) as error:
            raise UnknownRevision from error
        return done.stdout
