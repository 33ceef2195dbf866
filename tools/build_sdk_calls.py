"""Build `data/sdk_calls.tsv`: which operation each call of the Python SDKs makes.

    python -m tools.build_sdk_calls FOLDER...

Each folder holds one SDK as its package has it (a wheel, unpacked). The packages are read as data
and never run: each method of an API class is followed up to the address that it asks for. What
leads to no operation of `data/operations.tsv` is left out.
"""

import ast
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from scopes.data.operations import Operation
from scopes.data.tables import load_operations

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "data" / "sdk_calls.tsv"
HOLE = "{id}"
_ASKS = re.compile(
    r"(?:rest_)?(?P<method>get|post|put|patch|delete)(?:_items|_pages)?|follow_pagination"
)
_ROOTS = ("WebexAPI", "WebexTeamsAPI", "WebexSimpleApi")
_VERSION = re.compile(r"^/v\d+(?=/)")
_FOR_PEOPLE = f"/people/{HOLE}/features/"
_WORKSPACES = "workspace_settings."
_DEEPEST = 5

Classes = dict[str, tuple[ast.ClassDef, dict[str, ast.expr]]]


class Method:
    """Follows one method of an API class; what is not passed on is a hole in the address."""

    def __init__(self, owner: ast.ClassDef, classes: Classes, depth: int = 0) -> None:
        self._owner = owner
        self._classes = classes
        self._constants = classes[owner.name][1]
        self._depth = depth
        self._known: dict[str, str | None] = {}

    def address(self, method: ast.FunctionDef | ast.AsyncFunctionDef) -> tuple[str, str] | None:
        """Return method and path of the first request that a method makes."""
        self._known = {each.arg: HOLE for each in [*method.args.args, *method.args.kwonlyargs]}
        for node in _in_order(method):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                self._known[node.targets[0].id] = self.text(node.value)
            if isinstance(node, ast.Call) and (asked := self._asked(node)):
                return asked
        return None

    def _asked(self, call: ast.Call) -> tuple[str, str] | None:
        if not isinstance(call.func, ast.Attribute):
            return None
        name = _ASKS.fullmatch(call.func.attr)
        owner = ast.unparse(call.func.value)
        if not name or not re.fullmatch(r"super\(\)|self|self\._?session", owner):
            return None
        if owner in ("self", "super()") and self._own(call.func.attr) and owner == "self":
            return None
        keyword = next((k.value for k in call.keywords if k.arg in ("url", "ep")), None)
        value = self.text(keyword or call.args[0]) if keyword or call.args else None
        return ((name["method"] or "get").upper(), f"/{value.lstrip('/')}") if value else None

    def text(self, node: ast.expr) -> str | None:
        """Return what an expression comes to, None where that is not known."""
        match node:
            case ast.Constant(value=str(value)):
                return value
            case ast.Name(id=name):
                if name in self._known:
                    return self._known[name]
                return self.text(self._constants[name]) if name in self._constants else None
            case ast.JoinedStr(values=values):
                return "".join(self._piece(value) for value in values)
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                first, second = self.text(left), self.text(right)
                return None if first is None else first + (HOLE if second is None else second)
            case ast.Call(func=ast.Attribute() as func):
                return self._called(func, node)
            case ast.Attribute(attr="base"):
                return self._base()
        return None

    def _piece(self, value: ast.expr) -> str:
        if isinstance(value, ast.FormattedValue):
            return self.text(value.value) or HOLE
        return str(getattr(value, "value", HOLE))

    def _called(self, func: ast.Attribute, call: ast.Call) -> str | None:
        owner, name = ast.unparse(func.value), func.attr
        given = [*call.args, *(k.value for k in call.keywords if k.arg in ("path", "full_path"))]
        if name == "ep" and owner.endswith("session"):
            return self.text(given[0]) if given else ""
        if owner not in ("self", "super()"):
            return None
        helper = self._own(name)
        if name == "ep" and not (helper and owner == "self"):
            path = self.text(given[0]) if given else ""
            base = self._base()
            return None if path is None or base is None else f"{base}/{path}".rstrip("/")
        if name == "f_ep":
            path = self.text(call.args[1] if len(call.args) > 1 else given[-1]) if given else ""
            feature = self._text_of_attribute("feature")
            rest = f"/{path}" if path and len(call.args) + len(call.keywords) > 1 else ""
            return f"people/{HOLE}/features/{feature}{rest}" if feature else None
        return self._helper(helper, call) if helper and self._depth < _DEEPEST else None

    def _helper(self, helper: ast.FunctionDef, call: ast.Call) -> str | None:
        """Return what a method that only makes an address returns, for what is passed to it."""
        inner = Method(self._owner, self._classes, self._depth + 1)
        names = [each.arg for each in [*helper.args.args[1:], *helper.args.kwonlyargs]]
        passed: dict[str, str | None] = dict.fromkeys(names)
        passed |= {n: self.text(v) or HOLE for n, v in zip(names, call.args, strict=False)}
        passed |= {k.arg: self.text(k.value) or HOLE for k in call.keywords if k.arg}
        inner._known = passed
        return inner._run(helper.body)

    def _run(self, body: list[ast.stmt]) -> str | None:
        for statement in body:
            match statement:
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    self._known[name] = self.text(value)
                case ast.If(test=test, body=then, orelse=other):
                    found = self._run(then if self._holds(test) else other)
                    if found is not None:
                        return found
                case ast.Return(value=value) if value:
                    return self.text(value)
        return None

    def _holds(self, test: ast.expr) -> bool:
        match test:
            case ast.Compare(left=left, ops=[ast.Is()]):
                return self.text(left) is None
            case ast.Compare(left=left, ops=[ast.IsNot()]):
                return self.text(left) is not None
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return not self.text(operand)
        return bool(self.text(test))

    def _own(self, name: str) -> ast.FunctionDef | None:
        for owner in _lineage(self._owner, self._classes):
            for node in owner.body:
                if isinstance(node, ast.FunctionDef) and node.name == name:
                    return node if owner.name != "ApiChild" else None
        return None

    def _base(self) -> str | None:
        for owner in _lineage(self._owner, self._classes):
            for keyword in owner.keywords:
                if keyword.arg == "base" and isinstance(keyword.value, ast.Constant):
                    return str(keyword.value.value)
        return None

    def _text_of_attribute(self, name: str) -> str | None:
        for owner in _lineage(self._owner, self._classes):
            for node in owner.body:
                if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
                    return self.text(node.value)
        return None


