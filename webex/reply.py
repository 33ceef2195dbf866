"""Send an answer into a space: the one place of the bot that posts."""

from dataclasses import dataclass

from rendering.card import to_card
from rendering.markdown import to_markdown
from scopes.answer import Answer
from webex.client import Webex
from webex.errors import WebexError
from webex.splitting import split_markdown


@dataclass(frozen=True)
class Place:
    """Where a reply goes: a space and, where there is one, the root of the thread.

    `sent` is the number of messages of the reply that stand there already.
    """

    room_id: str
    thread: str | None
    sent: int = 0


class Replies:
    """Posts answers as markdown, with a card when the answer offers choices."""

    def __init__(self, webex: Webex) -> None:
        self._webex = webex

    def send(self, answer: Answer, place: Place) -> str:
        """Post an answer, in several messages when it is too long for one.

        Returns the id of the last message, "" when all stood there already. A `WebexError` says
        with `sent` how many messages are out.
        """
        parts = split_markdown(to_markdown(answer))
        last = len(parts) - 1
        message_id = ""
        for number in range(place.sent, len(parts)):
            card = to_card(answer, place.thread or "") if number == last else None
            try:
                message_id = self._post(parts[number], place, card)
            except WebexError as error:
                error.sent = number
                raise
        return message_id

    def send_text(self, markdown: str, place: Place) -> str:
        """Post one short sentence and return the id of the message."""
        return self._post(markdown, place, None)

    def _post(self, markdown: str, place: Place, card: dict[str, object] | None) -> str:
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
                return self._webex.post(place.room_id, markdown, thread, attachment)
            except WebexError as error:
                if error.status not in (400, 404):
                    raise
        return self._webex.post(place.room_id, markdown, *attempts[-1])
