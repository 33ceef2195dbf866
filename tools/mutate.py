"""Change the code on purpose and see whether its tests notice: `make mutate`.

One change at a time is made to a module of `scopes/finding` or `scopes/privilege`, in memory only,
and the tests of its package run against it. A change that they do not notice survives: either a
row is missing in a table, or the change makes no difference. Prints the survivors; some make no
difference and remain for good, so the command itself does not fail.

    python -m tools.mutate scopes/privilege scopes/finding/fit.py
"""

import argparse
import ast
import importlib
import multiprocessing
import os
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, FrameType, ModuleType

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("scopes/finding", "scopes/privilege")
PATIENCE = 120
"""Seconds for the tests of one change; one that makes the code run forever is noticed."""
LIBRARIES = ("flask", "msgspec", "pydantic", "sqlalchemy", "webex.sdk")
"""What all runs need and is loaded once."""

OTHER_OPERATOR: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
OTHER_NAME = {"any": "all", "all": "any", "min": "max", "max": "min"}


@dataclass(frozen=True)
class Mutant:
    """A module with one change: what stood in a line, and what stands there now."""

    path: Path
    line: int
    before: str
    after: str
    tree: ast.Module

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.before}  ->  {self.after}"


def mutants_of(path: Path) -> Iterator[Mutant]:
    """Yield every change that can be made to a module."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    nodes = list(ast.walk(tree))
    fixed = _fixed(nodes)
    for number, node in enumerate(nodes):
        if node in fixed:
            continue
        for choice in range(_choices(node)):
            changed = deepcopy(tree)
            twin = list(ast.walk(changed))[number]
            before = ast.unparse(twin).partition("\n")[0]
            _change(twin, choice)
            after = ast.unparse(twin).partition("\n")[0]
            yield Mutant(path, node.lineno, before, after, changed)  # type: ignore[attr-defined]


def _fixed(nodes: Iterable[ast.AST]) -> set[ast.AST]:
    """Return what is left alone: texts that stand by themselves, annotations and decorators."""
    found: set[ast.AST] = set()
    for node in nodes:
        parts: list[ast.AST | None] = []
        match node:
            case ast.Expr(value=ast.Constant()):
                parts = [node]
            case ast.AnnAssign() | ast.arg():
                parts = [node.annotation]
            case ast.FunctionDef():
                parts = [node.returns, *node.decorator_list]
            case ast.ClassDef():
                parts = [*node.decorator_list]
            case ast.Subscript(value=ast.Name(id="Literal")):
                parts = [node]
        found.update(inner for part in parts if part for inner in ast.walk(part))
    return found


def _choices(node: ast.AST) -> int:
    """Return in how many ways a node can be changed."""
    match node:
        case ast.Compare():
            return len(node.ops)
        case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
            return sum(len(each.ifs) for each in node.generators)
        case ast.BoolOp() | ast.UnaryOp(op=ast.Not()) | ast.If() | ast.IfExp():
            return 1
        case ast.BinOp():
            return int(type(node.op) in OTHER_OPERATOR)
        case ast.Constant(value=int() | float() | str()):
            return 1
        case ast.Name():
            return int(node.id in OTHER_NAME)
    return 0


def _change(node: ast.AST, choice: int) -> None:
    """Change a node in place, in one of its ways."""
    match node:
        case ast.Compare():
            node.ops[choice] = OTHER_OPERATOR[type(node.ops[choice])]()  # type: ignore[call-overload]
        case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
            every = [(each, n) for each in node.generators for n in range(len(each.ifs))]
            generator, place = every[choice]
            generator.ifs[place] = ast.copy_location(ast.Constant(True), generator.ifs[place])
        case ast.BoolOp() | ast.BinOp():
            node.op = OTHER_OPERATOR[type(node.op)]()  # type: ignore[assignment]
        case ast.UnaryOp():
            node.op, node.operand = ast.Not(), _negated(node.operand)
        case ast.If() | ast.IfExp():
            node.test = _negated(node.test)
        case ast.Constant(value=bool(truth)):
            node.value = not truth
        case ast.Constant(value=str(text)):
            node.value = f"{text}~"
        case ast.Constant(value=int(number) | float(number)):
            node.value = number + 1
        case ast.Name():
            node.id = OTHER_NAME[node.id]


def _negated(test: ast.expr) -> ast.expr:
    return ast.copy_location(ast.UnaryOp(ast.Not(), test), test)


class _Mutated(SourceFileLoader):
    """Loads a module as changed, and finds it before anybody else does."""

    def __init__(self, mutant: Mutant) -> None:
        name = ".".join(mutant.path.with_suffix("").parts)
        super().__init__(name, str(ROOT / mutant.path))
        self._tree = mutant.tree

    def get_code(self, fullname: str) -> CodeType:
        return compile(ast.fix_missing_locations(self._tree), self.path, "exec")

    def find_spec(
        self, name: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name != self.name:
            return None
        return spec_from_file_location(name, self.path, loader=self)


def is_noticed(mutant: Mutant | None, tests: str) -> bool:
    """Run tests in this process, which must be a fresh one, and return whether any fails."""
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    signal.signal(signal.SIGALRM, _stop)
    signal.alarm(PATIENCE)
    if mutant:
        sys.meta_path.insert(0, _Mutated(mutant))
    return pytest.main(["-x", str(ROOT / tests)]) != 0


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError("this takes too long")


def _attempt(task: tuple[Mutant | None, str]) -> tuple[Mutant | None, bool]:
    return task[0], is_noticed(*task)


def main() -> None:
    """Try all changes and print those that survive."""
    parser = argparse.ArgumentParser(description="change the code and see whether tests notice")
    parser.add_argument("paths", nargs="*", default=PACKAGES, help="packages or modules")
    modules = [path for name in parser.parse_args().paths for path in _modules(Path(name))]
    tests = {path: f"tests/{path.parent}" for path in modules}
    for library in LIBRARIES:
        importlib.import_module(library)
    tasks = [(mutant, tests[path]) for path in modules for mutant in mutants_of(path)]
    untouched = [(None, package) for package in sorted(set(tests.values()))]
    survived = 0
    with multiprocessing.get_context("fork").Pool(maxtasksperchild=1) as pool:
        if any(failed for _, failed in pool.map(_attempt, untouched, chunksize=1)):
            sys.exit("the tests fail without any change")
        for mutant, noticed in pool.imap(_attempt, tasks, chunksize=1):
            if not noticed:
                survived += 1
                print(mutant, flush=True)
    print(f"{len(tasks)} changes, {survived} survived")


def _modules(path: Path) -> list[Path]:
    if path.suffix:
        return [path]
    found = sorted((ROOT / path).glob("[!_]*.py"))
    return [module.relative_to(ROOT) for module in found]


if __name__ == "__main__":
    main()
