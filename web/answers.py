"""The page on which somebody asks, and asks on about the answer."""

from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for

from handlers.followups import Earlier, Followed, follow, reply
from rendering.as_html import to_html
from rendering.buttons import offers, title_of
from scopes.answer import Answer
from scopes.knowledge import Knowledge
from scopes.reading.followup import FollowUp
from scopes.reading.query import Query
from scopes.reading.secrets import find_secrets, without_secrets
from web import query
from web.asking import Asking, asked_on_a_page
from web.keeping import kept
from web.links import links_of
from web.listing import Lists
from web.pictures import bars_for, map_of
from wording import web as say
from wording.buttons import TITLES

LONGEST_ADDRESS = 4000
SEE_OTHER = 303
IN_WORDS, BY_BUTTON = "then", "do"
"""The fields of a follow-up: what somebody typed, and what stands on a button."""


class Answers:
    """The view of questions and follow-ups over what is known."""

    def __init__(self, knowledge: Knowledge, lists: Lists) -> None:
        """`lists` is what other views take; answers need none."""
        self._knowledge = knowledge
        self._link = links_of(knowledge)
        self._kept_start = kept(self._start)

    def register(self, blueprint: Blueprint) -> None:
        """Add the route."""
        blueprint.route("/", endpoint="home", methods=["GET", "POST"])(self.home)

    def home(self) -> Response:
        """Answer the question of the query or the form; without one show what there is.

        A form that is sent without the script leads to the address of the answer, which can be
        shared, unless that would be too long or hold a secret.
        """
        asked = asked_on_a_page()
        said = query.typed(IN_WORDS)
        button = query.choice(BY_BUTTON, FollowUp)
        if asked.text and (said or button):
            return self._followed(asked, said, button)
        asked = asked if asked.text else Asking(said)
        if not asked.text:
            return make_response(self._kept_start())
        address = _address_of(asked.query)
        if _is_plain_form() and address and not asked.secrets:
            return make_response(redirect(address, SEE_OTHER))
        page = self._page(asked.query, asked.answer(self._knowledge))
        return _guarded(page, is_private=bool(asked.secrets))

    def _followed(self, asked: Asking, said: str, button: str) -> Response:
        """Answer a follow-up: at the address of the question that it makes, if it makes one."""
        followed = self._follow(asked, said, button)
        address = _address_of(followed.query)
        is_private = bool(asked.secrets or find_secrets(said))
        if followed.query != asked.query and address and not is_private:
            return make_response(redirect(address, SEE_OTHER))
        shown = without_secrets(said) or TITLES.get(FollowUp(button), button)
        page = self._page(followed.query, followed.answer, shown)
        return _guarded(page, is_private)

    def _follow(self, asked: Asking, said: str, button: str) -> Followed:
        earlier = Earlier(Query(asked.text), asked.query)
        if button:
            return follow(FollowUp(button), earlier.last, earlier.first, self._knowledge)
        return reply(said, earlier, self._knowledge)

    def _start(self) -> str:
        return render_template(
            "home.html",
            map=map_of(self._knowledge),
            scopes=len(self._knowledge.catalog.scopes),
            operations=len(self._knowledge.operations.all),
        )

    def _page(self, asked: Query, found: Answer, said: str = "") -> str:
        """Return the page of an answer; `said` is the follow-up that was no other question."""
        audited = [match.scope for match in found.matches] if found.kind == "audit" else []
        return render_template(
            "answer.html",
            query=asked,
            said=said,
            changes=say.changes(asked),
            canonical=_address_of(asked),
            answer=found,
            html=to_html(replace(found, details=()), self._link),
            details=to_html(replace(found, body=()), self._link),
            bars=bars_for(audited, self._knowledge) if audited else None,
            goes_on=bool(said) or found.is_substantial,
            offers=_offers(found),
        )


def _offers(found: Answer) -> list[tuple[str, str]]:
    """Return the buttons for an answer; its reasons stand on the page already."""
    kinds = [kind for kind in offers(found) if kind is not FollowUp.WHY]
    return [(kind.value, title_of(kind, found)) for kind in kinds]


def _is_plain_form() -> bool:
    return request.method == "POST" and "X-Requested-With" not in request.headers


def _address_of(asked: Query) -> str | None:
    """Return the address of an answer; None when it is longer than servers take."""
    parameters: dict[str, Any] = {**asked.parameters}
    address = url_for("catalog.home", **parameters)
    return address if len(address) <= LONGEST_ADDRESS else None


def _guarded(page: str, is_private: bool) -> Response:
    """Return a page that nothing on the way may keep when its question held a secret."""
    response = make_response(page)
    if is_private:
        response.headers["Cache-Control"] = "no-store"
    return response
