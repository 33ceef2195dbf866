"""Follow a method of an SDK through its source to the address it asks for, without running it."""

import ast
import re
from collections.abc import Iterator

HOLE = "{id}"
"""What stands in an address for a value that is not known."""
DEEPEST = 5
"""How many helpers that call each other are followed."""
_ASKS = re.compile(
    r"(?:rest_)?(?P<method>get|post|put|patch|delete)(?:_items|_pages)?|follow_pagination"
)

Classes = dict[str, tuple[ast.ClassDef, dict[str, ast.expr]]]
"""The classes of a package by name, each with the constants of its module."""


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
        return self._helper(helper, call) if helper and self._depth < DEEPEST else None

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
        for owner in lineage(self._owner, self._classes):
            for node in owner.body:
                if isinstance(node, ast.FunctionDef) and node.name == name:
                    return node if owner.name != "ApiChild" else None
        return None

    def _base(self) -> str | None:
        for owner in lineage(self._owner, self._classes):
            for keyword in owner.keywords:
                if keyword.arg == "base" and isinstance(keyword.value, ast.Constant):
                    return str(keyword.value.value)
        return None

    def _text_of_attribute(self, name: str) -> str | None:
        for owner in lineage(self._owner, self._classes):
            for node in owner.body:
                if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
                    return self.text(node.value)
        return None


def _in_order(node: ast.AST) -> Iterator[ast.AST]:
    """Yield all nodes in the order of the text."""
    nodes = [each for each in ast.walk(node) if hasattr(each, "lineno")]
    return iter(sorted(nodes, key=lambda each: (each.lineno, -each.col_offset)))  # type: ignore[attr-defined]


def lineage(owner: ast.ClassDef, classes: Classes) -> Iterator[ast.ClassDef]:
    """Yield a class and those that it inherits from, the nearest first."""
    yield owner
    for base in owner.bases:
        found = classes.get(ast.unparse(base))
        if found and found[0] is not owner:
            yield from lineage(found[0], classes)
