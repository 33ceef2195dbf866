"""Webex's API documents: OpenAPI in JSON, one product a file, as operations with their texts."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scopes.data.operations import METHODS


class DocumentError(Exception):
    """A document cannot be read; the message names the file and what is wrong with it."""


@dataclass(frozen=True)
class Described:
    """An operation as a document describes it. `host` is empty where the document names none."""

    method: str
    path: str
    product: str
    title: str
    tag: str
    text: str
    host: str
    is_deprecated: bool
    replaces: bool

    @property
    def key(self) -> tuple[str, str]:
        """Method and path."""
        return self.method, self.path


def read_document(path: Path) -> list[Described]:
    """Return the operations of a document; raise `DocumentError` when it is none, or only half."""
    try:
        document = json.loads(path.read_bytes())
    except ValueError as error:
        raise DocumentError(f"{path.name}: not readable as JSON: {error}") from None
    paths = document.get("paths") if isinstance(document, dict) else None
    if not isinstance(paths, dict) or not paths:
        raise DocumentError(f"{path.name}: no OpenAPI document, it has no paths")
    found = [_described(path.stem, *each) for each in _each(paths)]
    if not found:
        raise DocumentError(f"{path.name}: has paths but no operations")
    return found


def _each(paths: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in paths.items():
        for method, details in methods.items() if isinstance(methods, dict) else ():
            if method.upper() in METHODS and isinstance(details, dict):
                yield method.upper(), path, details


def _described(product: str, method: str, path: str, details: dict[str, Any]) -> Described:
    return Described(
        method=method,
        path=path,
        product=details.get("x-product") or product,
        title=_line(details.get("summary") or details.get("operationId") or path),
        tag=_line(next(iter(details.get("tags") or ()), "")),
        text=str(details.get("description") or ""),
        host=details.get("x-host") or "",
        is_deprecated=details.get("deprecated") is True,
        replaces=details.get("x-replaces") is True,
    )


def _line(text: object) -> str:
    return " ".join(str(text).split())
