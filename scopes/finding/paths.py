"""Match a concrete path, with real ids in it, to the operations of the API documents."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from scopes.data.operations import METHODS, Operation
from scopes.reading.endpoints import Endpoint
from scopes.text.similarity import most_like

_VERSION = re.compile(r"^/v\d+(?=/)")
_PLACEHOLDER = re.compile(r"^(?:\{.*\}|:\w+|<.*>|\$\{?.*\}?)$")


@dataclass
class _Node:
    literal: dict[str, "_Node"] = field(default_factory=dict)
    placeholder: "_Node | None" = None
    operations: list[Operation] = field(default_factory=list)


class Paths:
    """All paths as a tree of segments; the most literal match wins."""

    def __init__(self, operations: Iterable[Operation]) -> None:
        self._root = _Node()
        self._spelled: dict[str, str] = {}
        for operation in operations:
            self._spelled.setdefault(operation.path, operation.path)
            for path in {operation.path, _VERSION.sub("", operation.path)}:
                self._add(path, operation)

    def _add(self, path: str, operation: Operation) -> None:
        node = self._root
        for segment in _segments(path):
            if segment.startswith("{"):
                node.placeholder = node.placeholder or _Node()
                node = node.placeholder
            else:
                node = node.literal.setdefault(segment.lower(), _Node())
        node.operations.append(operation)

    def find(self, endpoint: Endpoint) -> list[Operation]:
        """Return the operations an endpoint stands for.

        With a method: the operations of that method at the best path (several when products share
        it). Without one: every method there, reading ones first. Empty when no path fits.
        """
        for path in dict.fromkeys((endpoint.path, _VERSION.sub("", endpoint.path))):
            matches = _walk(self._root, _segments(path), 0)
            fitting = [(n, _with_method(ops, endpoint.method)) for n, ops in matches]
            best = max((n for n, ops in fitting if ops), default=None)
            if best is not None:
                return next(ops for n, ops in fitting if n == best and ops)
        return []

    def methods_at(self, path: str) -> list[str]:
        """Return the methods that exist at a path, whichever was asked for."""
        found = {operation.method for operation in self.find(Endpoint(None, path))}
        return [method for method in METHODS if method in found]

    def closest(self, path: str, limit: int = 3) -> list[str]:
        """Return the paths that look most like one that does not exist."""
        plain = _VERSION.sub("", path)
        found = most_like(plain, list(self._spelled), limit, 60)
        return [spelled for spelled, _ in found]


def _segments(path: str) -> list[str]:
    return [segment for segment in path.split("/") if segment]


def _walk(node: _Node, rest: list[str], literals: int) -> list[tuple[int, list[Operation]]]:
    """Return each way through the tree as (number of literal segments, operations)."""
    if not rest:
        return [(literals, node.operations)] if node.operations else []
    ways = []
    step = node.literal.get(rest[0].lower())
    if step and not _PLACEHOLDER.match(rest[0]):
        ways += _walk(step, rest[1:], literals + 1)
    if node.placeholder:
        ways += _walk(node.placeholder, rest[1:], literals)
    return ways


def _with_method(operations: list[Operation], method: str | None) -> list[Operation]:
    if method:
        return [operation for operation in operations if operation.method == method]
    return sorted(operations, key=lambda operation: METHODS.index(operation.method))
