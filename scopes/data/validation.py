"""Check the curated files in full and report every problem at once, with file, entry and field."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

import msgspec
import yaml

from scopes.data.catalog import (
    FILES,
    AppTopic,
    Catalog,
    Explanation,
    NameTables,
    Scope,
    Text,
    Topic,
    Vocabulary,
)
from scopes.data.errors import DataError, read_data
from scopes.data.plain_yaml import read_yaml

S = TypeVar("S", bound=msgspec.Struct)
_SECTION_END = re.compile(r"[\[.]")
_FILE_OF = {section: file for file, sections in FILES.items() for section in sections}


class _Report:
    """Collects problems while entries are converted."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def add(self, where: str, what: str, file: str = "") -> None:
        """Note one problem of an entry or field; its section tells the file."""
        section = _SECTION_END.split(where, maxsplit=1)[0]
        self.problems.append(f"{file or _FILE_OF[section]}: {where}: {what}")

    def convert(self, raw: Any, kind: type[S], where: str) -> S | None:
        """Turn a raw mapping into a struct, reporting each wrong field by its name."""
        if not isinstance(raw, dict):
            self.add(where, "must be a mapping")
            return None
        before = len(self.problems)
        hints, fields = _fields(kind)
        for key in raw.keys() - hints.keys():
            self.add(f"{where}.{key}", "unknown key")
        values: dict[str, Any] = {}
        for name, required in fields.items():
            if name in raw:
                values[name] = self.field(raw[name], hints[name], f"{where}.{name}")
            elif required:
                self.add(f"{where}.{name}", "missing")
        return kind(**values) if len(self.problems) == before else None

    def field(self, value: Any, hint: Any, where: str) -> Any:
        """Turn one raw value into the type of its field, reporting what is wrong with it."""
        if hint is Explanation:
            return self.convert(value, Explanation, where)
        try:
            return msgspec.convert(value, hint, strict=False)
        except msgspec.ValidationError as error:
            self.add(where, str(error).replace(" - at `$", " at `"))
            return None

    def convert_all(self, raw: Any, kind: type[S], section: str) -> dict[str, S]:
        """Convert a list of entries that carry an `id`; report ids that stand twice."""
        found: dict[str, S] = {}
        for where, entry in self.entries(raw, section):
            struct = self.convert(entry, kind, where)
            if struct is None:
                continue
            name: str = struct.id  # type: ignore[attr-defined]  # Scope and Topic both have one
            if name in found:
                self.add(where, "duplicate id")
            found[name] = struct
        return found

    def entries(self, raw: Any, section: str) -> Iterator[tuple[str, Any]]:
        """Yield each entry of a list with the words that name it in a message."""
        if not isinstance(raw, list):
            self.add(section, "must be a list")
            return
        for number, entry in enumerate(raw, start=1):
            name = entry.get("id") if isinstance(entry, dict) else None
            yield f"{section}[{name or f'entry {number}'}]", entry


@cache
def _fields(kind: type[msgspec.Struct]) -> tuple[dict[str, Any], dict[str, bool]]:
    """Return the types of a struct's fields, and which of them are required."""
    hints = get_type_hints(kind, include_extras=True)
    return hints, {field.name: field.required for field in msgspec.structs.fields(kind)}


def load_catalog(root: Path) -> Catalog:
    """Read and check the curated files below `root`.

    Raises `DataError` with every problem found when anything in them is wrong.
    """
    return parse_catalog({file: read_data(root / file) for file in FILES})


def parse_catalog(texts: Mapping[str, str]) -> Catalog:
    """Turn the texts of the curated files, by name as in `FILES`, into a `Catalog`.

    Raises `DataError` listing every problem: unknown or missing keys, wrong types, duplicate
    ids, and references to areas, groups, scopes or sources that do not exist.
    """
    report = _Report()
    raw: dict[str, Any] = {}
    for file, sections in FILES.items():
        raw |= _sections(texts[file], file, sections, report)
    catalog = _build(raw, report) if _FILE_OF.keys() <= raw.keys() else None
    if report.problems or catalog is None:
        raise DataError(report.problems)
    return catalog


