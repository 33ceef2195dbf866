"""The API: answers, scopes and operations as JSON."""

from functools import cached_property

import msgspec
from flask import Blueprint, Response, request
from werkzeug.exceptions import NotFound

from rendering.as_json import to_record
from scopes.knowledge import Knowledge
from web import query
from web.asking import asked_of_the_api
from web.catalog_records import OperationList, ScopeList, operation_of, scope_of, summary_of
from web.exports import to_csv
from web.listing import Lists, asked_operations, asked_scopes, page_of
from web.openapi import describe
from web.operation import OperationLookup
from web.parameters import PAGE, SIZE, Json
from wording import web as say
from wording.operation_page import no_such_operation


class Api:
    """The views of the API over what is known."""

    def __init__(self, knowledge: Knowledge, lists: Lists) -> None:
        self._knowledge = knowledge
        self._lists = lists
        self._lookup = OperationLookup(knowledge)

    def register(self, blueprint: Blueprint) -> None:
        """Add the routes."""
        blueprint.get("/api/openapi.json", endpoint="openapi")(self.openapi)
        blueprint.route("/api/ask", endpoint="api_ask", methods=["GET", "POST"])(self.ask)
        blueprint.get("/api/scopes", endpoint="api_scopes")(self.scopes)
        blueprint.get("/api/scopes/<scope>", endpoint="api_scope")(self.scope)
        one = "/api/operations/<method>/<path:path>"
        blueprint.get(one, endpoint="api_operation")(self.operation)
        blueprint.get("/api/operations.csv", endpoint="operations_csv")(self.operations_csv)
        blueprint.get("/api/operations.json", endpoint="operations_json")(self.operations_json)
        blueprint.get("/api/operations", endpoint="api_operations")(self.operations)

    @cached_property
    def _description(self) -> Json:
        return describe(self._knowledge)

    def openapi(self) -> Response:
        """Return the description of the API."""
        return _json({**self._description, "servers": [{"url": request.script_root or "/"}]})

    def ask(self) -> Response:
        """Answer a question of the query or of a JSON body."""
        asked = asked_of_the_api()
        return _json(to_record(asked.answer(self._knowledge), asked.text))

    def operation(self, method: str, path: str) -> Response:
        """Return all that is known of one operation."""
        found = self._lookup.find(method, path)
        if not found:
            raise NotFound(no_such_operation(query.shown(f"{method} /{path}")))
        return _json(operation_of(found[0]))

    def operations_csv(self) -> Response:
        """Return all operations that a filter leaves as CSV."""
        found = self._lists.operations(asked_operations(self._knowledge))
        return Response(to_csv(found), mimetype="text/csv", headers=_as_file("operations.csv"))

    def operations_json(self) -> Response:
        """Return all operations that a filter leaves, on one page."""
        found = self._lists.operations(asked_operations(self._knowledge))
        date, records = self._knowledge.operations.data_date, list(map(operation_of, found))
        response = _json(OperationList(date, len(found), 1, 1, records))
        response.headers.update(_as_file("operations.json"))
        return response

    def scopes(self) -> Response:
        """Return the scopes that a filter leaves."""
        found = self._lists.scopes(asked_scopes(self._knowledge))
        records = [summary_of(scope, self._lists.reach(scope.id)) for scope in found]
        return _json(ScopeList(self._knowledge.catalog.data_date, len(records), records))

    def scope(self, scope: str) -> Response:
        """Return one scope."""
        known = self._knowledge.catalog.scopes.get(scope)
        if not known:
            raise NotFound(say.no_such_scope(query.shown(scope)))
        return _json(scope_of(known, self._lists.reach(scope), self._knowledge))

    def operations(self) -> Response:
        """Return one page of the operations that a filter leaves."""
        found = self._lists.operations(asked_operations(self._knowledge))
        page = page_of(found, PAGE.read(), SIZE.read())
        records = [operation_of(operation) for operation in page.items]
        date = self._knowledge.operations.data_date
        return _json(OperationList(date, page.total, page.number, page.count, records))


def _json(record: object) -> Response:
    return Response(msgspec.json.encode(record), mimetype="application/json")


def _as_file(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}
