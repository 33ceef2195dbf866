"""Card actions: what is on a card may be pressed by anybody, at any time, and forged."""

import hashlib
import json
from typing import Any, TypeGuard

import structlog

from inbox.events import MOST_CHARACTERS, Event
from inbox.work import Attempt
from rendering.buttons import MAX_ADDRESS, NOT_MEANT, SHARE
from scopes.reading.followup import FollowUp
from store.key_values import KeyValueStore
from webex.access_guard import AccessGuard
from webex.answering import Answering
from webex.button_state import State, StateSigner
from webex.client import Webex
from webex.memory import Earlier
from webex.records import CardAction
from webex.reply import Place, Replies
from webex.sharing import Sharing, Wish
from webex.turn import Turn
from wording import buttons as say

TWICE_SECONDS = 60
"""Within this time the same press by the same person counts once."""

log = structlog.get_logger(__name__)


class CardActions:
    """Acts on the buttons of any card the bot ever posted."""

    def __init__(
        self,
        webex: Webex,
        guard: AccessGuard,
        replies: Replies,
        answering: Answering,
        sharing: Sharing,
        signer: StateSigner,
        values: KeyValueStore,
    ) -> None:
        self._webex = webex
        self._guard = guard
        self._replies = replies
        self._answering = answering
        self._sharing = sharing
        self._signer = signer
        self._values = values

    def answer(self, event: Event, attempt: Attempt) -> str:
        """Answer a press in the thread of its card, once."""
        action = self._webex.card_action(event.id)
        if not self._values.take(_press(action), event.key, TWICE_SECONDS):
            log.info("duplicate_action", key=event.key)
            return ""
        state = self._signer.open(action.inputs.get("state"))
        turn = self._turn(event, attempt, action, state)
        refused = self._guard.check(turn)
        return self._act(turn, action.inputs, state) if refused is None else refused

    def _act(self, turn: Turn, inputs: dict[str, Any], state: State | None) -> str:
        do, question = inputs.get("do"), inputs.get("question")
        if do is None and isinstance(question, str) and question.strip():
            return self._answering.question(turn, question)
        if state and do == SHARE:
            to = Wish(str(inputs.get("with", ""))[:MAX_ADDRESS].strip())
            return self._sharing.with_person(turn, state.query, to)
        if state and do == NOT_MEANT:
            return self._answering.ask_back(turn, state.query)
        if state and isinstance(do, str) and do in set(FollowUp):
            earlier = Earlier(state.query, state.query)
            return self._answering.follow_up(turn, FollowUp(do), earlier)
        log.info("unknown_action", key=turn.event.key)
        return self._replies.send_text(say.stale(), turn.place)

    def _turn(
        self, event: Event, attempt: Attempt, action: CardAction, state: State | None
    ) -> Turn:
        thread = state.thread if state else action.inputs.get("thread")
        root = thread if _is_id(thread) else action.message_id
        place = Place(action.room_id, root, attempt.sent, asker=action.person_id)
        return Turn(event, attempt, action.person_id, action.created, place)


def _is_id(value: object) -> TypeGuard[str]:
    """Return whether an input may be an id of Webex; whose it is, Webex knows."""
    return isinstance(value, str) and 0 < len(value) <= MOST_CHARACTERS and value.isprintable()


def _press(action: CardAction) -> str:
    pressed = json.dumps(action.inputs, sort_keys=True, default=str).encode()
    digest = hashlib.sha256(pressed).hexdigest()
    return f"press/{action.message_id}/{action.person_id}/{digest}"
