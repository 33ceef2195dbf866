"""Messages to the bot: questions, follow-ups, wishes to share."""

from collections.abc import Sequence

import structlog

from handlers.followups import Earlier
from inbox.events import Event
from scopes.reading.followup import Change, read_follow_up
from scopes.reading.share_wish import ShareWish, read_share_wish
from webex.access_guard import AccessGuard
from webex.answering import Answering
from webex.client import Webex
from webex.digests import Digests
from webex.duplicates import Duplicates
from webex.errors import UNREADABLE, WebexError
from webex.ids import same_id
from webex.memory import Memory
from webex.mentions import is_addressed, spoken_text
from webex.numbers import Numbers
from webex.outbox import Outbox
from webex.posts import Place
from webex.progress import Progress
from webex.records import Message, Person
from webex.replies import Outgoing, Reply
from webex.sharing import Sharing
from webex.turn import Turn
from wording import buttons as say

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
        digests: Digests,
        memory: Memory,
        duplicates: Duplicates,
        outbox: Outbox,
        numbers: Numbers | None = None,
    ) -> None:
        """`numbers` stand in for buttons; None where there are buttons."""
        self._webex = webex
        self._me = me
        self._guard = guard
        self._answering = answering
        self._sharing = sharing
        self._digests = digests
        self._memory = memory
        self._duplicates = duplicates
        self._outbox = outbox
        self._numbers = numbers

    def answer(self, event: Event, progress: Progress) -> str:
        """Answer a message, unless it is not for the bot or was answered as it stands.

        Returns the id of the reply, "" when there is none.
        """
        message = self._webex.message(event.id)
        if not is_addressed(message, self._me):
            _check_mentions(message)
            log.info("message_not_addressed", key=event.key)
            return ""
        if event.event == "updated" and not message.updated:
            return ""
        if message.is_from_bot(self._me):
            log.info("message_of_a_bot", key=event.key)
            return ""
        if progress.is_recovered and event.event == "created":
            progress.found(self._replies_to(message))
        if self._duplicates.is_known_message(message, event.key):
            log.info("duplicate_message", key=event.key)
            return ""
        turn = _turn(event, progress, message)
        refusal = self._guard.check(turn)
        return self._outbox.send(turn, refusal or self._outgoing(turn, message))

    def _outgoing(self, turn: Turn, message: Message) -> Outgoing:
        """Return what comes of a message; where there are no buttons, a number stands for one."""
        text = spoken_text(message, self._me)
        if not self._numbers:
            return self._reply(turn, message, text)
        outgoing = self._reply(turn, message, self._numbers.chosen(turn, text))
        return self._numbers.noted(turn, outgoing) if isinstance(outgoing, Reply) else outgoing

    def _reply(self, turn: Turn, message: Message, text: str) -> Outgoing:
        others = [each for each in message.mentioned if not same_id(each, self._me.id)]
        wish = read_share_wish(text, has_mention=bool(others))
        if wish:
            return self._share(turn, wish, others)
        if self._numbers and text == say.NOT_MEANT and (earlier := self._earlier(turn)):
            return self._answering.ask_back(turn, earlier.last)
        digest_wish = None if turn.is_direct else self._digests.read(text)
        if digest_wish:
            return self._digests.wish(turn.place.room_id, digest_wish)
        kind = read_follow_up(text)
        earlier = self._earlier(turn) if kind else None
        if kind and (earlier or not isinstance(kind, Change)):
            return self._answering.follow_up(turn, kind, earlier)
        return self._answering.question(turn, text)

    def _share(self, turn: Turn, wish: ShareWish, others: Sequence[str]) -> Outgoing:
        """Share; whoever is mentioned next to an address is not meant."""
        if wish.is_here:
            return self._sharing.here(turn)
        earlier = self._earlier(turn)
        if not earlier:
            return self._answering.nothing_before(turn)
        mentioned = others[0] if len(others) == 1 and "@" not in wish.to else ""
        return self._sharing.with_person(turn, earlier.last, wish, mentioned)

    def _earlier(self, turn: Turn) -> Earlier | None:
        return self._memory.recall(turn.memory_keys)

    def _replies_to(self, message: Message) -> int:
        """Count our messages in the thread a question opened, where a bot may look: 1:1 only."""
        if message.room_type != "direct" or message.parent_id:
            return 0
        said = self._webex.direct_messages(message.person_id, LOOKED_AT)
        return sum(m.parent_id == message.id and same_id(m.person_id, self._me.id) for m in said)


def _check_mentions(message: Message) -> None:
    """Raise `WebexError` for a message that mentions nobody at all.

    A bot is let read only what mentions it, so this one was not told in full.
    """
    if not message.mentioned and not message.mentions_group:
        raise WebexError(f"{UNREADABLE}: a message of a group space mentions nobody")


def _turn(event: Event, progress: Progress, message: Message) -> Turn:
    is_direct = message.room_type == "direct"
    asker = "" if is_direct else message.person_id
    place = Place(message.room_id, message.parent_id or message.id, asker=asker)
    return Turn(event, progress, message.person_id, message.said_at, place, is_direct)
