"""API operations and the scopes they require, from `data/operations.tsv`, and those that are gone,
from `data/removed.tsv`.

Both are written by `python bot.py catalog import`; their first lines say from which texts.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from scopes.data.catalog import Level

Alternatives = tuple[frozenset[str], ...]
"""Sets of scopes, any one of which is enough; the scopes of one set are needed together."""

HOST = "webexapis.com"
_WITH_VERSION = re.compile(r"/(?:v\d+|identity)/")
_PORTAL = "https://developer.webex.com"
_PLACES = {"webex-contact-center": "/webex-contact-center"}
PART_OF_A_PAGE = re.compile(r" \(\d+/\d+\)$")
"""The end of the name of a resource page that is split into several."""
_ASKS = re.compile(
    r"(?:query|search|lookup|fetch[\w-]*|[\w-]*validat\w*|test\w*)(?:/invoke)?$", re.I
)
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
METHOD = "|".join(METHODS)
"""A pattern for any of them."""
SERVICE_APP = "service app"
"""The role of a route that only the token of a service app can take."""


@dataclass(frozen=True)
class Route:
    """One way to call an operation: scopes that are needed together, and who may use them.

    `roles` are the administrator roles that the text accepts with these scopes; none when the text
    names none. `note` is a condition in a few words, such as a license. A route without scopes
    is one that a role alone opens.
    """

    scopes: frozenset[str]
    roles: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Operation:
    """One API operation."""

    method: str
    path: str
    host: str
    title: str
    product: str
    tag: str
    """The resource page of the API reference that it stands on."""
    basis: str
    """What kind of text the scopes come from; `unknown` when no text names any."""
    note: str
    """A condition, or what the texts say beside the scopes."""
    is_deprecated: bool
    depends_on_subject: bool
    """Whether the routes are for different subjects, instead of equally good: a webhook
    takes the read scope of what it watches."""
    routes: Mapping[Level, tuple[Route, ...]]
    """The alternative routes of each token level in the order of the text; a level that is
    missing is not documented."""
    is_to_be_deprecated: bool = False
    successor: str = ""
    """The call to use instead of a deprecated one, as method and path, also one that no document
    describes."""
    fingerprint: str = ""
    """The checksum of the sentences that were read."""
    since: str = ""
    """The day of the first document that has the operation."""
    read: str = ""
    """The day of the document whose text counts, empty when none is at hand."""

    @cached_property
    def sets(self) -> Mapping[Level, Alternatives]:
        """The sets of scopes of `routes`, each once, without the routes that need none."""
        sets = {level: sets_of(routes) for level, routes in self.routes.items()}
        return {level: alternatives for level, alternatives in sets.items() if alternatives}

    @property
    def key(self) -> tuple[str, str]:
        """Method and path, which several products may share."""
        return self.method, self.path

    @property
    def is_undocumented(self) -> bool:
        """Whether no text at hand names a scope."""
        return self.basis == "unknown"

    @property
    def needs_no_scope(self) -> bool:
        """Whether the text says that any valid token will do."""
        return not self.sets and not self.is_undocumented

    @property
    def only_reads(self) -> bool:
        """Whether the call changes nothing: it reads, which some do by POST."""
        last = re.split(r"[/:](?!invoke$)", self.path)[-1]
        return self.method == "GET" or (self.method == "POST" and bool(_ASKS.match(last)))

    @cached_property
    def address(self) -> str:
        """The path as it is called, with the version that most documents leave out."""
        is_short = self.host == HOST and not _WITH_VERSION.match(self.path)
        return f"/v1{self.path}" if is_short else self.path

    @cached_property
    def page(self) -> str | None:
        """The address of the operation's page on the developer portal, where it follows from names.

        The number of a resource that is split into several pages is in no address at hand.
        """
        if PART_OF_A_PAGE.search(self.tag) or not self.tag:
            return None
        place = _PLACES.get(self.product, "")
        return f"{_PORTAL}{place}/docs/api/v1/{slug(self.tag)}/{slug(self.title)}"

    @cached_property
    def scopes(self) -> frozenset[str]:
        """Every scope that any route names."""
        return frozenset().union(*(s for sets in self.sets.values() for s in sets))


@dataclass(frozen=True)
class Removed:
    """An operation that the documents no longer have.

    `since` is the day of the first document without it, `successor` the call to use today as
    method and path, where one is known.
    """

    method: str
    path: str
    product: str
    title: str
    since: str
    successor: str
    note: str

    @property
    def key(self) -> tuple[str, str]:
        """Method and path."""
        return self.method, self.path


@dataclass(frozen=True)
class Operations:
    """All operations in the order of the file, where they come from, and those that are gone."""

    all: tuple[Operation, ...]
    origin: str
    data_date: str
    removed: tuple[Removed, ...] = ()

    @cached_property
    def _by_scope(self) -> dict[str, list[Operation]]:
        found: dict[str, list[Operation]] = defaultdict(list)
        for operation in self.all:
            for scope in operation.scopes:
                found[scope].append(operation)
        return found

    @cached_property
    def _keys(self) -> frozenset[tuple[str, str]]:
        return frozenset(operation.key for operation in self.all)

    def describes(self, call: str) -> bool:
        """Tell whether the documents have an operation of this method and path."""
        method, _, path = call.partition(" ")
        return (method, path) in self._keys

    def source_of(self, operation: Operation) -> str:
        """Return where the text of an operation comes from; "" when no text is at hand."""
        sources = (part for part in self.origin.split("; ") if f"({operation.read}," in part)
        return next(sources, "").partition(" at ")[0] if operation.read else ""

    def requiring(self, scope: str) -> list[Operation]:
        """Return the operations that name the scope on any route."""
        return self._by_scope.get(scope, [])


def sets_of(routes: Iterable[Route]) -> Alternatives:
    """Return the sets of scopes of some routes, each once."""
    return tuple(dict.fromkeys(route.scopes for route in routes if route.scopes))


def slug(name: str) -> str:
    """Return a name as addresses of the developer portal have it."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def check_scopes(operations: Iterable[Operation], known: Iterable[str]) -> list[str]:
    """Return a sentence for each operation that names a scope the catalog lacks."""
    names = frozenset(known)
    return [
        f"operations.tsv: {o.method} {o.path} names {scope}, which the catalog lacks"
        for o in operations
        for scope in sorted(o.scopes - names)
    ]
