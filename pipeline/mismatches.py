"""`python bot.py catalog mismatches`: where the documents leave us alone, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from pipeline.rules import Rules, load_rules
from scopes.data.catalog import NameTables
from scopes.data.operations import Operation, Operations
from scopes.data.tables import load_operations
from scopes.data.validation import load_catalog


@dataclass(frozen=True, order=True)
class Mismatch:
    """Something about an operation, or about a name, that the official texts do not tell right."""

    kind: str
    subject: str
    reason: str


def mismatches(operations: Operations, rules: Rules, names: NameTables) -> list[Mismatch]:
    """Return all mismatches: silent, contradicting, overridden, misspelt upstream."""
    found = [_of_operation(operation, rules) for operation in operations.all]
    overridden = (
        Mismatch("overridden", f"{each['method']} {each['path']}", each["reason"])
        for each in rules.overrides
    )
    misspelt = (
        Mismatch("misspelt upstream", written, f"Read as {scope}.")
        for written, scope in names.spellings.items()
    )
    return sorted({each for each in (*found, *overridden, *misspelt) if each})


def _of_operation(operation: Operation, rules: Rules) -> Mismatch | None:
    name = f"{operation.method} {operation.path}"
    if operation.is_undocumented:
        return Mismatch("silent", name, operation.note or "No text at hand names a scope.")
    rule = rules.rule_for(*operation.key, operation.tag, is_silent=False)
    return Mismatch("contradicting", name, rule.reason) if rule else None


def show_mismatches(root: Path, out: TextIO) -> int:
    """Print the mismatches of the data below `root`, by kind; return the exit status."""
    operations = load_operations(root / "data" / "operations.tsv")
    found = mismatches(operations, load_rules(root / "data"), load_catalog(root).names)
    for kind in sorted({each.kind for each in found}):
        out.write("\n".join([f"{kind}:", *_lines(each for each in found if each.kind == kind), ""]))
    return 0


def _lines(found: Iterable[Mismatch]) -> list[str]:
    return [f"  {each.subject}: {each.reason}" for each in found]
