"""The pages of the catalog: asking, and reading about scopes, areas and operations."""

from collections.abc import Iterable
from typing import NoReturn

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound
from werkzeug.routing import RequestRedirect

from handlers import answer
from rendering.as_html import to_html
from scopes.answer import Answer
from scopes.data.catalog import LEVELS, Scope
from scopes.data.operations import METHODS, Operation
from scopes.knowledge import Knowledge
from scopes.privilege import spread
from scopes.privilege.reach import page_of, reach_of
from scopes.reading.secrets import find_secrets, without_secrets
from web import listing, query
from web.keeping import kept
from web.links import links_of
from web.listing import Lists
from web.parameters import FIND, PAGE
from web.pictures import Bars, bars_of, map_of
from wording import web as say

PAGE_SIZE = 50
LONGEST_ADDRESS = 4000
SEE_OTHER = 303


class Pages:
    """The views of the pages over what is known."""

    def __init__(self, knowledge: Knowledge, lists: Lists) -> None:
        self._knowledge = knowledge
        self._catalog = knowledge.catalog
        self._lists = lists
        self._link = links_of(knowledge)
        self._kept_start = kept(self._start)

    def register(self, blueprint: Blueprint) -> None:
        """Add the routes."""
        blueprint.route("/", endpoint="home", methods=["GET", "POST"])(self.home)
        blueprint.get("/scopes", endpoint="scopes")(kept(self.scopes))
        blueprint.get("/scopes/<scope>", endpoint="scope")(kept(self.scope))
        blueprint.get("/areas", endpoint="areas")(kept(self.areas))
        blueprint.get("/areas/<area>", endpoint="area")(kept(self.area))
        blueprint.get("/operations", endpoint="operations")(kept(self.operations))

    def home(self) -> Response:
        """Answer the question of the query or the form; without one show what there is.

        A form that is sent without the script leads to the address of the answer, which can be
        shared, unless that would be too long or hold a secret.
        """
        asked = query.typed("q")
        if not asked:
            return make_response(self._kept_start())
        address = _address_of(without_secrets(asked))
        is_private = bool(find_secrets(asked))
        if _is_plain_form() and address and not is_private:
            return make_response(redirect(address, SEE_OTHER))
        found = answer(asked, self._knowledge)
        response = make_response(self._answered(without_secrets(asked), address, found))
        if is_private:
            response.headers["Cache-Control"] = "no-store"
        return response

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
            area_names=[(area.id, area.name) for area in areas],
        )

    def scope(self, scope: str) -> str:
        """Show one scope with all operations it opens, or those that hold some words."""
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
            bars=self._bars([scope]),
            reach=reach,
            find=find,
            shown=len(shown),
            pages=_by_page(shown),
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
        by_level = {
            level: [(scope, n) for scope, n in found if scope.level == level]
            for level in say.LEVELS
        }
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
            page=listing.page_of(self._lists.operations(wanted), PAGE.read(), PAGE_SIZE),
            total=len(self._knowledge.operations.all),
            methods=[(method, method) for method in METHODS],
            levels=[(level, say.LEVELS[level]) for level in LEVELS],
        )

    def _start(self) -> str:
        return render_template(
            "home.html",
            map=map_of(self._knowledge),
            scopes=len(self._catalog.scopes),
            operations=len(self._knowledge.operations.all),
        )

    def _answered(self, question: str, address: str | None, found: Answer) -> str:
        return render_template(
            "answer.html",
            question=question,
            canonical=address,
            answer=found,
            html=to_html(found, self._link),
            bars=self._bars([m.scope for m in found.matches]) if found.kind == "audit" else None,
        )

    def _respelled(self, name: str) -> NoReturn:
        """Lead from another spelling to the page of the scope, if it is one."""
        for named in self._knowledge.names.find(name):
            if named.is_exact and named.written == name:
                raise RequestRedirect(url_for("catalog.scope", scope=named.scope))
        raise NotFound(say.no_such_scope(query.shown(name)))

    def _bars(self, scopes: list[str]) -> Bars | None:
        """Return the picture of what scopes open: by area, or by page where it is one area."""
        reach = reach_of(scopes, self._catalog, self._knowledge.operations)
        areas = spread.by_area(scopes, reach, self._catalog, self._knowledge.privilege)
        if len(areas) > 1:
            return bars_of(areas, say.BY_AREA)
        return bars_of(spread.by_page(reach.granted), say.BY_PAGE) if areas else None

    def _counted(self, scopes: Iterable[Scope]) -> list[tuple[Scope, int]]:
        """Return scopes with the number of operations each opens alone."""
        return [(scope, len(self._lists.reach(scope.id).granted)) for scope in scopes]


def _is_plain_form() -> bool:
    return request.method == "POST" and "X-Requested-With" not in request.headers


def _address_of(question: str) -> str | None:
    """Return the address of an answer; None when it is longer than servers take."""
    address = url_for("catalog.home", q=question)
    return address if len(address) <= LONGEST_ADDRESS else None


def _by_page(operations: Iterable[Operation]) -> dict[str, list[Operation]]:
    pages: dict[str, list[Operation]] = {}
    for operation in operations:
        pages.setdefault(page_of(operation), []).append(operation)
    return dict(sorted(pages.items()))