def _sections(text: str, file: str, wanted: tuple[str, ...], report: _Report) -> dict[str, Any]:
    """Return the sections of one file; report what is unreadable, unknown or missing."""
    try:
        raw = read_yaml(text)
    except yaml.YAMLError as error:
        report.problems.append(f"{file}: not readable as YAML: {_one_line(error)}")
        return {}
    if not isinstance(raw, dict):
        report.problems.append(f"{file}: must be a mapping with the keys {', '.join(wanted)}")
        return {}
    for key in raw.keys() - set(wanted):
        report.add(str(key), "unknown key", file)
    for key in wanted:
        if key not in raw:
            report.add(key, "missing")
    return {key: raw[key] for key in wanted if key in raw}


def _build(raw: dict[str, Any], report: _Report) -> Catalog:
    catalog = Catalog(
        data_date=report.field(raw["data_date"], Text, "data_date") or "",
        sources=report.field(raw["sources"], dict[str, str], "sources") or {},
        areas=report.convert_all(raw["areas"], Topic, "areas"),
        groups=report.convert_all(raw["groups"], Topic, "groups"),
        vocabulary=_vocabulary(raw["vocabulary"], report),
        topics=report.convert_all(raw["topics"], AppTopic, "topics"),
        scopes=report.convert_all(raw["scopes"], Scope, "scopes"),
        names=report.convert(raw["names"], NameTables, "names") or NameTables({}, {}, [], []),
    )
    _check_references(catalog, {section: _ids(raw[section]) for section in raw}, report)
    for scope in catalog.scopes.values():
        _check_scope(scope, report)
    _check_spellings(catalog, report)
    return catalog


def _vocabulary(raw: Any, report: _Report) -> Vocabulary:
    vocabulary = report.convert(raw, Vocabulary, "vocabulary")
    return vocabulary or Vocabulary([], [], [], [], [], [], [], {}, [], [])


def _ids(section: Any) -> set[Any]:
    """Return the ids of a raw section, so that a broken entry still counts as existing."""
    if isinstance(section, dict):
        return set(section)
    entries = section if isinstance(section, list) else []
    return {str(entry.get("id")) for entry in entries if isinstance(entry, dict)}


def _check_references(catalog: Catalog, known: dict[str, set[Any]], report: _Report) -> None:
    for scope in catalog.scopes.values():
        references: list[tuple[str, str, list[str | None]]] = [
            ("area", "areas", [scope.area]),
            ("group", "groups", [scope.group]),
            ("related", "scopes", [*scope.related]),
            ("replaced_by", "scopes", [scope.replaced_by]),
            ("sources", "sources", [*scope.sources]),
        ]
        for field, section, names in references:
            for name in names:
                if name is not None and name not in known[section]:
                    report.add(f"scopes[{scope.id}].{field}", f"unknown {name!r}")
    for topic in catalog.topics.values():
        for section, used in (("sources", topic.sources), ("scopes", topic.scopes)):
            for name in used:
                if name not in known[section]:
                    report.add(f"topics[{topic.id}].{section}", f"unknown {name!r}")
    for spelling, meant in catalog.names.spellings.items():
        if meant not in known["scopes"]:
            report.add(f"names.spellings[{spelling}]", f"unknown {meant!r}")
    for mistaken in catalog.names.mistaken:
        for name in mistaken.meant:
            if name not in known["scopes"]:
                report.add(f"names.mistaken[{mistaken.id}].meant", f"unknown {name!r}")
    for retired in catalog.vocabulary.retired:
        for name in retired.today:
            if name not in known["scopes"]:
                report.add(f"vocabulary.retired[{retired.id}].today", f"unknown {name!r}")


def _check_scope(scope: Scope, report: _Report) -> None:
    where = f"scopes[{scope.id}]"
    if scope.id in scope.related:
        report.add(f"{where}.related", "names the scope itself")
    if scope.is_deprecated != (scope.replaced_by is not None):
        report.add(f"{where}.replaced_by", "belongs to deprecated scopes, and to each of them")
    if scope.is_documented and not scope.keywords:
        report.add(f"{where}.keywords", "a documented scope needs words people use for it")


def _check_spellings(catalog: Catalog, report: _Report) -> None:
    owners: dict[str, str] = {}
    for scope in catalog.scopes.values():
        for spelling in scope.spellings:
            owner = owners.setdefault(spelling, scope.id)
            if owner != scope.id:
                where = f"scopes[{scope.id}].also_written"
                report.add(where, f"{spelling!r} already belongs to {owner}")


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
