"""`python bot.py catalog import`: read documents, compare with what is shipped, write."""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import TextIO

from pipeline.comparing import Change, changes, refusals
from pipeline.documents import DocumentError
from pipeline.merging import Findings, merge
from pipeline.names import names_of
from pipeline.rules import load_rules
from pipeline.sources import fetched
from scopes.data.catalog import Catalog
from scopes.data.errors import DataError
from scopes.data.operations import Operations, check_scopes
from scopes.data.tables import load_operations, write_operations, write_removed

_NOTHING = Operations((), "", "")


def import_documents(
    root: Path,
    catalog: Catalog,
    sources: Sequence[str],
    out: TextIO,
    *,
    check: bool = False,
    as_json: bool = False,
) -> int:
    """Import the sources into `data/` below `root`, or with `check` only say what would change.

    Returns the exit status: 1 when the import is refused, which leaves all files as they are.
    Raises `DataError` when a source or a file of ours cannot be read.
    """
    data = root / "data"
    shipped = _shipped(data)
    rules = load_rules(data)
    collected = load_operations(data / "collected.tsv").all
    try:
        with fetched(sources, rules.origins) as files:
            found, findings = merge(files, collected, shipped, rules, names_of(catalog))
    except DocumentError as error:
        raise DataError([str(error)]) from None
    seen = changes(shipped, found)
    refused = [
        *refusals(shipped, found, dict(rules.canaries)),
        *(f"unknown scope in the text: {each}" for each in findings.unknown),
        *check_scopes(found.all, catalog.scopes),
    ]
    _report(seen, findings, refused, out, as_json=as_json)
    if not refused and not check:
        _write(data, found, seen)
    return 1 if refused else 0


def _shipped(data: Path) -> Operations:
    operations, removed = data / "operations.tsv", data / "removed.tsv"
    return load_operations(operations, removed) if operations.exists() else _NOTHING


def _report(
    seen: Sequence[Change],
    findings: Findings,
    refused: Sequence[str],
    out: TextIO,
    *,
    as_json: bool,
) -> None:
    if as_json:
        told = {"changes": [asdict(each) for each in seen], **asdict(findings), "refused": refused}
        out.write(json.dumps(told, indent=1) + "\n")
        return
    out.write("".join(f"{line}\n" for line in _lines(seen)) or "No operation changes.\n")
    for title, entries in (
        ("A later source says it otherwise, and wins", findings.later_wins),
        ("Kept, since no source has the product", findings.kept),
        ("Not understood", findings.puzzles),
        ("Refused", refused),
    ):
        if entries:
            out.write("\n".join([f"\n{title}:", *(f"  {entry}" for entry in entries), ""]))


def _lines(seen: Sequence[Change]) -> list[str]:
    lines = []
    for product, of_product in groupby(seen, lambda change: change.product):
        lines.append(f"\n{product}:")
        for each in of_product:
            was = f", was {each.was}" if each.was else ""
            now = f": {each.now}" if each.now else ""
            lines.append(f"  {each.kind}: {each.operation}{now}{was}")
    return lines


def _write(data: Path, found: Operations, seen: Sequence[Change]) -> None:
    """Write all files beside the old ones, read them back, and only then put them in place."""
    texts = {"operations.tsv": write_operations(found), "removed.tsv": write_removed(found.removed)}
    told = [each for each in seen if each.kind != "wording"]
    if told:
        texts["CHANGES.md"] = _history(data / "CHANGES.md", found.data_date, told)
    drafts = {name: data / f".{name}.{os.getpid()}" for name in texts}
    try:
        for name, draft in drafts.items():
            draft.write_text(texts[name], encoding="utf-8")
        load_operations(drafts["operations.tsv"], drafts["removed.tsv"])
        for name, draft in drafts.items():
            draft.replace(data / name)
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)


def _history(path: Path, date: str, seen: Sequence[Change]) -> str:
    """Return the history with an entry for what changes, the newest first; a day has one."""
    old = path.read_text("utf-8") if path.exists() else "# What changed in the documents\n"
    title, _, entries = old.partition("\n")
    lines = "".join(f"{_entry(each)}\n" for each in seen)
    same_day = f"\n## {date}\n\n"
    return f"{title}\n{same_day}{lines}{entries.removeprefix(same_day)}"


def _entry(change: Change) -> str:
    was = f" (was {change.was})" if change.was else ""
    now = f": {change.now}" if change.now else ""
    return f"- {change.kind}, {change.product}: `{change.operation}`{now}{was}"
