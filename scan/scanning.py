"""Scan a code base: read its files in several processes, resolve its calls, compare."""

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from scan.changes import Revision
from scan.comparing import Report, Skipped, compare
from scan.contents import Contents, read_contents
from scan.exceptions import Exceptions
from scan.requested import Requested, found_in, given
from scan.resolving import FoundCall, Open, resolve
from scan.walking import FoundFile, walk
from scopes.knowledge import Knowledge

FEW = 300
"""So many files are read sooner by this process than others start."""
CHUNK = 50

Track = Callable[[Iterable[Contents], int], Iterable[Contents]]
"""Shows how far reading is: gets what is read, one after the other, and how many there are."""


@dataclass(frozen=True)
class Order:
    """What is to be scanned: the roots, what the project says of itself, and since when."""

    roots: tuple[Path, ...]
    exceptions: Exceptions = Exceptions()
    requested: str | None = None
    since: str | None = None


def scan(order: Order, knowledge: Knowledge, track: Track = lambda read, _: read) -> Report:
    """Return the report on the files below the roots.

    Raises `UnknownRevision` when there is nothing to compare with.
    """
    changes = _Changes(order)
    files = list(walk(order.roots, order.exceptions.ignored))
    paths = {file.name: file.path for file in files}
    contents: list[Contents] = []
    requested: list[Requested] = []
    for each in track(_read(files), len(files)):
        requested += found_in(each, knowledge.names)
        if each.calls or each.unresolved or each.why:
            contents.append(replace(each, requesting=""))
    told = order.requested if order.requested is not None else order.exceptions.requested
    if told is not None:
        requested = list(given(told, knowledge.names))
    resolved = list(resolve(contents, knowledge))
    calls = [each for each in resolved if isinstance(each, FoundCall)]
    is_new = changes.filter(paths)
    report = Report(
        files=sum(file.why is None for file in files),
        calls=tuple(call for call in calls if is_new(call.file, call.call.line)),
        unresolved=tuple(
            each for each in resolved if isinstance(each, Open) and is_new(each.file, each.line)
        ),
        skipped=tuple(Skipped(each.name, each.why) for each in contents if each.why),
        requested=tuple(requested),
    )
    compared = compare(report, knowledge, order.exceptions.accepted)
    if not changes.is_asked:
        return compared
    return _of_change(compared, replace(report, calls=tuple(calls)), order, knowledge, is_new)


def _of_change(
    compared: Report,
    whole: Report,
    order: Order,
    knowledge: Knowledge,
    is_new: Callable[[str, int], bool],
) -> Report:
    """Return a report with the new ones of the scopes that the whole code base does not need."""
    full = compare(whole, knowledge, order.exceptions.accepted)
    new = {r.token.scope for r in whole.requested if not r.file or is_new(r.file, r.line)}
    return replace(compared, not_needed=tuple(s for s in full.not_needed if s in new))


def _read(files: Sequence[FoundFile]) -> Iterator[Contents]:
    if len(files) <= FEW:
        yield from map(read_contents, files)
        return
    spawning = multiprocessing.get_context("spawn")  # forking a process with threads may hang it
    with ProcessPoolExecutor(os.cpu_count(), mp_context=spawning) as pool:
        yield from pool.map(read_contents, files, chunksize=CHUNK)


class _Changes:
    """What is new since a revision, or everything when none was asked for."""

    def __init__(self, order: Order) -> None:
        self.is_asked = order.since is not None
        self._roots = order.roots
        self._revisions = {
            root: Revision(root if root.is_dir() else root.parent, order.since)
            for root in order.roots
            if order.since is not None
        }

    def filter(self, paths: dict[str, Path]) -> Callable[[str, int], bool]:
        """Return whether a line of a file, by its name, is new."""
        added: dict[str, set[int]] = {}

        def is_new(name: str, line: int) -> bool:
            if not self.is_asked:
                return True
            if name not in added:
                added[name] = self._added(paths[name])
            return line in added[name]

        return is_new

    def _added(self, path: Path) -> set[int]:
        root = next(r for r in self._roots if r == path or r in path.parents)
        inside = path.relative_to(root) if root.is_dir() else Path(path.name)
        text = path.read_text(encoding="utf-8", errors="replace")
        return self._revisions[root].added(inside.as_posix(), text)
