"""The page about what the documents leave open or tell wrongly, and why it is answered as it is."""

from collections.abc import Callable, Iterable
from typing import Protocol

from flask import Blueprint, render_template

from scopes.knowledge import Knowledge
from web.keeping import kept
from web.links import links_of


class Mismatch(Protocol):
    """An operation or a name, as `subject`, what kind of mismatch it is, and the reason."""

    @property
    def kind(self) -> str:
        """Such as "silent" or "overridden"."""

    @property
    def subject(self) -> str:
        """A call, or a name of a scope."""

    @property
    def reason(self) -> str:
        """Why it is answered as it is."""


Find = Callable[[], Iterable[Mismatch]]


class MismatchPage:
    """The view of all mismatches by kind."""

    def __init__(self, knowledge: Knowledge, find: Find) -> None:
        """`find` is called when the page is first looked at."""
        self._link = links_of(knowledge)
        self._find = find

    def register(self, blueprint: Blueprint) -> None:
        """Add the route."""
        blueprint.get("/mismatches", endpoint="mismatches")(kept(self.show))

    def show(self) -> str:
        """Show all mismatches by kind."""
        by_kind: dict[str, list[tuple[str, str | None, str]]] = {}
        for each in self._find():
            row = (each.subject, self._link(each.subject), each.reason)
            by_kind.setdefault(each.kind, []).append(row)
        return render_template("mismatches.html", by_kind=by_kind)
