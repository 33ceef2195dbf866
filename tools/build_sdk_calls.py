"""Build `data/sdk_calls.tsv`: which operation each call of the Python SDKs makes.

    python -m tools.build_sdk_calls FOLDER...

Each folder holds one SDK as its package has it (a wheel or a source archive, unpacked). The
packages are read as data and never run: each method of an API class is followed up to the address
that it asks for. What leads to no operation of `data/operations.tsv` or `data/removed.tsv` is left
out, so an import that brings operations is a reason to run this again.
"""

import ast
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from email.parser import HeaderParser
from pathlib import Path

from scopes.data.operations import Operations
from scopes.data.tables import load_operations
from tools.sdk_method import DEEPEST, HOLE, Classes, Method, lineage

TABLE = Path(__file__).parents[1] / "data" / "sdk_calls.tsv"
_ROOTS = ("WebexAPI", "WebexTeamsAPI", "WebexSimpleApi")
_VERSION = re.compile(r"^/v\d+(?=/)")
_FOR_PEOPLE = f"/people/{HOLE}/features/"
_WORKSPACES = "workspace_settings."


def _classes_in(folder: Path) -> Classes:
    """Return the classes of a package by name, with the constants of their modules."""
    classes: Classes = {}
    for path in sorted(folder.rglob("*.py")):
        if path.name.startswith("as_"):
            continue
        module = ast.parse(path.read_text("utf-8"))
        constants = {
            ast.unparse(node.targets[0]): node.value
            for node in module.body
            if isinstance(node, ast.Assign)
        }
        for node in module.body:
            if isinstance(node, ast.ClassDef):
                classes.setdefault(node.name, (node, constants))
    return classes


def _calls_of(
    name: str, prefix: str, classes: Classes, depth: int = 0
) -> Iterator[tuple[str, str, str]]:
    """Yield dotted name, method and path of each call that an API class offers."""
    owner = classes[name][0]
    seen: set[str] = set()
    for part in lineage(owner, classes):
        for node in part.body:
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            if not node.name.startswith("_") and node.name not in seen:
                seen.add(node.name)
                if prefix and (found := Method(owner, classes).address(node)):
                    method, path = found
                    if place := _place(prefix, path):
                        yield f"{prefix}{node.name}", method, place
    if depth > DEEPEST:
        return
    for part in lineage(owner, classes):
        for inner in ast.walk(part):
            if isinstance(inner, ast.Assign) and isinstance(inner.value, ast.Call):
                target, made = ast.unparse(inner.targets[0]), ast.unparse(inner.value.func)
                if target.startswith("self.") and made in classes and made != name:
                    attribute = target.removeprefix("self.")
                    yield from _calls_of(made, f"{prefix}{attribute}.", classes, depth + 1)


def _place(prefix: str, path: str) -> str | None:
    """Return the path of a setting for whom it is made: classes for people serve others, too."""
    if not path.startswith(_FOR_PEOPLE) or prefix.startswith("person_settings."):
        return path
    return path.replace("people", "workspaces", 1) if prefix.startswith(_WORKSPACES) else None


def _known(operations: Operations) -> dict[tuple[str, str], str]:
    """Return the paths of the operations, also of those that are gone, by method and by shape."""
    keys = [gone.key for gone in operations.removed] + [today.key for today in operations.all]
    return {(method, _shape(path)): re.sub(r"\{\w+\}", HOLE, path) for method, path in keys}


def _shape(path: str) -> str:
    return _VERSION.sub("", re.sub(r"\{\w+\}", HOLE, path)).lower()


def read_package(folder: Path, operations: Operations) -> tuple[str, dict[str, tuple[str, str]]]:
    """Return name and version of an SDK, and method and path by the dotted name of each call."""
    known, classes = _known(operations), _classes_in(folder)
    rows: dict[str, tuple[str, str]] = {}
    for root in (name for name in _ROOTS if name in classes):
        for name, method, path in _calls_of(root, "", classes):
            if found := known.get((method, _shape(path))):
                rows.setdefault(name, (method, found))
    about = [*folder.glob("*.dist-info/METADATA"), *folder.glob("PKG-INFO")]
    fields = HeaderParser().parsestr(about[0].read_text("utf-8"))
    return f"{fields['Name']} {fields['Version']}", rows


def main(folders: list[str]) -> None:
    """Write the table anew."""
    data = TABLE.parent
    operations = load_operations(data / "operations.tsv", data / "removed.tsv")
    rows: dict[str, tuple[str, str]] = {}
    names = []
    for folder in folders:
        name, found = read_package(Path(folder), operations)
        names.append(name)
        rows = found | rows
    day = datetime.now(UTC).date().isoformat()
    head = f"# {day}. Generated by tools/build_sdk_calls.py from {', '.join(names)}, do not edit"
    lines = ["\t".join((name, *rows[name])) for name in sorted(rows)]
    TABLE.write_text("\n".join([head, "name\tmethod\tpath", *lines, ""]), "utf-8")
    print(f"{len(rows)} calls of {', '.join(names)}")


if __name__ == "__main__":
    main(sys.argv[1:])
