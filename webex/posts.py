"""The messages that an answer takes: markdown, the card next to it, and where they go."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from rendering.card import to_buttons, to_card, with_note
from rendering.markdown import to_markdown
from rendering.numbered import to_numbered
from scopes.answer import Answer
from scopes.reading.query import Query
from webex.button_state import State, StateSigner
from webex.splitting import LIMIT, beginning, split_markdown
from wording import buttons

Card = dict[str, Any]

LONGEST_LINK = 1500
BEGINNING = 3000
"""Bytes that are sent of an answer too long for one message: about a screen."""


@dataclass(frozen=True)
class Place:
    """A space and, unless `thread` is None, the message that a thread in it began with.

    `asker` is the person to write to when nobody but moderators may write in the space.
    """

    room_id: str
    thread: str | None = None
    asker: str = ""


@dataclass(frozen=True)
class Direct:
    """The 1:1 space with a person, who is given by id or e-mail address."""

    person: str


@dataclass(frozen=True)
class Post:
    """One message to send; `is_share` for an answer that somebody shares in a space."""

    markdown: str
    to: Place | Direct
    card: Card | None = None
    is_share: bool = False

    def with_note(self, note: str) -> "Post | None":
        """Return the message below one more line; None when there is no room for it."""
        markdown = f"{note}\n\n{self.markdown}"
        if len(markdown.encode()) > LIMIT:
            return None
        card = with_note(self.card, note) if self.card else None
        return replace(self, markdown=markdown, card=card)


def headed(posts: Sequence[Post], note: str) -> list[Post]:
    """Return messages with a line above all, in a message of its own when it must be."""
    first, *rest = posts
    noted = first.with_note(note)
    return [noted, *rest] if noted else [Post(note, first.to), *posts]


class Composer:
    """Makes messages of answers: a card with the full answer as markdown next to it."""

    def __init__(self, signer: StateSigner, page: str, has_buttons: bool = True) -> None:
        """`page` is the address of the bot's own page in the browser, "" for none.

        Without buttons there is no card either: numbers follow the text.
        """
        self._signer = signer
        self._page = page
        self._has_buttons = has_buttons

    def compose(self, answer: Answer, to: Place | Direct, query: Query | None = None) -> list[Post]:
        """Return the messages of an answer; its buttons come with the last of them.

        Of an answer that takes several messages only the beginning is sent, with a link to all of
        it, unless it has no link. `query` is the question it belongs to, which its buttons go on
        from. Clients that render a card leave out the words next to it, so that it must hold
        whatever was not said before.
        """
        if not self._has_buttons:
            return [Post(part, to) for part in split_markdown(to_numbered(answer))]
        thread = (to.thread or "") if isinstance(to, Place) else ""
        goes_on = query is not None and answer.is_substantial
        state = self._signer.sign(State(query, thread)) if query and goes_on else ""
        link = self._link(query) if query and goes_on else ""
        markdown = to_markdown(answer) + (f"\n\n{buttons.in_browser(link)}" if link else "")
        parts = split_markdown(markdown)
        if len(parts) == 1:
            return [Post(markdown, to, to_card(answer, thread, state, link))]
        if link:
            parts = [_cut(answer, link)]
            card = to_card(answer, thread, state, link)
            if card:
                return [Post(parts[0], to, card)]
        posts = [Post(part, to) for part in parts]
        rows = to_buttons(answer, thread, state)
        return [*posts, Post(buttons.go_on(), to, rows)] if rows else posts

    def _link(self, query: Query) -> str:
        """Return the address of an answer in the browser; "" when it is too long for a message."""
        address = f"{self._page}/?{urlencode(query.parameters, doseq=True)}"
        if not self._page:
            return ""
        return address if len(address) <= LONGEST_LINK else ""


def _cut(answer: Answer, link: str) -> str:
    """Return the beginning of a long answer, and where the rest of it is."""
    rest = buttons.rest_in_browser(link)
    return f"{beginning(to_markdown(answer), BEGINNING)}\n\n{rest}"
