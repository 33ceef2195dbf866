"""Card actions: anybody may submit one, at any time, and its data may be forged."""

from typing import Any, TypeGuard

import structlog

from handlers.followups import Earlier
from inbox.events import MOST_CHARACTERS, Event
from rendering.buttons import MAX_ADDRESS, NOT_MEANT, SHARE
from scopes.reading.followup import FollowUp
from scopes.reading.share_wish import ShareWish
from webex.access_guard import AccessGuard
from webex.answering import Answering
from webex.button_state import MOST_AGE, State, StateSigner
from webex.client import Webex
from webex.duplicates import Duplicates
from webex.outbox import Outbox
from webex.posts import Place
from webex.progress import Progress
from webex.records import CardAction
from webex.replies import Outgoing, Refusal
from webex.sharing import Sharing
from webex.turn import Turn
from wording import buttons as say

DAY = 86_400

log = structlog.get_logger(__name__)


class CardActions:
    """Acts on the buttons of any card the bot ever posted."""

    def __init__(
        self,
        webex: Webex,
        guard: AccessGuard,
        answering: Answering,
        sharing: Sharing,
        signer: StateSigner,
        duplicates: Duplicates,
        outbox: Outbox,
    ) -> None:
        self._webex = webex
        self._guard = guard
        self._answering = answering
        self._sharing = sharing
        self._signer = signer
        self._duplicates = duplicates
        self._outbox = outbox

    def answer(self, event: Event, progress: Progress) -> str:
        """Answer a card action in the thread of its card, once; return the id of the reply."""
        action = self._webex.card_action(event.id)
        if self._duplicates.is_known_action(action, event.key):
            log.info("duplicate_action", key=event.key)
            return ""
        state = self._signer.verify(action.inputs.get("state"))
        turn = _turn(event, progress, action, state)
        refusal = self._guard.check(turn)
        return self._outbox.send(turn, refusal or self._reply(turn, action.inputs, state))

    def _reply(self, turn: Turn, inputs: dict[str, Any], state: State | None) -> Outgoing:
        do, question = inputs.get("do"), inputs.get("question")
        if do is None and isinstance(question, str) and question.strip():
            return self._answering.question(turn, question)
        if state and state.is_expired:
            return Refusal(say.expired(MOST_AGE // DAY))
        if state and do == SHARE:
            wish = ShareWish(str(inputs.get("with", ""))[:MAX_ADDRESS].strip())
            return self._sharing.with_person(turn, state.query, wish)
        if state and do == NOT_MEANT:
            return self._answering.ask_back(turn, state.query)
        if state and isinstance(do, str) and do in set(FollowUp):
            earlier = Earlier(state.query, state.query)
            return self._answering.follow_up(turn, FollowUp(do), earlier)
        log.info("unknown_action", key=turn.event.key)
        return Refusal(say.stale())


def _turn(event: Event, progress: Progress, action: CardAction, state: State | None) -> Turn:
    thread = state.thread if state else action.inputs.get("thread")
    root = thread if _is_id(thread) else action.message_id
    place = Place(action.room_id, root, asker=action.person_id)
    return Turn(event, progress, action.person_id, action.created, place)


def _is_id(value: object) -> TypeGuard[str]:
    """Return whether an input may be an id of Webex; whose it is, Webex knows."""
    return isinstance(value, str) and 0 < len(value) <= MOST_CHARACTERS and value.isprintable()
