"""Pass an answer on: to a teammate 1:1, or from a 1:1 into a space. All rules stand here."""

import re
from dataclasses import dataclass, replace

import structlog

from handlers import answer_query
from inbox.events import BOT_DOMAINS
from scopes.answer import Answer, Paragraph
from scopes.knowledge import Knowledge
from scopes.reading.query import Query
from store.key_values import KeyValueStore
from store.rate_limits import RateLimits
from webex.access_policy import domain_of
from webex.client import Webex
from webex.errors import WebexError
from webex.ids import same_id
from webex.memory import Memory
from webex.records import Person
from webex.reply import Place, Post, Replies
from webex.turn import Turn, last_key
from wording import sharing as say

MOST_A_DAY = 10
DAY = 86_400
_ADDRESS = re.compile(r"[\w.+'-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}")
_MAILTO = re.compile(r"^mailto:|^<|>$", re.IGNORECASE)
_WITH = re.compile(
    r"(?:please )?(share|send|forward)( (?:it|this|that|the answer|this answer))?"
    r" (?:with|to)\b\s*(.{0,300})",
    re.IGNORECASE | re.DOTALL,
)
_HERE = re.compile(
    r"(?:please )?share(?: (?:it|this|that|the answer|my last answer))? here[.!]?", re.IGNORECASE
)
_REFUSED = (400, 403, 404)

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Wish:
    """Whom to share with: an address as it was written, a person mentioned, or the space."""

    written: str = ""
    person_id: str = ""
    is_here: bool = False


def read_wish(text: str, *, has_mention: bool = False) -> Wish | None:
    """Return whom a message wants an answer to be shared with; None when it wants nothing such.

    "Forward to voicemail" is a question; with the answer, an address or a mention it is a wish.
    """
    if _HERE.fullmatch(text.strip()):
        return Wish(is_here=True)
    found = _WITH.fullmatch(text.strip())
    if not found:
        return None
    verb, answer, to = found.groups()
    if verb.lower() != "share" and not answer and not has_mention and "@" not in to:
        return None
    return Wish(_MAILTO.sub("", to.strip(" .!\n")))


class Sharing:
    """Shares answers with people of the asker's organization or of the allowed domains."""

    def __init__(
        self,
        webex: Webex,
        knowledge: Knowledge,
        replies: Replies,
        memory: Memory,
        rate_limits: RateLimits,
        values: KeyValueStore,
        domains: frozenset[str],
    ) -> None:
        self._webex = webex
        self._knowledge = knowledge
        self._replies = replies
        self._memory = memory
        self._rates = rate_limits
        self._values = values
        self._domains = domains

    def with_person(self, turn: Turn, query: Query, to: Wish) -> str:
        """Send the answer to a person and confirm it to the asker."""
        if turn.attempt.is_recovered and self._values.get(_begun(turn)):
            return self._say(turn, say.interrupted())
        asker = self._webex.person(turn.person_id)
        target = self._target(asker, to)
        refusal = target if isinstance(target, str) else self._excess(turn)
        if refusal or isinstance(target, str):
            return self._say(turn, refusal or "")
        answer = self._headed(say.from_teammate(asker.display_name, query.text), query)
        there = Place("", None, person=target.id or target.email)
        posts = self._replies.compose(answer, there, query)
        confirmation = Post(say.sent(target.display_name or target.email), turn.place)
        try:
            reply = self._replies.send_all([*posts, confirmation], turn.place.sent)
        except WebexError as error:
            if error.sent >= len(posts) or error.status not in _REFUSED:
                raise
            return self._say(turn, say.unknown(target.email))
        log.info("answer_shared", key=turn.event.key)
        return reply

    def here(self, turn: Turn) -> str:
        """Bring the asker's last answer from the 1:1 into the space the wish came from.

        The asker has just written there, and the bot was mentioned, so both are in it.
        """
        if turn.is_direct:
            return self._say(turn, say.where_is_here())
        room_id = self._memory.direct_room(turn.person_id)
        earlier = self._memory.recall([last_key(room_id, turn.person_id)]) if room_id else None
        if not earlier:
            return self._say(turn, say.nothing_to_bring())
        excess = self._excess(turn)
        if excess:
            return self._say(turn, excess)
        asker = self._webex.person(turn.person_id)
        query = earlier.last
        answer = self._headed(say.into_space(asker.display_name, query.text), query)
        return self._replies.send(answer, turn.place, query)

    def _say(self, turn: Turn, words: str) -> str:
        return self._replies.send_text(words, turn.place)

    def _headed(self, head: str, query: Query) -> Answer:
        found = answer_query(query, self._knowledge)
        return replace(found, body=(Paragraph(head), *found.body))

    def _target(self, asker: Person, to: Wish) -> Person | str:
        """Return who may get the answer, or the words that say why nobody does."""
        person = self._webex.person(to.person_id) if to.person_id else self._found(to.written)
        if isinstance(person, str):
            return person
        if person.email.lower().endswith(BOT_DOMAINS):
            return say.to_bot()
        if same_id(person.id, asker.id):
            return say.to_yourself()
        is_colleague = bool(person.org_id) and same_id(person.org_id, asker.org_id)
        if is_colleague or domain_of(person.email) in self._domains:
            return person
        return say.outside()

    def _found(self, address: str) -> Person | str:
        """Return the person with an address; somebody of an allowed domain also unseen."""
        if not _ADDRESS.fullmatch(address):
            return say.no_address(address)
        if address.lower().endswith(BOT_DOMAINS):
            return say.to_bot()
        try:
            person = self._webex.person_by_email(address)
        except WebexError as error:
            if error.status not in _REFUSED:
                raise
            person = None
        if person:
            return person
        is_allowed = domain_of(address) in self._domains
        return Person("", address, "", "") if is_allowed else say.unknown(address)

    def _excess(self, turn: Turn) -> str:
        """Count one more for today; return the words for what is too much, else "".

        What was begun before is not counted again.
        """
        if self._values.get(_begun(turn)):
            return ""
        if self._rates.hit(f"shared {turn.person_id}", DAY) > MOST_A_DAY:
            return say.too_many(MOST_A_DAY)
        self._values.set(_begun(turn), "begun", DAY)
        return ""


def _begun(turn: Turn) -> str:
    return f"sharing/{turn.event.key}"
