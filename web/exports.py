"""The sheet for a security review, to take away: as Markdown and as CSV."""

from flask import Blueprint, Response
from werkzeug.exceptions import BadRequest, NotFound

from handlers.review import as_review, sheet_of
from rendering.as_csv import to_csv
from rendering.markdown import to_markdown
from scopes.answer import Answer
from scopes.knowledge import Knowledge
from web.asking import asked_on_a_page
from web.listing import Lists
from wording import api
from wording import web as say


class Exports:
    """The views of the files over what is known."""

    def __init__(self, knowledge: Knowledge, lists: Lists) -> None:
        """`lists` is what other views take; exports need none."""
        self._knowledge = knowledge

    def register(self, blueprint: Blueprint) -> None:
        """Add the routes."""
        blueprint.get("/review.md", endpoint="review_markdown")(self.markdown)
        blueprint.get("/review.csv", endpoint="review_csv")(self.table)

    def markdown(self) -> Response:
        """Return the sheet for the set of an answer as Markdown."""
        text = to_markdown(as_review(self._answer(), self._knowledge))
        return _file(f"{text}\n", "text/markdown", "scope-review.md")

    def table(self) -> Response:
        """Return the sheet for the set of an answer as a table, a row for each scope."""
        sheet = sheet_of(self._answer(), self._knowledge)
        return _file(to_csv(sheet), "text/csv", "scope-review.csv")

    def _answer(self) -> Answer:
        asked = asked_on_a_page()
        if not asked.text:
            raise BadRequest(api.missing("q"))
        found = asked.answer(self._knowledge)
        if not found.scopes:
            raise NotFound(say.NOTHING_TO_REVIEW)
        return found


def _file(text: str, kind: str, name: str) -> Response:
    response = Response(text, content_type=f"{kind}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
