"""What a file holds: its calls, and text in which it may request scopes. Runs in many processes."""

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from scan.walking import MOST_BYTES, FoundFile
from scopes.code.calls import CodeCall, Unresolved, read_code

LONGEST_LINE = 5_000
"""Characters of a line of JavaScript beyond which it was written by a tool."""
_SCRIPTS = {".js", ".mjs", ".cjs"}
_SCOPE = re.compile(r"(?i:scope)[^\0]*?\b[a-z][a-z-]*(?::|%3A)[a-z]")
_NAMES = ("webex", "spark", "wbx", "wxc", "broadworks", "{{")
_MAY_CALL = re.compile(r"/v\d/|\bapi\b")
"""What every file with a call of Webex or of one of its SDKs has in it, in small letters."""
NEAR = 12
"""Lines from a call on in which it may say what a webhook watches."""


@dataclass(frozen=True)
class Contents:
    """The calls of a file, and for those about webhooks the text from there on.

    `requesting` is the text of a file that may request scopes, else empty. `why` says why the file
    could not be read.
    """

    name: str
    calls: tuple[tuple[CodeCall, str], ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    requesting: str = ""
    why: str | None = None
    is_minified: bool = False


def read_contents(found: FoundFile) -> Contents:
    """Return what a file holds; never fails: what is wrong with the file is part of the result."""
    if found.why:
        return Contents(found.name, why=found.why)
    try:
        text = _text(found.path)
    except OSError as error:
        return Contents(found.name, why=error.strerror or "not readable")
    except ValueError as error:
        return Contents(found.name, why=str(error))
    if _is_minified(found.path, text):
        return Contents(found.name, is_minified=True)
    return _of_text(found.name, text)


def _of_text(name: str, text: str) -> Contents:
    small = text.lower()
    requesting = text if "scope" in small and _SCOPE.search(text) else ""
    if not (any(word in small for word in _NAMES) or _MAY_CALL.search(small)):
        return Contents(name, requesting=requesting)
    try:
        reading = read_code(text, name)
    except Exception as error:  # a file that breaks the reader must not end the scan of the others
        return Contents(
            name, requesting=requesting, why=f"reading it failed: {type(error).__name__}"
        )
    lines = text.splitlines()
    calls = tuple((call, _near(call, lines)) for call in reading.calls)
    return Contents(name, calls, reading.unresolved, requesting)


def _near(call: CodeCall, lines: list[str]) -> str:
    about = f"{call.path} {call.sdk or ''}".lower()
    return "\n".join(lines[call.line - 1 : call.line - 1 + NEAR]) if "webhook" in about else ""


def _text(path: Path) -> str:
    """Return the text of a regular file; raise `OSError` or `ValueError` when it has none."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise ValueError("no regular file")
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise ValueError("larger than 2 MiB")
    return decoded(data)


def decoded(data: bytes) -> str:
    """Return the text of bytes; raise `ValueError` when they are none."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ValueError(f"not readable as UTF-8: byte {error.start}") from None
    if "\0" in text:
        raise ValueError("a binary file")
    return text


def _is_minified(path: Path, text: str) -> bool:
    is_script = path.suffix.lower() in _SCRIPTS and len(text) > LONGEST_LINE
    return is_script and any(len(line) > LONGEST_LINE for line in text.splitlines())
