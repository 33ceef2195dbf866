"""Messages to the bot: questions, follow-ups, wishes to share."""

from collections.abc import Sequence
from dataclasses import replace

import structlog

from inbox.events import Event
from inbox.work import Attempt
from scopes.reading.followup import read_follow_up
from webex.access_guard import AccessGuard
from webex.answering import Answering
from webex.client import Webex
from webex.edits import Edits
from webex.ids import same_id
from webex.memory import Earlier, Memory
from webex.mentions import is_addressed, spoken_text
from webex.records import Message, Person
from webex.reply import Place
from webex.sharing import Sharing, Wish, read_wish
from webex.turn import Turn

LOOKED_AT = 50

log = structlog.get_logger(__name__)


class Messages:
    """Reads a message and has it answered by whom it is for."""

    def __init__(
        self,
        webex: Webex,
        me: Person,
        guard: AccessGuard,
        answering: Answering,
        sharing: Sharing,
        memory: Memory,
        edits: Edits,
    ) -> None:
        self._webex = webex
        self._me = me
        self._guard = guard
        self._answering = answering
        self._sharing = sharing
        self._memory = memory
        self._edits = edits

    def answer(self, event: Event, attempt: Attempt) -> str:
        """Answer a message, unless it is not for the bot or was answered as it stands."""
        message = self._webex.message(event.id)
        if not is_addressed(message, self._me):
            log.info("message_not_addressed", key=event.key)
            return ""
        if event.event == "updated" and not message.updated:
            return ""
        turn = self._turn(event, attempt, message)
        if not self._edits.is_new(turn, message):
            log.info("duplicate_message", key=event.key)
            return ""
        refused = self._guard.check(turn)
        return self._reply(turn, message) if refused is None else refused

    def _reply(self, turn: Turn, message: Message) -> str:
        text = spoken_text(message, self._me)
        others = [each for each in message.mentioned if not same_id(each, self._me.id)]
        wish = read_wish(text, has_mention=bool(others))
        if wish:
            return self._share(turn, wish, others)
        kind = read_follow_up(text)
        if kind:
            return self._answering.follow_up(turn, kind, self._earlier(turn))
        return self._answering.question(turn, text)

    def _share(self, turn: Turn, wish: Wish, others: Sequence[str]) -> str:
        """Share; whoever is mentioned beside an address is not meant."""
        if wish.is_here:
            return self._sharing.here(turn)
        earlier = self._earlier(turn)
        if not earlier:
            return self._answering.nothing_before(turn)
        if len(others) == 1 and "@" not in wish.written:
            wish = replace(wish, person_id=others[0])
        return self._sharing.with_person(turn, earlier.last, wish)

    def _earlier(self, turn: Turn) -> Earlier | None:
        return self._memory.recall(turn.memory_keys)

    def _turn(self, event: Event, attempt: Attempt, message: Message) -> Turn:
        is_counted = attempt.is_recovered and event.event == "created"
        sent = max(attempt.sent, self._standing_replies(message) if is_counted else 0)
        root = message.parent_id or message.id
        is_direct = message.room_type == "direct"
        asker = "" if is_direct else message.person_id
        place = Place(message.room_id, root, sent, asker=asker)
        return Turn(event, attempt, message.person_id, message.said_at, place, is_direct)

    def _standing_replies(self, message: Message) -> int:
        """Count our messages in the thread a question opened, where a bot may look: 1:1 only."""
        if message.room_type != "direct" or message.parent_id:
            return 0
        said = self._webex.direct_messages(message.person_id, LOOKED_AT)
        return sum(m.parent_id == message.id and same_id(m.person_id, self._me.id) for m in said)
