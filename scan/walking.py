"""Which files of a tree are read: source and configuration of the project itself."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

MOST_BYTES = 2 * 1024 * 1024
_FOREIGN = {
    "node_modules", "bower_components", "jspm_packages", "site-packages", "vendor", "vendored",
    "third_party", "third-party", "venv", "env", "__pycache__", "dist", "build", "target", "Pods",
}  # fmt: skip
"""Folders with the code of others, or with what was built from the code next to them."""
_LOCKS = {"package-lock.json", "npm-shrinkwrap.json", "composer.lock", "yarn.lock"}
_ENDINGS = {
    ".bash", ".bat", ".bru", ".cjs", ".cmd", ".conf", ".cfg", ".cs", ".cts", ".env", ".fs", ".go",
    ".gradle", ".groovy", ".har", ".hcl", ".http", ".ini", ".ipynb", ".java", ".js", ".json",
    ".jsx", ".kt", ".kts", ".lua", ".m", ".mjs", ".mts", ".php", ".pl", ".pm", ".properties",
    ".ps1", ".psd1", ".psm1", ".py", ".pyi", ".pyw", ".r", ".rb", ".resource", ".rest", ".robot",
    ".rs", ".scala", ".sh", ".svelte", ".swift", ".tf", ".toml", ".ts", ".tsx", ".vb", ".vue",
    ".xml", ".yaml", ".yml", ".zsh",
}  # fmt: skip
_NAMES = {"Dockerfile", "Makefile", "Jenkinsfile", ".env"}
_MINIFIED = (".min.js", ".min.mjs", ".bundle.js", ".min.css")


@dataclass(frozen=True)
class FoundFile:
    """A file of a tree: its name as reports have it, and where it is.

    `why` says why it cannot be read; None for one that can.
    """

    name: str
    path: Path
    why: str | None = None


def walk(roots: Iterable[Path], ignored: Iterable[str] = ()) -> Iterator[FoundFile]:
    """Yield the files to read below each root, by name; what cannot be read comes with the reason.

    Links are not followed: what they lead to within a tree is found where it stands. With one root
    names are relative to it, with several they begin with the root as it was given.
    """
    roots = list(roots)
    patterns = tuple(ignored)
    for root in roots:
        prefix = "" if len(roots) == 1 else f"{root.as_posix()}/"
        if root.is_file():
            yield FoundFile(root.name if not prefix else root.as_posix(), root)
        else:
            yield from _below(root, prefix, patterns)


def is_ignored(name: str, patterns: Iterable[str]) -> bool:
    """Return whether a name, or a folder it is in, fits one of the patterns."""
    places = [name, *(parent.as_posix() for parent in PurePosixPath(name).parents)]
    return any(fnmatchcase(place, pat.rstrip("/")) for pat in patterns for place in places)


def _below(root: Path, prefix: str, patterns: tuple[str, ...]) -> Iterator[FoundFile]:
    waiting = [(root, prefix)]
    while waiting:
        folder, at = waiting.pop()
        try:
            with os.scandir(folder) as listed:
                entries = sorted(listed, key=lambda entry: entry.name)
        except OSError as error:
            yield FoundFile(at.rstrip("/") or ".", folder, error.strerror or "not readable")
            continue
        for entry in entries:
            name = _shown(at + entry.name)
            if entry.is_symlink() or is_ignored(name, patterns):
                continue
            if entry.is_dir(follow_symlinks=False):
                if not _is_foreign(entry):
                    waiting.append((Path(entry.path), f"{name}/"))
            elif entry.is_file(follow_symlinks=False) and _is_source(entry.name):
                yield FoundFile(name, Path(entry.path), _too_large(entry))


def _is_foreign(entry: os.DirEntry[str]) -> bool:
    """Return whether a folder holds the code of others; hidden ones hold tools, but for CI."""
    is_hidden = entry.name.startswith(".") and entry.name not in {".github", ".circleci"}
    return is_hidden or entry.name in _FOREIGN or Path(entry.path, "pyvenv.cfg").exists()


def _is_source(name: str) -> bool:
    if name in _LOCKS or name.endswith(_MINIFIED):
        return False
    return Path(name).suffix.lower() in _ENDINGS or name in _NAMES or name.startswith(".env.")


def _too_large(entry: os.DirEntry[str]) -> str | None:
    size = entry.stat(follow_symlinks=False).st_size
    return f"larger than {MOST_BYTES // 1024 // 1024} MiB" if size > MOST_BYTES else None


def _shown(name: str) -> str:
    """Return a name that can be printed, also when the file system has bytes that are no text."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
