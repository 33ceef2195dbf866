"""The page on which a set of scopes is put together."""

from dataclasses import replace
from typing import Any

from flask import Blueprint, render_template, request, url_for

from scopes.data.catalog import LEVELS, Scope
from scopes.data.operations import METHODS
from scopes.knowledge import Knowledge
from web import query
from web.builder import Selection, plan
from web.keeping import kept
from web.listing import Lists, OperationFilter, ScopeFilter
from wording import web as say
from wording.meanings import understood

MOST_NEEDS = 40
MOST_SCOPES = 200
MOST_OF_A_NEED = 1000
MOST_IN_WORDS, MOST_CHARACTERS_IN_WORDS = 12, 800
"""Needs that are no API calls, and characters of all of them: more take over 100 ms of the
processor, about 6 for each need."""
MOST_OF_A_URI = 500
SHOWN_TO_SELECT = 8


class Building:
    """The view of the builder; the selection is in the query and nowhere else."""

    def __init__(self, knowledge: Knowledge, lists: Lists) -> None:
        self._knowledge = knowledge
        self._lists = lists

    def register(self, blueprint: Blueprint) -> None:
        """Add the route."""
        blueprint.get("/build", endpoint="build")(kept(self.build))

    def build(self) -> str:
        """Show what is selected, what else may be, and the set for it."""
        selected = selection()
        find = query.text("find")
        calls, scopes = self._to_select(find, selected)
        catalog = self._knowledge.catalog.scopes
        planned = plan(selected, self._knowledge)
        return render_template(
            "build.html",
            selected=selected,
            plan=planned,
            entries=[(e.text, understood(e.text, e.steps, catalog)) for e in planned.entries],
            find=find,
            calls=calls,
            scopes=scopes,
            catalog=catalog,
            levels=[(level, say.LEVELS[level]) for level in LEVELS],
            instead=lambda text, other: _address(_with(selected, text, other), find),
            canonical=_address(selected, find),
            exported=_parameters(selected),
        )

    def _to_select(self, find: str, selected: Selection) -> tuple[dict[str, str], list[Scope]]:
        """Return some operations, with titles, and scopes that hold the words and can be added."""
        if not find:
            return {}, []
        found = self._lists.operations(OperationFilter(find=find))
        calls = {f"{operation.method} {operation.path}": operation.title for operation in found}
        new = [(call, title) for call, title in calls.items() if call not in selected.needs]
        scopes = [
            scope
            for scope in self._lists.scopes(ScopeFilter(find=find))
            if scope.id not in selected.scopes and not scope.is_deprecated
        ]
        return dict(new[:SHOWN_TO_SELECT]), scopes[:SHOWN_TO_SELECT]


def selection() -> Selection:
    """Read what is selected; raise `BadRequest` for more words than are understood quickly."""
    level = query.choice("level", LEVELS)
    needs = query.texts("need", MOST_NEEDS, MOST_OF_A_NEED)
    in_words = query.counted("need", [each for each in needs if not _is_call(each)], MOST_IN_WORDS)
    query.bounded("need", "".join(in_words), MOST_CHARACTERS_IN_WORDS)
    return Selection(
        needs=needs,
        scopes=query.texts("scope", MOST_SCOPES),
        level=next((each for each in LEVELS if each == level), None),
        client_id=query.text("client_id"),
        redirect_uri=query.text("redirect_uri", MOST_OF_A_URI),
        with_pkce="pkce" in request.args,
    )


def _is_call(need: str) -> bool:
    """Return whether a need is nothing but an API call, which costs hardly any time to read."""
    method, _, path = need.partition(" ")
    return method in METHODS and path.startswith("/") and " " not in path


def _with(selected: Selection, text: str, other: str) -> Selection:
    """Return a selection with another need in the place of one."""
    needs = tuple(other if need == text else need for need in selected.needs)
    return replace(selected, needs=needs)


def _parameters(selected: Selection) -> dict[str, Any]:
    """Return what is selected as parameters of an address, without what is empty."""
    values: dict[str, Any] = {
        "need": selected.needs,
        "scope": selected.scopes,
        "level": selected.level,
        "client_id": selected.client_id,
        "redirect_uri": selected.redirect_uri,
        "pkce": "1" if selected.with_pkce else None,
    }
    return {name: value for name, value in values.items() if value}


def _address(selected: Selection, find: str) -> str:
    """Return the address that holds all of it."""
    values = {**_parameters(selected), **({"find": find} if find else {})}
    return url_for("catalog.build", **values)
