"""The command `bot.py scan`: from its options to a report and an exit status."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TextIO

import msgspec
from rich.console import Console
from rich.progress import Progress

from scan.as_json import to_record
from scan.as_markdown import to_markdown
from scan.as_sarif import to_sarif
from scan.as_text import show
from scan.changes import UnknownRevision
from scan.comparing import Report
from scan.contents import Contents
from scan.exceptions import SettingsFault, load_exceptions
from scan.scanning import Order, scan
from scopes.knowledge import load_knowledge
from wording import scan as words

Form = Literal["json", "sarif", "markdown"]
WIDE = 10_000
"""Columns of what no terminal shows: nothing is folded there."""


class Misuse(Exception):
    """What is asked cannot be done; its words say why."""


@dataclass(frozen=True)
class Options:
    """What was asked on the command line."""

    paths: tuple[str, ...]
    form: Form | None = None
    requested: str | None = None
    since: str | None = None
    checks: bool = False
    is_strict: bool = False


def run(options: Options, target: TextIO, progress: TextIO) -> int:
    """Print the report; return 1 for a failed check, else 0. Raises `Misuse`."""
    roots = tuple(Path(path) for path in options.paths)
    for root in roots:
        if not (root.is_file() or root.is_dir()):
            raise Misuse(words.no_path(str(root)))
    try:
        order = Order(roots, load_exceptions(roots), options.requested, options.since)
        report = scan(order, load_knowledge(), lambda read, count: _tracked(read, count, progress))
    except SettingsFault as error:
        raise Misuse(str(error)) from None
    except UnknownRevision:
        raise Misuse(words.no_revision(options.since or "")) from None
    _print(report, options.form, roots, target)
    return int(_fails(report, options))


def _fails(report: Report, options: Options) -> bool:
    is_lacking = options.checks and bool(report.missing)
    return is_lacking or (options.is_strict and bool(report.missing or report.not_needed))


def _tracked(read: Iterable[Contents], count: int, target: TextIO) -> Iterable[Contents]:
    if not target.isatty():
        return read
    return _with_bar(read, count, target)


def _with_bar(read: Iterable[Contents], count: int, target: TextIO) -> Iterable[Contents]:
    with Progress(console=Console(file=target), transient=True) as bar:
        yield from bar.track(read, total=count, description=words.READING)


def _print(report: Report, form: Form | None, roots: tuple[Path, ...], target: TextIO) -> None:
    match form:
        case "json":
            print(_json(to_record(report)), file=target)
        case "sarif":
            print(_json(to_sarif(report, _base(roots))), file=target)
        case "markdown":
            print(to_markdown(report), end="", file=target)
        case _:
            width = None if target.isatty() else WIDE
            colors = not os.environ.get("NO_COLOR")
            show(report, Console(file=target, width=width, highlight=False, no_color=not colors))


def _json(record: object) -> str:
    return msgspec.json.format(msgspec.json.encode(record), indent=2).decode()


def _base(roots: tuple[Path, ...]) -> str:
    """Return the way from the current folder to what names in a report are relative to."""
    if len(roots) > 1 or roots[0].is_absolute():
        return ""
    folder = roots[0] if roots[0].is_dir() else roots[0].parent
    return "" if folder == Path() else f"{folder.as_posix()}/"
