"""What no text of an operation says, from `data/rules.yaml`, `overrides.yaml` and `notes.yaml`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import msgspec
import yaml

from pipeline.sources import Origin
from scopes.data.catalog import LEVELS, Level
from scopes.data.errors import DataError, read_data
from scopes.data.operations import Operation, Operations, Route
from scopes.data.tables import parse_routes


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The routes of operations whose own text is silent, and why we believe so.

    `operations` are patterns of method and path, `tags` resource pages, `methods` narrow them.
    With `over_text` the rule also holds where the text names scopes.
    """

    reason: str
    source: str
    basis: str
    operations: tuple[str, ...] = ("*",)
    tags: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    over_text: bool = False
    user: str = ""
    admin: str = ""
    compliance: str = ""
    group: str = ""

    def fits(self, method: str, path: str, tag: str) -> bool:
        """Tell whether the rule is about an operation."""
        return (
            (not self.tags or tag in self.tags)
            and (not self.methods or method in self.methods)
            and any(fnmatchcase(f"{method} {path}", each) for each in self.operations)
        )

    @property
    def routes(self) -> dict[Level, tuple[Route, ...]]:
        """The routes by token level."""
        cells: dict[Level, str] = {level: getattr(self, level) for level in LEVELS}
        return {level: parse_routes(cell) for level, cell in cells.items() if cell}


class _Origin(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    commit: str
    date: str
    licence: str
    documents: list[str]


class _Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    origins: list[_Origin]
    hosts: dict[str, str]
    paths: dict[str, str]
    canaries: dict[str, str]
    rules: list[Rule]


@dataclass(frozen=True)
class Rules:
    """All that is written by hand around the documents.

    `hosts` maps patterns of product, method and path to a host, `paths` an operation to the path
    that it is called at, `canaries` one to a scope that an import must find there. `overrides`
    and `notes` are as in their files.
    """

    origins: Mapping[str, Origin]
    hosts: Mapping[str, str]
    paths: Mapping[str, str]
    canaries: Mapping[str, str]
    rules: Sequence[Rule]
    overrides: Sequence[Mapping[str, str]]
    notes: Sequence[Mapping[str, Any]]

    def rule_for(self, method: str, path: str, tag: str, *, is_silent: bool) -> Rule | None:
        """Return the first rule that fits an operation."""
        fitting = (
            r for r in self.rules if (is_silent or r.over_text) and r.fits(method, path, tag)
        )
        return next(fitting, None)

    def host_of(self, product: str, method: str, path: str) -> str:
        """Return the host of an operation whose document names none."""
        name = f"{product} {method} {path}"
        return next(host for pattern, host in self.hosts.items() if fnmatchcase(name, pattern))


def load_rules(data: Path) -> Rules:
    """Read the files in `data`; raise `DataError` when one is not as it should be."""
    try:
        raw = msgspec.convert(yaml.safe_load(read_data(data / "rules.yaml")), _Rules)
        overrides = yaml.safe_load(read_data(data / "overrides.yaml")) or []
        notes = yaml.safe_load(read_data(data / "notes.yaml")) or []
    except (msgspec.ValidationError, yaml.YAMLError) as error:
        raise DataError([f"rules.yaml: {' '.join(str(error).split())}"]) from None
    origins = {
        document: Origin(each.name, each.commit, each.date, each.licence)
        for each in raw.origins
        for document in each.documents
    }
    return Rules(origins, raw.hosts, raw.paths, raw.canaries, raw.rules, overrides, notes)


def corrected(
    operations: Sequence[Operation], rules: Rules, shipped: Operations
) -> list[Operation]:
    """Apply overrides and notes; one that fits none of these or the shipped is a `DataError`."""
    unused = dict(enumerate((*rules.overrides, *rules.notes)))
    found = []
    for operation in operations:
        changed = operation
        for number, entry in enumerate(rules.overrides):
            if (entry["method"], entry["path"]) == operation.key:
                changed = _overridden(changed, entry)
                unused.pop(number, None)
        for number, entry in enumerate(rules.notes, start=len(rules.overrides)):
            if _fits(changed, entry):
                changed = _noted(changed, entry)
                unused.pop(number, None)
        found.append(changed)
    if mistaken := [entry for entry in unused.values() if not _is_about_one(entry, shipped)]:
        raise DataError([f"fits no operation: {entry}" for entry in mistaken])
    return found


def _is_about_one(entry: Mapping[str, Any], shipped: Operations) -> bool:
    """Tell whether an override or a note is about an operation that was ever shipped."""
    gone = [each.key for each in shipped.removed]
    if "method" in entry:
        return (entry["method"], entry["path"]) in [*(each.key for each in shipped.all), *gone]
    named = (" ".join(key) for key in gone if "tag" not in entry)
    return any(_fits(each, entry) for each in shipped.all) or any(
        fnmatchcase(name, pattern) for name in named for pattern in entry["operations"]
    )


def _overridden(operation: Operation, entry: Mapping[str, str]) -> Operation:
    routes = dict(operation.routes)
    for level in LEVELS:
        if level in entry:
            routes[level] = parse_routes(entry[level])
    deprecated = entry.get("deprecated", "yes" if operation.is_deprecated else "")
    return replace(
        operation,
        title=entry.get("title", operation.title),
        basis=entry.get("basis", operation.basis),
        successor=entry.get("successor", operation.successor),
        routes={level: routes[level] for level in LEVELS if level in routes},
        is_deprecated=deprecated == "yes",
        is_to_be_deprecated=operation.is_to_be_deprecated or deprecated == "announced",
        note=entry["reason"],
    )


def _noted(operation: Operation, entry: Mapping[str, Any]) -> Operation:
    return replace(
        operation,
        note=f"{operation.note} {entry['note']}".strip(),
        depends_on_subject=operation.depends_on_subject or entry.get("depends") == "yes",
    )


def _fits(operation: Operation, entry: Mapping[str, Any]) -> bool:
    name = f"{operation.method} {operation.path}"
    return (
        any(fnmatchcase(name, pattern) for pattern in entry["operations"])
        and any(fnmatchcase(operation.tag, tag) for tag in entry.get("tag", "*").split("|"))
        and entry.get("basis", operation.basis) == operation.basis
        and entry.get("product", operation.product) == operation.product
    )
