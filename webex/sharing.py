"""Pass an answer on: to a teammate 1:1, or from a 1:1 into a space. All rules stand here."""

from dataclasses import replace

from handlers import answer_query
from inbox.events import BOT_DOMAINS
from scopes.answer import Paragraph
from scopes.knowledge import Knowledge
from scopes.reading.query import Query
from scopes.reading.share_wish import ShareWish
from store.rate_limits import RateLimits
from webex.access_policy import domain_of
from webex.client import Webex
from webex.errors import WebexError
from webex.ids import same_id
from webex.memory import Memory
from webex.outbox import UNREACHABLE
from webex.records import Person
from webex.replies import Outgoing, Refusal, Reply, Share
from webex.turn import Turn, last_key
from wording import sharing as say

MOST_A_DAY = 10
DAY = 86_400


class Sharing:
    """Shares answers with people of the asker's organization or of the allowed domains."""

    def __init__(
        self,
        webex: Webex,
        knowledge: Knowledge,
        memory: Memory,
        rate_limits: RateLimits,
        domains: frozenset[str],
    ) -> None:
        self._webex = webex
        self._knowledge = knowledge
        self._memory = memory
        self._rates = rate_limits
        self._domains = domains

    def with_person(
        self, turn: Turn, query: Query, wish: ShareWish, mentioned: str = ""
    ) -> Outgoing:
        """Share the answer to a question with the person mentioned, else the one of the wish."""
        if turn.progress.is_recovered and turn.progress.is_sharing:
            return Refusal(say.interrupted())
        asker = self._webex.person(turn.person_id)
        target = self._target(asker, wish, mentioned)
        if isinstance(target, Refusal):
            return target
        return self._begin(turn) or Share(
            self._headed(say.from_teammate(asker.display_name, query.text), query),
            target.id or target.email,
            say.sent(target.display_name or target.email),
            Refusal(say.unknown(target.email)),
        )

    def here(self, turn: Turn) -> Outgoing:
        """Bring the asker's last answer from the 1:1 into the space the wish came from.

        The asker has just written there, and the bot was mentioned, so both are in it.
        """
        if turn.is_direct:
            return Refusal(say.where_is_here())
        room_id = self._memory.direct_room(turn.person_id)
        earlier = self._memory.recall([last_key(room_id, turn.person_id)]) if room_id else None
        if not earlier:
            return Refusal(say.nothing_to_bring())
        refusal = self._begin(turn)
        if refusal:
            return refusal
        asker = self._webex.person(turn.person_id)
        query = earlier.last
        shared = self._headed(say.into_space(asker.display_name, query.text), query)
        return replace(shared, is_share=True)

    def _headed(self, head: str, query: Query) -> Reply:
        found = answer_query(query, self._knowledge)
        return Reply(replace(found, body=(Paragraph(head), *found.body)), query)

    def _target(self, asker: Person, wish: ShareWish, mentioned: str) -> Person | Refusal:
        """Return who may get the answer, or why nobody does."""
        person = self._webex.person(mentioned) if mentioned else self._addressed(wish)
        if isinstance(person, Refusal):
            return person
        if person.email.lower().endswith(BOT_DOMAINS):
            return Refusal(say.to_bot())
        if same_id(person.id, asker.id):
            return Refusal(say.to_yourself())
        is_colleague = bool(person.org_id) and same_id(person.org_id, asker.org_id)
        if is_colleague or domain_of(person.email) in self._domains:
            return person
        return Refusal(say.outside())

    def _addressed(self, wish: ShareWish) -> Person | Refusal:
        """Return the person with an address; somebody of an allowed domain also unseen."""
        address = wish.to
        if not wish.has_address:
            return Refusal(say.no_address(address))
        if address.lower().endswith(BOT_DOMAINS):
            return Refusal(say.to_bot())
        person = self._person_by_email(address)
        if person:
            return person
        is_allowed = domain_of(address) in self._domains
        return Person("", address, "", "") if is_allowed else Refusal(say.unknown(address))

    def _person_by_email(self, address: str) -> Person | None:
        try:
            return self._webex.person_by_email(address)
        except WebexError as error:
            if error.status not in UNREACHABLE:
                raise
        return None

    def _begin(self, turn: Turn) -> Refusal | None:
        """Count one more for today, unless it was begun before; return why it is too much."""
        if turn.progress.is_sharing:
            return None
        if self._rates.hit(f"shared {turn.person_id}", DAY) > MOST_A_DAY:
            return Refusal(say.too_many(MOST_A_DAY))
        turn.progress.begin_sharing()
        return None
