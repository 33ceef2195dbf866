"""Where the code spans of an answer lead: scopes to their pages, questions to their answers."""

from functools import cache

from flask import url_for

from handlers import IN_HELP
from rendering.as_html import Link
from scopes.data.operations import Operation
from scopes.knowledge import Knowledge
from web.operation import address_of
from wording import talk


def links_of(knowledge: Knowledge) -> Link:
    """Return a function that tells the address for the text of a code span, or None."""
    questions = {*talk.EXAMPLES, *(handler.EXAMPLE for handler in IN_HELP)}

    @cache
    def operations() -> dict[str, Operation]:
        return {f"{o.method} {path}": o for o in knowledge.operations.all for path in _paths(o)}

    def address(text: str) -> str | None:
        if text in knowledge.catalog.scopes:
            return url_for("catalog.scope", scope=text)
        if text in questions:
            return url_for("catalog.home", q=text)
        operation = operations().get(text)
        return address_of(operation) if operation else None

    return address


def _paths(operation: Operation) -> set[str]:
    return {operation.path, operation.address}
