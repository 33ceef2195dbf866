"""From an event to the reply: hand it to those who answer such events, and say what failed."""

from dataclasses import dataclass

import structlog

from inbox.events import Event
from inbox.work import Attempt, GiveUp, NothingPossible, TryAgain
from scopes.knowledge import Knowledge
from store.database import StoreError
from store.key_values import KeyValueStore
from store.rate_limits import RateLimits
from store.subscriptions import Subscriptions
from store.unanswered import UnansweredQuestions
from webex.access_guard import AccessGuard
from webex.answering import Answering
from webex.button_state import StateSigner
from webex.card_actions import CardActions
from webex.client import Webex
from webex.digests import Digests
from webex.duplicates import Duplicates
from webex.earlier_replies import EarlierReplies
from webex.errors import RateLimited, WebexError
from webex.memory import Memory
from webex.messages import Messages
from webex.numbers import Numbers
from webex.outbox import Outbox
from webex.posting import Posting
from webex.posts import Composer
from webex.progress import Progress
from webex.records import Person
from webex.sharing import Sharing
from webex.welcomes import Welcomes

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Stores:
    """What a conversation keeps between two events; `unanswered` None counts nothing."""

    values: KeyValueStore
    rate_limits: RateLimits
    subscriptions: Subscriptions
    unanswered: UnansweredQuestions | None = None


@dataclass(frozen=True)
class Options:
    """What the settings say: the key of the buttons, the address of the page, allowed domains.

    Without an address no link to it is sent; without `has_buttons` follow-ups have numbers.
    """

    secret: str
    page: str
    domains: frozenset[str] = frozenset()
    has_buttons: bool = True


class Conversation:
    """Works on one event at a time; safe to call from several threads."""

    def __init__(
        self,
        webex: Webex,
        me: Person,
        knowledge: Knowledge,
        guard: AccessGuard,
        stores: Stores,
        options: Options,
    ) -> None:
        values, memory = stores.values, Memory(stores.values)
        signer = StateSigner(options.secret)
        composer = Composer(signer, options.page, options.has_buttons)
        numbers = None if options.has_buttons else Numbers(values)
        duplicates = Duplicates(values)
        outbox = Outbox(composer, Posting(webex), EarlierReplies(values))
        answering = Answering(knowledge, memory, stores.unanswered)
        sharing = Sharing(webex, knowledge, memory, stores.rate_limits, options.domains)
        digests = Digests(webex, knowledge, stores.subscriptions, values, outbox)
        self._webex = webex
        self._guard = guard
        self._values = values
        self._outbox = outbox
        self._messages = Messages(
            webex, me, guard, answering, sharing, digests, memory, duplicates, outbox, numbers
        )
        self._card_actions = CardActions(
            webex, guard, answering, sharing, signer, duplicates, outbox
        )
        self._welcomes = Welcomes(me, guard, outbox)
        self._digests = digests

    def answer(self, event: Event, attempt: Attempt) -> str:
        """Answer an event; see `inbox.work.Work`."""
        progress = Progress(event.key, attempt, self._values)
        try:
            return self._answer(event, progress)
        except WebexError as error:
            if error.is_gone:
                log.info("reply_impossible", key=event.key, status=error.status)
                return ""
            if error.is_refused_token and not self.is_possible():
                raise NothingPossible(str(error), sent=progress.sent) from None
            if error.may_pass:
                delay = error.delay if isinstance(error, RateLimited) else None
                raise TryAgain(str(error), delay, progress.sent) from None
            raise GiveUp(str(error)) from None
        except StoreError as error:
            raise TryAgain(f"the database failed: {error}", sent=progress.sent) from None

    def is_possible(self) -> bool:
        """Return whether Webex takes the token, as far as it can be asked; see `inbox.work.Work`.

        One refused call does not tell: Webex may refuse a single message in the same way.
        """
        try:
            self._webex.me()
        except WebexError as error:
            return not error.is_refused_token
        return True

    def apologize(self, event: Event) -> None:
        """Say in the space that no answer will come; see `inbox.work.Work`.

        Nobody waits for a digest.
        """
        if event.resource != "digests":
            self._outbox.apologize(event)

    def _answer(self, event: Event, progress: Progress) -> str:
        person = event.person or event.actor
        if not progress.is_repeat and self._guard.is_silenced(person, event.room):
            log.info("access_denied", key=event.key, is_told=False)
            return ""
        match event.resource:
            case "messages":
                return self._messages.answer(event, progress)
            case "attachmentActions":
                return self._card_actions.answer(event, progress)
            case "digests":
                return self._digests.answer(event, progress)
            case _:
                return self._welcomes.answer(event, progress)
