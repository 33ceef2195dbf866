"""Where the code spans of an answer lead: scopes to their pages, questions to their answers."""

from flask import url_for

import wording
from handlers import IN_HELP
from rendering.as_html import Link
from scopes.knowledge import Knowledge


def links_of(knowledge: Knowledge) -> Link:
    """Return a function that tells the address for the text of a code span, or None."""
    questions = {f"{o.method} {o.path}" for o in knowledge.operations.all}
    questions |= {*wording.EXAMPLES, *(handler.EXAMPLE for handler in IN_HELP)}

    def address(text: str) -> str | None:
        if text in knowledge.catalog.scopes:
            return url_for("catalog.scope", scope=text)
        return url_for("catalog.home", q=text) if text in questions else None

    return address
