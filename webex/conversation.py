"""From an event to the reply: fetch what was said, answer it, send the answer."""

import logging
from contextlib import suppress

from handlers import answer
from scopes.answer import Answer, Outcome
from scopes.knowledge import Knowledge
from webex.access import Access
from webex.client import Person, RateLimited, Webex, WebexError
from webex.events import Event
from webex.ids import same_id
from webex.mentions import is_addressed, spoken_text
from webex.reply import Place, Replies
from wording import talk

log = logging.getLogger(__name__)

GONE = (403, 404)
"""Statuses that say the message or the space is no longer ours to answer in."""


class Conversation:
    """Works on one event at a time; safe to call from several threads."""

    def __init__(self, webex: Webex, me: Person, knowledge: Knowledge, access: Access) -> None:
        self._webex = webex
        self._me = me
        self._knowledge = knowledge
        self._access = access
        self._replies = Replies(webex)

    def handle(self, event: Event) -> None:
        """Answer an event; when that fails, say so in the space and raise what went wrong."""
        try:
            self._answer(event)
        except RateLimited:
            raise
        except Exception as error:
            if not (isinstance(error, WebexError) and error.status in GONE):
                self._apologize(event)
            raise

    def _answer(self, event: Event) -> None:
        match event.resource:
            case "messages":
                self._on_message(event)
            case "attachmentActions":
                self._on_press(event)
            case "memberships":
                self._on_joined(event)

    def _apologize(self, event: Event) -> None:
        with suppress(WebexError):
            self._replies.send_text(talk.failed(event.id[-12:]), Place(event.room, None))

    def _on_message(self, event: Event) -> None:
        message = self._webex.message(event.id)
        if not is_addressed(message, self._me):
            log.info("%s: not addressed to the bot", event.key)
            return
        place = Place(message.room_id, message.parent_id or message.id)
        text = spoken_text(message, self._me)
        self._reply(event, text, message.person_id, message.person_email, place)

    def _on_press(self, event: Event) -> None:
        action = self._webex.card_action(event.id)
        question = action.inputs.get("question")
        if not isinstance(question, str) or not question.strip():
            log.info("%s: the button carries no question", event.key)
            return
        thread = action.inputs.get("thread")
        root = thread if isinstance(thread, str) and thread else action.message_id
        person = self._webex.person(action.person_id)
        self._reply(event, question, person.id, person.email, Place(action.room_id, root))

    def _on_joined(self, event: Event) -> None:
        if not same_id(event.person, self._me.id) or event.room_type == "direct":
            return
        body = tuple(talk.welcome(self._me.display_name))
        self._replies.send(Answer("welcome", Outcome.FOUND, body), Place(event.room, None))
        log.info("%s: welcomed", event.key)

    def _reply(
        self, event: Event, text: str, person_id: str, person_email: str, place: Place
    ) -> None:
        if not self._access.allows(person_id, person_email):
            self._replies.send_text(talk.not_allowed(), place)
            log.info("%s: refused", event.key)
            return
        found = answer(text, self._knowledge)
        self._replies.send(found, place)
        log.info("%s: answered, kind %s, outcome %s", event.key, found.kind, found.outcome)
