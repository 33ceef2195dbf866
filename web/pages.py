"""The pages of the catalog to read: about scopes, areas and operations."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import NoReturn

from flask import Blueprint, render_template, url_for
from werkzeug.exceptions import NotFound
from werkzeug.routing import RequestRedirect

from scopes.data.catalog import LEVELS, Scope
from scopes.data.operations import METHODS, Operation
from scopes.knowledge import Knowledge
from scopes.privilege.reach import Reach, page_of
from web import listing, query
from web.keeping import kept
from web.listing import Lists
from web.parameters import FIND, PAGE, days_of
from web.pictures import bars_for, map_of
from web.protection import NoSuchScope
from wording import web as say

PAGE_SIZE = 50


class Pages:
    """The views of the pages over what is known."""

    def __init__(self, knowledge: Knowledge, lists: Lists) -> None:
        self._knowledge = knowledge
        self._catalog = knowledge.catalog
        self._lists = lists

    def register(self, blueprint: Blueprint) -> None:
        """Add the routes."""
        blueprint.get("/scopes", endpoint="scopes")(kept(self.scopes))
        blueprint.get("/scopes/<scope>", endpoint="scope")(kept(self.scope))
        blueprint.get("/areas", endpoint="areas")(kept(self.areas))
        blueprint.get("/areas/<area>", endpoint="area")(kept(self.area))
        blueprint.get("/operations", endpoint="operations")(kept(self.operations))

    def scopes(self) -> str:
        """List the scopes that a filter leaves."""
        wanted = listing.asked_scopes(self._knowledge)
        found = self._counted(self._lists.scopes(wanted))
        areas = self._catalog.areas.values()
        by_area = [(area, [row for row in found if row[0].area == area.id]) for area in areas]
        return render_template(
            "scopes.html",
            wanted=wanted,
            by_area=[(area, rows) for area, rows in by_area if rows],
            shown=len(found),
            total=len(self._catalog.scopes),
            closest=self._knowledge.names.closest(wanted.find) if not found else (),
            area_names=[(area.id, area.name) for area in areas],
        )

    def scope(self, scope: str) -> str:
        """Show one scope with the first operations it grants, or those that hold some words."""
        known = self._catalog.scopes.get(scope) or self._respelled(scope)
        reach = self._lists.reach(scope)
        find = FIND.read()
        shown = listing.narrowed(reach.granted, find) if find else list(reach.granted)
        return render_template(
            "scope.html",
            scope=known,
            area=self._catalog.areas[known.area],
            group=self._catalog.groups[known.group] if known.group else None,
            related=self._counted(self._catalog.scopes[name] for name in known.related),
            sources=[(name, self._catalog.sources[name]) for name in known.sources],
            bars=bars_for([scope], self._knowledge),
            reach=reach,
            find=find,
            shown=min(len(shown), PAGE_SIZE),
            left=max(0, len(shown) - PAGE_SIZE),
            pages=_by_page(shown[:PAGE_SIZE]),
        )

    def areas(self) -> str:
        """Show all areas."""
        return render_template("areas.html", map=map_of(self._knowledge))

    def area(self, area: str) -> str:
        """Show the scopes of one area by level."""
        known = self._catalog.areas.get(area)
        if not known:
            raise NotFound(say.no_such_area(query.shown(area)))
        found = self._counted(self._catalog.in_area(area))
        by_level = {level: [row for row in found if row[0].level == level] for level in say.LEVELS}
        return render_template(
            "area.html",
            area=known,
            total=len(found),
            by_level={level: scopes for level, scopes in by_level.items() if scopes},
        )

    def operations(self) -> str:
        """List the operations that a filter leaves, page by page."""
        wanted = listing.asked_operations(self._knowledge)
        return render_template(
            "operations.html",
            wanted=wanted,
            filled={name: value for name, value in asdict(wanted).items() if value},
            reach=self._lists.reach(wanted.scope) if wanted.scope else None,
            page=listing.page_of(self._lists.operations(wanted), PAGE.read(), PAGE_SIZE),
            total=len(self._knowledge.operations.all),
            methods=[(method, method) for method in METHODS],
            levels=[(level, say.LEVELS[level]) for level in LEVELS],
            days=[(day, day) for day in days_of(self._knowledge)],
        )

    def _respelled(self, name: str) -> NoReturn:
        """Lead from another spelling to the page of the scope, if it is one."""
        for named in self._knowledge.names.find(name):
            if named.is_exact and named.written == name:
                raise RequestRedirect(url_for("catalog.scope", scope=named.scope))
        closest = self._knowledge.names.closest(name[: query.MOST_OF_A_WORD])
        raise NoSuchScope(say.no_such_scope(query.shown(name)), closest)

    def _counted(self, scopes: Iterable[Scope]) -> list[tuple[Scope, Reach]]:
        """Return scopes with what each grants access to."""
        return [(scope, self._lists.reach(scope.id)) for scope in scopes]


def _by_page(operations: Iterable[Operation]) -> dict[str, list[Operation]]:
    pages: dict[str, list[Operation]] = {}
    for operation in operations:
        pages.setdefault(page_of(operation), []).append(operation)
    return dict(sorted(pages.items()))
