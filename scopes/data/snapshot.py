"""What loading has checked and indexed, kept between runs so that a short run need not wait.

A snapshot lies in `var/` under a name made from the contents of the data files and of the core's
source, so it is valid as long as it is found: whatever changes, changes the name. It may
be deleted at any time, and where it can't be written everything works as without it.
"""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

import msgspec

from scopes.data.catalog import FILES, Catalog
from scopes.data.operations import Operations
from scopes.data.phrasings import Phrasing

DATA_FILES = (
    *FILES,
    *("data/operations.tsv", "data/removed.tsv", "data/requests.tsv", "data/dictionary.tsv"),
    "data/words.tsv",
)
WEIGHTS, MODEL = "ranking.bin", "ranking.onnx"
"""The files in `data/` with what was learned; they are read with the first question in words."""
_CORE = Path(__file__).parent.parent
_PREFIX = "knowledge-"


class Snapshot(msgspec.Struct, frozen=True):
    """The checked data, and the state of the search index over them."""

    catalog: Catalog
    operations: Operations
    phrasings: list[Phrasing]
    dictionary: str
    words: str
    cores: list[list[str]]
    postings: dict[str, dict[int, float]]


def read_snapshot(root: Path) -> Snapshot | None:
    """Return the snapshot of the data below `root` as it is now, or None when there is none."""
    with suppress(OSError, msgspec.DecodeError):
        return msgspec.msgpack.decode(_path(root).read_bytes(), type=Snapshot)
    return None


def write_snapshot(root: Path, snapshot: Snapshot) -> None:
    """Keep a snapshot, only for the owner to read, and drop older ones; failing is no harm."""
    with suppress(OSError):
        path = _path(root)
        path.parent.mkdir(exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(msgspec.msgpack.encode(snapshot))
        for older in path.parent.glob(f"{_PREFIX}*.bin"):
            older.unlink(missing_ok=True)
        draft.replace(path)


def _path(root: Path) -> Path:
    digest = hashlib.sha256()
    sources = sorted(_CORE.rglob("*.py"))
    for file in (*(root / name for name in DATA_FILES), *sources):
        digest.update(file.read_bytes())
    return root / "var" / f"{_PREFIX}{digest.hexdigest()[:32]}.bin"
