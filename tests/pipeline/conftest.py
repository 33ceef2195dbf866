"""A small product of its own to import: documents, rules and the files that an import writes."""

import json
from collections.abc import Callable, Mapping
from io import StringIO
from pathlib import Path

import pytest

from pipeline.importing import import_documents
from scopes.data.catalog import Catalog
from scopes.data.operations import Operation, Operations
from scopes.data.tables import load_operations
from scopes.knowledge import ROOT, Knowledge

RULES = """\
origins:
  - {name: some/specs, commit: abc1234, date: "2026-05-04", licence: CC BY 4.0, documents: [calls]}
  - {name: some/specs, commit: def5678, date: "2026-08-20", licence: CC BY 4.0,
     documents: [tasks, later]}
hosts: {"*": webexapis.com}
paths: {GET /bare: /v1/bare}
canaries: {}
rules:
  - {reason: The page says so., source: a page, basis: tag, tags: [Pages], admin: "cjp:config_read"}
"""

Texts = Mapping[str, str | Mapping[str, object]]


def document(operations: Texts) -> str:
    """Return an OpenAPI document; an operation is its text, or its keys."""
    paths: dict[str, dict[str, object]] = {}
    for name, told in operations.items():
        method, _, path = name.partition(" ")
        details = {"description": told} if isinstance(told, str) else dict(told)
        paths.setdefault(path, {})[method.lower()] = {"summary": name, "tags": ["Tag"]} | details
    return json.dumps({"openapi": "3.0.0", "paths": paths})


class Shop:
    """A folder with all that an import needs, and the documents to import."""

    def __init__(self, root: Path, catalog: Catalog) -> None:
        self.root, self.catalog = root, catalog
        self.documents = root / "documents"
        self.documents.mkdir()
        (root / "data").mkdir()
        (root / "data/rules.yaml").write_text(RULES)
        (root / "data/notes.yaml").write_text("[]")
        (root / "data/overrides.yaml").write_text("[]")
        header = (ROOT / "data/collected.tsv").read_text().splitlines()[:2]
        (root / "data/collected.tsv").write_text("\n".join(header) + "\n")

    def put(self, product: str, operations: Texts) -> None:
        """Put a document in place."""
        (self.documents / f"{product}.json").write_text(document(operations))

    def run(self, *sources: str, check: bool = False, as_json: bool = False) -> tuple[int, str]:
        """Import the documents, or other sources; return exit status and output."""
        out = StringIO()
        given = sources or (str(self.documents),)
        status = import_documents(self.root, self.catalog, given, out, check=check, as_json=as_json)
        return status, out.getvalue()

    def read(self, name: str) -> str:
        """Return the text of a file in `data/`."""
        return (self.root / "data" / name).read_text()

    @property
    def operations(self) -> Operations:
        """What was written."""
        data = self.root / "data"
        return load_operations(data / "operations.tsv", data / "removed.tsv")

    def operation(self, name: str) -> Operation:
        """Return an operation by method and path."""
        return next(o for o in self.operations.all if " ".join(o.key) == name)


@pytest.fixture
def shop(tmp_path: Path, knowledge: Knowledge) -> Shop:
    return Shop(tmp_path, knowledge.catalog)


@pytest.fixture
def replay(shop: Shop) -> Callable[[Texts, Texts], str]:
    """Import one state of a product, then the next; return what the second import tells."""

    def run(before: Texts, after: Texts) -> str:
        shop.put("tasks", before)
        shop.run()
        shop.put("tasks", after)
        return shop.run()[1]

    return run
