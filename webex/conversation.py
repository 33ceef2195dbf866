"""From an event to the reply: fetch what was said, answer it, send the answer."""

import time
from contextlib import suppress
from dataclasses import dataclass, replace

import structlog

from handlers import answer
from inbox.work import Attempt, TryAgain
from monitoring.counters import ANSWERS
from scopes.answer import Answer, Outcome, Paragraph
from scopes.knowledge import Knowledge
from store.database import StoreError
from webex.client import Webex
from webex.errors import RateLimited, WebexError
from webex.events import Event
from webex.gate import Gate
from webex.ids import same_id
from webex.mentions import is_addressed, spoken_text
from webex.records import Message, Person
from webex.reply import Place, Replies
from wording import talk

log = structlog.get_logger(__name__)

LATE_SECONDS = 600
LOOKED_AT = 50


@dataclass(frozen=True)
class Asked:
    """A question as it was put; `at` is in seconds since 1970."""

    text: str
    person_id: str
    at: float


class Conversation:
    """Works on one event at a time; safe to call from several threads."""

    def __init__(self, webex: Webex, me: Person, knowledge: Knowledge, gate: Gate) -> None:
        self._webex = webex
        self._me = me
        self._knowledge = knowledge
        self._gate = gate
        self._replies = Replies(webex)

    def answer(self, event: Event, attempt: Attempt) -> str:
        """Answer an event; see `inbox.work.Work`."""
        try:
            return self._answer(event, attempt)
        except WebexError as error:
            if error.is_gone:
                log.info("no reply possible", key=event.key, status=error.status)
                return ""
            if error.may_pass:
                delay = error.delay if isinstance(error, RateLimited) else None
                raise TryAgain(str(error), delay, max(error.sent, attempt.sent)) from None
            raise
        except StoreError as error:
            raise TryAgain(f"the database failed: {error}", sent=attempt.sent) from None

    def apologize(self, event: Event) -> None:
        """Say in the space that no answer will come, with a reference for the operator."""
        with suppress(WebexError):
            self._replies.send_text(talk.failed(event.id[-12:]), Place(event.room, None))

    def _answer(self, event: Event, attempt: Attempt) -> str:
        match event.resource:
            case "messages":
                return self._on_message(event, attempt)
            case "attachmentActions":
                return self._on_press(event, attempt)
            case _:
                return self._on_joined(event)

    def _on_message(self, event: Event, attempt: Attempt) -> str:
        message = self._webex.message(event.id)
        if not is_addressed(message, self._me):
            log.info("not addressed to the bot", key=event.key)
            return ""
        sent = max(attempt.sent, self._standing_replies(message) if attempt.is_recovered else 0)
        place = Place(message.room_id, message.parent_id or message.id, sent)
        text = spoken_text(message, self._me)
        return self._reply(event, attempt, Asked(text, message.person_id, message.created), place)

    def _on_press(self, event: Event, attempt: Attempt) -> str:
        action = self._webex.card_action(event.id)
        question = action.inputs.get("question")
        if not isinstance(question, str) or not question.strip():
            log.info("the button carries no question", key=event.key)
            return ""
        thread = action.inputs.get("thread")
        root = thread if isinstance(thread, str) and thread else action.message_id
        place = Place(action.room_id, root, attempt.sent)
        asked = Asked(question, action.person_id, action.created)
        return self._reply(event, attempt, asked, place)

    def _on_joined(self, event: Event) -> str:
        if not same_id(event.person, self._me.id) or event.room_type == "direct":
            return ""
        place = Place(event.room, None)
        refusal = self._gate.refusal(event.actor, event.room)
        if refusal is not None:
            return self._refuse(event, refusal, place)
        body = tuple(talk.welcome(self._me.display_name))
        reply = self._replies.send(Answer("welcome", Outcome.FOUND, body), place)
        log.info("welcomed", key=event.key)
        return reply

    def _reply(self, event: Event, attempt: Attempt, asked: Asked, place: Place) -> str:
        is_repeat = attempt.number > 1 or attempt.is_recovered
        refusal = self._gate.refusal(asked.person_id, place.room_id, is_repeat)
        if refusal is not None:
            return self._refuse(event, refusal, place)
        found = answer(asked.text, self._knowledge)
        reply = self._replies.send(_with_age(found, time.time() - asked.at), place)
        ANSWERS.labels(found.kind, found.outcome).inc()
        log.info("answered", key=event.key, kind=found.kind, outcome=found.outcome)
        return reply

    def _refuse(self, event: Event, words: str, place: Place) -> str:
        log.info("refused", key=event.key, is_told=bool(words))
        return self._replies.send_text(words, place) if words else ""

    def _standing_replies(self, message: Message) -> int:
        """Count our messages in the thread a question opened, where a bot may look: 1:1 only."""
        if message.room_type != "direct" or message.parent_id:
            return 0
        said = self._webex.direct_messages(message.person_id, LOOKED_AT)
        return sum(m.parent_id == message.id and same_id(m.person_id, self._me.id) for m in said)


def _with_age(found: Answer, seconds: float) -> Answer:
    """Say so when the answer comes late, because the bot or Webex was away meanwhile."""
    if seconds < LATE_SECONDS:
        return found
    return replace(found, body=(Paragraph(talk.late(seconds)), *found.body))
