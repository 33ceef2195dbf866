"""The page of one operation, and what its parts say."""

from dataclasses import dataclass
from functools import cached_property
from typing import NoReturn

from flask import Blueprint, render_template, url_for
from werkzeug.exceptions import NotFound
from werkzeug.routing import RequestRedirect

from scopes.data.catalog import LEVELS
from scopes.data.operations import METHODS, Operation
from scopes.knowledge import Knowledge
from scopes.reading.endpoints import Endpoint
from web import query
from web.keeping import kept
from web.listing import Lists
from wording import operation_page
from wording import web as say


def address_of(operation: Operation) -> str:
    """Return the address of the page of an operation."""
    path = operation.address.lstrip("/")
    return url_for("catalog.operation", method=operation.method, path=path)


@dataclass(frozen=True)
class OperationLookup:
    """The operations by the calls that name them exactly."""

    knowledge: Knowledge

    @cached_property
    def _by_call(self) -> dict[tuple[str, str], list[Operation]]:
        found: dict[tuple[str, str], list[Operation]] = {}
        for operation in self.knowledge.operations.all:
            found.setdefault((operation.method, operation.address), []).append(operation)
        return found

    def find(self, method: str, path: str) -> list[Operation]:
        """Return the operations of a call, one for each product; none for other spellings."""
        return self._by_call.get((method, f"/{path}"), [])

    def refuse(self, method: str, path: str) -> NoReturn:
        """Lead from another spelling to the page of the operation, or say that there is none."""
        endpoint = Endpoint(method.upper(), f"/{path}")
        found = self.knowledge.paths.find(endpoint) if endpoint.method in METHODS else []
        if found:
            raise RequestRedirect(address_of(found[0]))
        removed = self.knowledge.paths.removed(endpoint)
        shown = query.shown(str(endpoint))
        said = operation_page.gone(removed) if removed else operation_page.no_such_operation(shown)
        raise NotFound(said)


class OperationPages:
    """The views of single operations."""

    def __init__(self, knowledge: Knowledge, lists: Lists) -> None:
        """`lists` is what other views take; these need none."""
        self._lookup = OperationLookup(knowledge)
        self._news = knowledge.news
        self._operations = knowledge.operations

    def register(self, blueprint: Blueprint) -> None:
        """Add the route."""
        blueprint.get("/operations/<method>/<path:path>", endpoint="operation")(kept(self.show))

    def show(self, method: str, path: str) -> str:
        """Show one operation with all of its routes."""
        found = self._lookup.find(method, path) or self._lookup.refuse(method, path)
        first = found[0]
        return render_template(
            "operation.html",
            operation=first,
            products=[(say.PRODUCTS.get(o.product, o.product), o.tag, o.page) for o in found],
            levels=[(level, first.routes[level]) for level in LEVELS if level in first.routes],
            has_roles=any(route.roles for routes in first.routes.values() for route in routes),
            notes=list(dict.fromkeys(o.note for o in found if o.note)),
            deprecation=operation_page.deprecation(first, self._operations),
            source=self._operations.source_of(first),
            history=self._news.of(first),
        )
