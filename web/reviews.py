"""The sheet for a security review, to take away: as Markdown and as CSV.

An address takes the parameters of an answer or those of the builder.
"""

from flask import Blueprint, Response
from werkzeug.exceptions import NotFound

from handlers.review import as_review, sheet_of
from rendering.as_csv import to_csv
from rendering.markdown import to_markdown
from scopes.answer import Answer
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome
from web.asking import asked_on_a_page
from web.builder import plan
from web.building import selection
from web.listing import Lists
from wording import web as say


class Reviews:
    """The views of the files over what is known."""

    def __init__(self, knowledge: Knowledge, lists: Lists) -> None:
        """`lists` is what other views take; reviews need none."""
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
        """Return the answer to the question of the address, else the set that is selected there."""
        asked = asked_on_a_page()
        found = asked.answer(self._knowledge) if asked.text else self._built()
        if not found.scopes:
            raise NotFound(say.NOTHING_TO_REVIEW)
        return found

    def _built(self) -> Answer:
        planned = plan(selection(), self._knowledge)
        steps = tuple(step for entry in planned.entries for step in entry.steps)
        return Answer("review", Outcome.FOUND, (), scopes=planned.scopes, steps=steps)


def _file(text: str, kind: str, name: str) -> Response:
    response = Response(text, content_type=f"{kind}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
