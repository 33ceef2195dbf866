"""`.scopebot.yaml`: what a project requests, ignores, and accepts with a reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from scopes.data.plain_yaml import read_yaml

FILE = ".scopebot.yaml"
_KEYS = {"accept", "ignore", "requested"}
_ENTRY = {"scope", "reason"}
MOST_BYTES = 100_000


class SettingsFault(Exception):
    """A `.scopebot.yaml` that is wrong; holds a line for each fault."""


@dataclass(frozen=True)
class Exceptions:
    """Scopes that are accepted, with the reason; ignored paths; what the project says it requests.

    `requested` is None where the file does not say.
    """

    accepted: tuple[tuple[str, str], ...] = ()
    ignored: tuple[str, ...] = ()
    requested: str | None = None


def load_exceptions(roots: Iterable[Path]) -> Exceptions:
    """Return what the first file says among those in the roots and in the current folder.

    The one in the current folder counts for roots below it.

    Raises `SettingsFault` naming everything that is wrong with it.
    """
    roots = list(roots)
    here = Path().resolve()
    is_below = any(root.resolve().is_relative_to(here) for root in roots)
    for folder in (*filter(Path.is_dir, roots), *([here] if is_below else [])):
        file = folder / FILE
        if file.is_file():
            return parse_exceptions(_read(file))
    return Exceptions()


def parse_exceptions(text: str) -> Exceptions:
    """Return what the text of a file says; raise `SettingsFault` as `load_exceptions`."""
    try:
        raw = read_yaml(text)
    except yaml.YAMLError as error:
        raise SettingsFault(
            f"{FILE}: not readable as YAML: {' '.join(str(error).split())}"
        ) from None
    raw = {} if raw in (None, "") else raw
    if not isinstance(raw, dict):
        raise SettingsFault(f"{FILE}: must be a mapping with the keys {', '.join(sorted(_KEYS))}")
    faults = [f"{key}: unknown key" for key in raw if key not in _KEYS]
    accepted = [_entry(n, each, faults) for n, each in enumerate(_list(raw, "accept", faults), 1)]
    ignored = _words(_list(raw, "ignore", faults), "ignore", faults)
    requested = raw.get("requested")
    if isinstance(requested, list):
        requested = " ".join(_words(requested, "requested", faults))
    elif requested is not None and not isinstance(requested, str):
        faults.append("requested: must be a text or a list of scopes")
    if faults:
        raise SettingsFault("\n".join(f"{FILE}: {fault}" for fault in faults))
    return Exceptions(tuple(accepted), tuple(ignored), requested)


def _read(file: Path) -> str:
    if file.stat().st_size > MOST_BYTES:
        raise SettingsFault(f"{FILE}: larger than {MOST_BYTES:,} bytes")
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise SettingsFault(f"{FILE}: not readable as UTF-8: byte {error.start}") from None


def _list(raw: dict[str, Any], key: str, faults: list[str]) -> list[Any]:
    value = raw.get(key, [])
    if isinstance(value, list):
        return value
    faults.append(f"{key}: must be a list")
    return []


def _words(values: Iterable[Any], key: str, faults: list[str]) -> list[str]:
    words = list(values)
    wrong = [n for n, word in enumerate(words, 1) if not (isinstance(word, str) and word.strip())]
    faults += [f"{key}[{n}]: must be a text" for n in wrong]
    return [] if wrong else words


def _entry(number: int, entry: Any, faults: list[str]) -> tuple[str, str]:
    where = f"accept[{number}]"
    if not isinstance(entry, dict):
        faults.append(f"{where}: must be a mapping with scope and reason")
        return "", ""
    faults += [f"{where}.{key}: unknown key" for key in entry if key not in _ENTRY]
    for key in sorted(_ENTRY):
        if not (isinstance(entry.get(key), str) and entry[key].strip()):
            faults.append(f"{where}.{key}: missing")
    return str(entry.get("scope")), str(entry.get("reason"))
