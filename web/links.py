"""Where the names in an answer lead: scopes and operations to their pages."""

from flask import url_for

from rendering.as_html import Link
from scopes.knowledge import Knowledge


def links_of(knowledge: Knowledge) -> Link:
    """Return a function that tells the address for the text of a code span, or None."""
    calls = {f"{o.method} {o.path}" for o in knowledge.operations.all}
    return lambda text: _address(text, knowledge, calls)


def _address(text: str, knowledge: Knowledge, calls: set[str]) -> str | None:
    if text in knowledge.catalog.scopes:
        return url_for("catalog.scope", scope=text)
    if text in calls:
        return url_for("catalog.home", q=text)
    return None
