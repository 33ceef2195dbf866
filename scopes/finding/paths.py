"""Match a concrete path, with real ids in it, to the operations of the API documents."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter

from scopes.code.address import ELIDED
from scopes.data.operations import METHODS, Operation, Removed
from scopes.reading.endpoints import Endpoint
from scopes.text.similarity import most_like

Entry = Operation | Removed

_VERSION = re.compile(r"^/v(\d+)(?=/)")
_FIRST = 1
"""The version of a path that is written without one, as most documents write it."""
_ACTION = re.compile(r"(?<=[^/]):([a-z]+)$")
_PLACEHOLDER = re.compile(r"^(?:\{.*\}|:\w+|<.*>|\$\{?.*\}?)$")

_NEARLY = 92
"""How alike, from 0 to 100, two paths are of which one is the other with a slip."""


@dataclass
class _Node:
    literal: dict[str, "_Node"] = field(default_factory=dict)
    placeholder: "_Node | None" = None
    entries: list[Entry] = field(default_factory=list)


class Paths:
    """All paths without their versions as a tree of segments; the most literal match wins."""

    def __init__(self, operations: Iterable[Operation], removed: Iterable[Removed] = ()) -> None:
        """`removed` are operations that are gone; asking for one finds nothing else."""
        self._root = _Node()
        self._spelled: dict[str, str] = {}
        self._of_method: dict[str, list[str]] = {}
        for operation in operations:
            self._spelled.setdefault(operation.path, operation.path)
            self._of_method.setdefault(operation.method, []).append(operation.path)
            self._add(operation)
        for gone in removed:
            self._add(gone)

    def _add(self, entry: Entry) -> None:
        node = self._root
        for segment in _segments(_VERSION.sub("", entry.path)):
            if segment.startswith("{"):
                node.placeholder = node.placeholder or _Node()
                node = node.placeholder
            else:
                node = node.literal.setdefault(segment.lower(), _Node())
        node.entries.append(entry)

    def find(self, endpoint: Endpoint) -> list[Operation]:
        """Return the operations an endpoint stands for.

        With a method: the operations of that method at the best path (several when products share
        it). Without one: every method there, reading ones first. A version that is written must be
        that of the operation; without one the oldest counts that is not deprecated. Empty when no
        path fits.
        """
        version = _version(endpoint.path)
        found = self._operations(endpoint, any_version=not version)
        return found if version else _of_one_version(found)

    def removed(self, endpoint: Endpoint) -> Removed | None:
        """Return the operation that is gone and that an endpoint stands for, if it does."""
        found = self._best(endpoint, any_version=False)
        return next((entry for entry in found if isinstance(entry, Removed)), None)

    def other_versions(self, endpoint: Endpoint) -> list[Operation]:
        """Return the operations an endpoint may stand for in other versions than the one found.

        None where the version that is written exists.
        """
        mine = self.find(endpoint)
        if mine and _version(endpoint.path):
            return []
        return [o for o in self._operations(endpoint, any_version=True) if o not in mine]

    def methods_at(self, path: str) -> list[str]:
        """Return the methods that exist at a path, whichever was asked for."""
        found = {operation.method for operation in self.find(Endpoint(None, path))}
        return [method for method in METHODS if method in found]

    def closest(self, path: str, limit: int = 3) -> list[str]:
        """Return the paths that look most like one that does not exist."""
        plain = _VERSION.sub("", path)
        found = most_like(plain, list(self._spelled), limit, 60)
        return [spelled for spelled, _ in found]

    def misspelt(self, endpoint: Endpoint) -> list[Operation]:
        """Return the operations at the path of the same method that is spelled nearly the same."""
        plain = _VERSION.sub("", endpoint.path)
        found = most_like(plain, self._of_method.get(endpoint.method or "", ()), 1, _NEARLY)
        return [o for spelled, _ in found for o in self.find(replace(endpoint, path=spelled))]

    def _operations(self, endpoint: Endpoint, *, any_version: bool) -> list[Operation]:
        entries = self._best(endpoint, any_version=any_version)
        found = (entry for entry in entries if isinstance(entry, Operation))
        return sorted(found, key=lambda operation: METHODS.index(operation.method))

    def _best(self, endpoint: Endpoint, *, any_version: bool) -> list[Entry]:
        """Return what stands at the most literal path that fits."""
        asked = _version(endpoint.path) or _FIRST

        def fits(entry: Entry) -> bool:
            is_version = any_version or asked == (_version(entry.path) or _FIRST)
            return is_version and endpoint.method in (None, entry.method)

        ways = _walk(self._root, _segments(_VERSION.sub("", endpoint.path)), 0)
        fitting = ((literals, list(filter(fits, entries))) for literals, entries in ways)
        return max((way for way in fitting if way[1]), key=itemgetter(0), default=(0, []))[1]


def _version(path: str) -> int | None:
    found = _VERSION.match(path)
    return int(found[1]) if found else None


def _of_one_version(operations: Sequence[Operation]) -> list[Operation]:
    """Return for each method the operations of the version that is usually meant."""
    chosen: dict[str, tuple[bool, int]] = {}
    ages = [(o, (o.is_deprecated, _version(o.path) or _FIRST)) for o in operations]
    for operation, age in ages:
        chosen[operation.method] = min(age, chosen.get(operation.method, age))
    return [operation for operation, age in ages if age[1] == chosen[operation.method][1]]


def _segments(path: str) -> list[str]:
    """Return the parts of a path; an action at its end, as in `{id}:publish`, is one of its own."""
    return _ACTION.sub(r"/*\1", path).strip("/").split("/")


def _walk(node: _Node, rest: list[str], literals: int) -> list[tuple[int, list[Entry]]]:
    """Return each way through the tree as (number of literal segments, entries)."""
    if not rest:
        return [(literals, node.entries)] if node.entries else []
    ways = []
    is_next = rest[1:2] and (rest[1].lower() in node.literal or _PLACEHOLDER.match(rest[1]))
    if not rest[0] and is_next:  # two slashes: an id that is missing, or a slash too many
        ways += _walk(node, rest[1:], literals)
    step = node.literal.get(rest[0].lower())
    if step and not _PLACEHOLDER.match(rest[0]):
        ways += _walk(step, rest[1:], literals + 1)
    if node.placeholder:
        ways += _walk(node.placeholder, rest[1:], literals)
    if rest == [ELIDED] and node.entries:  # "/v1/rooms/..." may be the path itself as well
        ways.append((literals, node.entries))
    return ways
