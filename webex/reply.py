"""Send an answer into a space: the one place of the bot that posts."""

from dataclasses import dataclass

from rendering.card import to_card
from rendering.markdown import to_markdown
from scopes.answer import Answer
from webex.client import Webex, WebexError
from webex.splitting import split_markdown


@dataclass(frozen=True)
class Place:
    """Where a reply goes: a space and, where there is one, the root of the thread."""

    room_id: str
    thread: str | None


class Replies:
    """Posts answers as markdown, with a card when the answer offers choices."""

    def __init__(self, webex: Webex) -> None:
        self._webex = webex

    def send(self, answer: Answer, place: Place) -> None:
        """Post an answer, in several messages when it is too long for one."""
        *first, last = split_markdown(to_markdown(answer))
        for part in first:
            self._post(part, place, None)
        self._post(last, place, to_card(answer, place.thread or ""))

    def send_text(self, markdown: str, place: Place) -> None:
        """Post one short sentence."""
        self._post(markdown, place, None)

    def _post(self, markdown: str, place: Place, card: dict[str, object] | None) -> None:
        """Post; without the card, then without the thread, when Webex refuses either.

        Webex answers 400 for a card it does not like and 400 or 404 for a thread whose root is
        gone; the answer matters more than both.
        """
        attempts = [(place.thread, card)]
        if card:
            attempts.append((place.thread, None))
        if place.thread:
            attempts.append((None, None))
        for thread, attachment in attempts[:-1]:
            try:
                self._webex.post(place.room_id, markdown, thread, attachment)
                return
            except WebexError as error:
                if error.status not in (400, 404):
                    raise
        self._webex.post(place.room_id, markdown, *attempts[-1])
