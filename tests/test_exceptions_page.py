"""docs/exceptions.md names every exception class of ours and every exception from our rules."""

import ast
import builtins
import re
import tokenize
import tomllib
from functools import cache
from io import StringIO
from itertools import chain
from pathlib import Path

from tools.audit import ACCEPTED

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "exceptions.md").read_text(encoding="utf-8")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
UNREAD = {".venv", "var", "static", "clock"}

SUPPRESSION = re.compile(r"#\s*(?:type: ignore\[|noqa: )([\w, -]+)")
ANY_SUPPRESSION = re.compile(r"#\s*(?:type:\s*ignore|noqa|nosec|pragma: no|pyright:|pylint:)")
ROOTS = {"Exception", "BaseException"}


@cache
def sources() -> dict[str, str]:
    """Return every Python file of ours, by its path as the page writes it."""
    folders = [each for each in ROOT.iterdir() if each.is_dir() and each.name not in UNREAD]
    files = chain(ROOT.glob("*.py"), *(folder.rglob("*.py") for folder in folders))
    places = {file.relative_to(ROOT): file for file in sorted(files)}
    return {
        str(place): file.read_text(encoding="utf-8")
        for place, file in places.items()
        if not UNREAD & set(place.parts)
    }


def trees(sign: str) -> dict[str, ast.Module]:
    """Return what the files say in which a pattern is found."""
    found = re.compile(sign, re.MULTILINE)
    return {place: ast.parse(text) for place, text in sources().items() if found.search(text)}


@cache
def comments() -> list[tuple[str, str]]:
    """Return every comment, with its file, of the files in which one may suppress something."""
    return [
        (place, token.string)
        for place, text in sources().items()
        if ANY_SUPPRESSION.search(text)
        for token in tokenize.generate_tokens(StringIO(text).readline)
        if token.type == tokenize.COMMENT
    ]


@cache
def classes() -> set[tuple[str, str]]:
    """Return each exception class of ours and the file that defines it."""
    defined = [
        (node.name, place, {ast.unparse(base) for base in node.bases})
        for place, tree in trees(r"^\s*class \w+\(").items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    ]
    known = {name for name in dir(builtins) if name.endswith("Error")} | ROOTS | {"NotFound"}
    ours: set[tuple[str, str]] = set()
    while found := {(n, p) for n, p, bases in defined if bases & known} - ours:
        ours |= found
        known |= {name for name, _ in found}
    return ours


def suppressions() -> set[tuple[str, str]]:
    """Return the file and the rule of each warning of mypy or ruff that is switched off."""
    return {
        (place, rule)
        for place, comment in comments()
        for rules in SUPPRESSION.findall(comment)
        for rule in re.split(r",\s*", rules.strip())
    }


def broad_catches() -> set[tuple[str, str]]:
    return {
        (place, node.type.id)
        for place, tree in trees(r"\bexcept (?:Base)?Exception\b").items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and isinstance(node.type, ast.Name)
        and node.type.id in ROOTS
    }


def rows(heading: str) -> set[tuple[str, str]]:
    """Return the first two cells, both code, of the tables below a heading of the page."""
    section = PAGE.split(f"### {heading}\n")[1].split("\n### ")[0]
    return set(re.findall(r"^\| `([^`]+)` \| `([^`]+)` \|", section, re.MULTILINE))


def test_every_exception_class_of_ours_stands_in_the_tree_and_no_other() -> None:
    tree = PAGE.split("## Our exception classes\n")[1].split("\n\nEach ")[0]
    named = set(re.findall(r"── (\w+) +([\w/]+\.py)", tree))

    assert len(classes()) > 8
    assert named == classes()


def test_every_exception_class_of_ours_has_a_row_in_the_table() -> None:
    explained = set(re.findall(r"^\| `(\w+)`(?: \(\w+\))? \|", PAGE, re.MULTILINE))

    assert explained >= {name for name, _ in classes()}


def test_every_suppression_has_its_reason_and_no_reason_is_left_over() -> None:
    ignored = rows("Types that mypy is not asked about") | rows("Rules of ruff")

    assert suppressions()
    assert ignored == suppressions()


def test_every_suppression_names_its_rule() -> None:
    bare = [
        (place, comment)
        for place, comment in comments()
        if ANY_SUPPRESSION.search(comment) and not SUPPRESSION.search(comment)
    ]

    assert bare == []


def test_every_broad_catch_has_its_reason_and_no_reason_is_left_over() -> None:
    assert rows("Broad catches") == broad_catches()


def test_everything_that_pyproject_switches_off_has_its_reason() -> None:
    ruff, mypy, pytest_ = PYPROJECT["ruff"], PYPROJECT["mypy"], PYPROJECT["pytest"]["ini_options"]
    off = {
        *ruff["lint"]["ignore"],
        *ruff["lint"]["per-file-ignores"],
        *(rule for rules in ruff["lint"]["per-file-ignores"].values() for rule in rules),
        *ruff["extend-exclude"],
        *mypy["exclude"],
        *(module for override in mypy["overrides"] for module in override["module"]),
        *PYPROJECT["coverage"]["run"]["disable_warnings"],
        *PYPROJECT["coverage"]["report"]["exclude_also"],
        *(each for each in pytest_["filterwarnings"] if each.startswith("ignore")),
    }

    assert len(off) > 10
    assert {each for each in off if f"`{each}`" not in PAGE} == set()


def test_every_accepted_weakness_has_its_reason_and_no_reason_is_left_over() -> None:
    assert set(re.findall(r"^\| `(CVE-[\d-]+)` \|", PAGE, re.MULTILINE)) == set(ACCEPTED)
