"""Where documents come from: folders, files, and git repositories at a commit."""

import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.documents import DocumentError

_GIT = ("git://", "http://", "https://", "ssh://", "file://", "git@")


@dataclass(frozen=True)
class Origin:
    """What the head of the table says about a source: whose, which commit, of what day."""

    name: str
    commit: str
    date: str
    licence: str

    def __str__(self) -> str:
        return f"{self.name} at {self.commit} ({self.date}, {self.licence})"


@dataclass(frozen=True)
class File:
    """A document on disk and where it comes from."""

    path: Path
    origin: Origin


@contextmanager
def fetched(sources: Sequence[str], known: Mapping[str, Origin]) -> Iterator[list[File]]:
    """Give the documents of the sources, in their order; checkouts are removed afterwards.

    A source is a file, a folder, or `URL@COMMIT[:FOLDER]` of a git repository. `known` tells the
    origin of files that lie outside of git, by their names. Raises `DocumentError` for a source
    that is missing, empty, or of an unknown day.
    """
    with tempfile.TemporaryDirectory() as folder:
        files: list[File] = []
        for number, source in enumerate(sources):
            if source.startswith(_GIT):
                files += _of_git(source, Path(folder) / str(number))
            else:
                files += _of_disk(Path(source), known)
        yield files


def _of_disk(source: Path, known: Mapping[str, Origin]) -> list[File]:
    paths = _documents(source) if source.is_dir() else [source]
    if not source.exists() or not paths:
        raise DocumentError(f"{source}: no such document, nor a folder with any")
    unknown = [path.name for path in paths if path.stem not in known]
    if unknown:
        raise DocumentError(
            f"{', '.join(unknown)}: of an unknown commit and day; name them in data/rules.yaml"
        )
    files = [File(path, known[path.stem]) for path in paths]
    return sorted(files, key=lambda file: file.origin.date)


def _documents(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.json"))


def _of_git(source: str, folder: Path) -> list[File]:
    url, _, at = source.rpartition("@")
    commit, _, inside = at.partition(":")
    if not url or not commit:
        raise DocumentError(f"{source}: name the commit, as in URL@COMMIT or URL@COMMIT:FOLDER")
    _git("init", "--quiet", str(folder))
    _git("-C", str(folder), "fetch", "--quiet", "--depth=1", url, commit)
    _git("-C", str(folder), "checkout", "--quiet", "FETCH_HEAD")
    told = _git("-C", str(folder), "log", "-1", "--format=%H %cs").split()
    name = "/".join(url.removesuffix(".git").rstrip("/").split("/")[-2:])
    paths = _documents(folder / inside)
    if not paths:
        raise DocumentError(f"{source}: no documents in {inside or 'its first folder'}")
    return [File(path, Origin(name, told[0], told[1], "CC BY 4.0")) for path in paths]


def _git(*arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], capture_output=True, text=True, check=False, timeout=300
    )
    if done.returncode:
        raise DocumentError(f"git: {' '.join(done.stderr.split()) or 'failed'}")
    return done.stdout