def _in_order(node: ast.AST) -> Iterator[ast.AST]:
    """Yield all nodes in the order of the text."""
    nodes = [each for each in ast.walk(node) if hasattr(each, "lineno")]
    return iter(sorted(nodes, key=lambda each: (each.lineno, -each.col_offset)))  # type: ignore[attr-defined]


def _lineage(owner: ast.ClassDef, classes: Classes) -> Iterator[ast.ClassDef]:
    yield owner
    for base in owner.bases:
        found = classes.get(ast.unparse(base))
        if found and found[0] is not owner:
            yield from _lineage(found[0], classes)


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
    for part in _lineage(owner, classes):
        for node in part.body:
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            if not node.name.startswith("_") and node.name not in seen:
                seen.add(node.name)
                if prefix and (found := Method(owner, classes).address(node)):
                    method, path = found
                    if place := _place(prefix, path):
                        yield f"{prefix}{node.name}", method, place
    if depth > _DEEPEST:
        return
    for part in _lineage(owner, classes):
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


def _known(operations: tuple[Operation, ...]) -> dict[tuple[str, str], str]:
    """Return the paths of the operations by method and by shape, without names of ids."""
    return {(o.method, _shape(o.path)): re.sub(r"\{\w+\}", HOLE, o.path) for o in operations}


def _shape(path: str) -> str:
    return _VERSION.sub("", re.sub(r"\{\w+\}", HOLE, path)).lower()


def main(folders: list[str]) -> None:
    """Write the table anew."""
    known = _known(load_operations(ROOT / "data" / "operations.tsv").all)
    rows: dict[str, tuple[str, str]] = {}
    names = []
    for folder in map(Path, folders):
        names += [path.name.removesuffix(".dist-info") for path in folder.glob("*.dist-info")]
        classes = _classes_in(folder)
        for root in (name for name in _ROOTS if name in classes):
            for name, method, path in _calls_of(root, "", classes):
                if found := known.get((method, _shape(path))):
                    rows.setdefault(name, (method, found))
    day = datetime.now(UTC).date().isoformat()
    head = f"# {day}. Generated by tools/build_sdk_calls.py from {', '.join(names)}, do not edit"
    lines = ["\t".join((name, *rows[name])) for name in sorted(rows)]
    TABLE.write_text("\n".join([head, "name\tmethod\tpath", *lines, ""]), "utf-8")
    print(f"{len(rows)} calls of {', '.join(names)}")


if __name__ == "__main__":
    main(sys.argv[1:])
