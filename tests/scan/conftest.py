from collections.abc import Callable
from pathlib import Path

import pytest

from scan.comparing import Report
from scan.exceptions import Exceptions
from scan.scanning import Order, scan
from scopes.knowledge import Knowledge

Tree = Callable[[dict[str, str | bytes]], Path]
Scan = Callable[..., Report]

ADDRESS = "https://webexapis.com/v1"
READ_PEOPLE = f'curl -X GET "{ADDRESS}/people"\n'
LIST_ROOMS = f'curl -X GET "{ADDRESS}/rooms"\n'


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """Return what makes a folder with files in it."""

    def make(files: dict[str, str | bytes]) -> Path:
        for name, content in files.items():
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode() if isinstance(content, str) else content)
        return tmp_path

    return make


@pytest.fixture
def scanned(knowledge: Knowledge) -> Scan:
    """Return what scans a folder."""

    def run(root: Path, requested: str | None = None, since: str | None = None) -> Report:
        return scan(Order((root,), Exceptions(), requested, since), knowledge)

    return run


@pytest.fixture
def report(tree: Tree, scanned: Scan) -> Report:
    """Return a report that has something of everything."""
    files: dict[str, str | bytes] = {
        "a b.sh": READ_PEOPLE + LIST_ROOMS,
        "broken.py": b"\xff",
        "c.sh": f'curl "{ADDRESS}/none"',
        ".env": "SCOPES=spark:people_read spark:kms spark:rooms_raed",
    }
    return scanned(tree(files))
