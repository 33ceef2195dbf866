"""From an event to the reply: hand it to those who answer such events, and say what failed."""

import time
from contextlib import suppress
from dataclasses import dataclass

import structlog

import wording
from inbox.events import Event
from inbox.work import Attempt, TryAgain
from scopes.answer import Answer, Outcome
from scopes.knowledge import Knowledge
from store.database import StoreError
from store.key_values import KeyValueStore
from store.rate_limits import RateLimits
from store.unanswered import UnansweredQuestions
from webex.access_guard import AccessGuard
from webex.answering import Answering
from webex.button_state import StateSigner
from webex.card_actions import CardActions
from webex.client import Webex
from webex.edits import Edits
from webex.errors import RateLimited, WebexError
from webex.gate import Gate
from webex.ids import same_id
from webex.memory import Memory
from webex.messages import Messages
from webex.records import Person
from webex.reply import Place, Replies
from webex.sharing import Sharing
from webex.turn import Turn
from wording import talk

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Shelf:
    """What a conversation keeps between two events; `gaps` is None when nothing is counted."""

    values: KeyValueStore
    rate_limits: RateLimits
    unanswered: UnansweredQuestions | None = None


@dataclass(frozen=True)
class Terms:
    """What the settings tell: the key of the buttons, the address of the page, allowed domains."""

    secret: str
    page: str
    domains: frozenset[str] = frozenset()


class Conversation:
    """Works on one event at a time; safe to call from several threads."""

    def __init__(
        self,
        webex: Webex,
        me: Person,
        knowledge: Knowledge,
        gate: Gate,
        shelf: Shelf,
        terms: Terms,
    ) -> None:
        signer = StateSigner(terms.secret)
        replies = Replies(webex, signer, terms.page)
        memory, edits = Memory(shelf.values), Edits(shelf.values, replies)
        answering = Answering(knowledge, memory, edits, shelf.unanswered)
        sharing = Sharing(
            webex, knowledge, replies, memory, shelf.rate_limits, shelf.values, terms.domains
        )
        guard = AccessGuard(gate, replies)
        self._me = me
        self._guard = guard
        self._replies = replies
        self._messages = Messages(webex, me, guard, answering, sharing, memory, edits)
        self._card_actions = CardActions(
            webex, guard, replies, answering, sharing, signer, shelf.values
        )

    def answer(self, event: Event, attempt: Attempt) -> str:
        """Answer an event; see `inbox.work.Work`."""
        try:
            return self._answer(event, attempt)
        except WebexError as error:
            if error.is_gone:
                log.info("reply_impossible", key=event.key, status=error.status)
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
                return self._messages.answer(event, attempt)
            case "attachmentActions":
                return self._card_actions.answer(event, attempt)
            case _:
                return self._on_joined(event, attempt)

    def _on_joined(self, event: Event, attempt: Attempt) -> str:
        if not same_id(event.person, self._me.id) or event.room_type == "direct":
            return ""
        place = Place(event.room, None, attempt.sent)
        turn = Turn(event, attempt, event.actor, time.time(), place)
        refused = self._guard.check(turn)
        if refused is not None:
            return refused
        body = tuple(talk.welcome(self._me.display_name))
        welcome = Answer("welcome", Outcome.FOUND, body, choices=wording.EXAMPLES)
        reply = self._replies.send(welcome, place)
        log.info("welcome_sent", key=event.key)
        return reply
