"""The running bot put together: database, inbox, conversation, upkeep and routes."""

import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack, suppress
from functools import partial

import sqlalchemy as sa
from flask import Flask

from app.health import create_health
from app.looks import LastLook
from app.metrics import create_metrics
from app.readiness import BACKFILL, POLL, Refusals, look_at_store
from inbox.bell import Bell
from inbox.inbox import Inbox
from inbox.opening import open_inbox
from inbox.overview import Overview
from inbox.process_lock import lock_for
from inbox.schedule import Schedule, Task
from inbox.work import Work
from scopes.knowledge import ROOT, Knowledge
from settings import Settings, SettingsError
from store.checkpoints import Checkpoints
from store.database import StoreError, open_database, reason
from store.failover import leave_standbys
from store.key_values import KeyValueStore
from store.rate_limits import RateLimits
from store.subscriptions import Subscriptions
from store.unanswered import UnansweredQuestions
from web.catalog import create_catalog
from web.mismatches import Mismatch
from webex.access_guard import AccessGuard, Limits
from webex.access_policy import AccessPolicy
from webex.backfill import Backfill, Polling
from webex.client import Webex
from webex.conversation import Conversation, Options, Stores
from webex.digests import DigestLook
from webex.records import Person
from webex.watch import TokenWatch, Watch
from webex.webhook import FIRST_EVENT, create_webhook
from wording import health as say

MAX_BODY_BYTES = 1024 * 1024
MINUTE = 60
HOUR = 3600
POLL_LOOK = 0.5
"""Seconds between two looks whether it is time to poll."""
STORE_FRESH, WEBEX_FRESH, LATE = 5.0, 30.0, 15.0
"""Seconds for which a look at the database or at Webex counts, and after which it is too slow."""


class Service:
    """One process of the bot, from its making until `close`."""

    def __init__(
        self,
        settings: Settings,
        knowledge: Knowledge,
        me: Person | None = None,
        answers: bool = True,
        bell: Bell | None = None,
    ) -> None:
        """Start to process the inbox; ask Webex who the bot is unless it is given.

        A process that does not answer only takes events for those that do, and wakes them with
        `bell`. Raises `WebexError` when the token is refused and `SettingsError` when the database
        cannot be opened.
        """
        assert settings.token
        webex = Webex(settings.token, settings.api_url)
        self._closing = ExitStack()
        with ExitStack() as starting:
            engine = open_database(settings.database_url)
            starting.callback(engine.dispose)
            leave_standbys(engine)
            me = me or webex.me()
            self._lock = lock_for(engine)
            work = _conversation(settings, webex, me, knowledge, engine) if answers else None
            self.inbox = self._open_inbox(starting, engine, work, bell)
            self._closing = starting.pop_all()
        self._checkpoints = Checkpoints(engine)
        self._overview = Overview(engine)
        self._rates = RateLimits(engine)
        self._values = KeyValueStore(engine)
        self._watch = _watch(settings, webex, self._checkpoints)
        self.backfill = Backfill(webex, me, self.inbox, self._checkpoints)
        self.digests = DigestLook(knowledge, self.inbox, Subscriptions(engine))
        self._polling = Polling(webex, me, self.inbox, self._checkpoints)
        self._poll_seconds = settings.poll_seconds
        self.app = self._serve(settings, me, knowledge)

    def _open_inbox(
        self, starting: ExitStack, engine: sa.Engine, work: Work | None, bell: Bell | None
    ) -> Inbox:
        """Open the inbox until `starting` ends; without work it only takes events."""
        if work is None:
            inbox = Inbox(engine, bell=bell)
            starting.callback(inbox.close)
            return inbox
        try:
            return starting.enter_context(open_inbox(engine, self._lock, work, bell))
        except (StoreError, sa.exc.SQLAlchemyError) as error:
            raise SettingsError(f"DATABASE_URL holds no inbox: {reason(error)}") from None

    def _serve(self, settings: Settings, me: Person, knowledge: Knowledge) -> Flask:
        """Return the routes of the bot; only one with webhooks has theirs."""
        assert settings.webhook_secret
        refusals = Refusals()
        app = Flask(__name__, static_folder=None)
        app.config["MAX_CONTENT_LENGTH"] = MAX_BODY_BYTES
        if not settings.polls:
            secret = settings.webhook_secret
            webhook = create_webhook(self.inbox, me, secret, refusals.note, self._note_first)
            app.register_blueprint(webhook)
        app.register_blueprint(create_health(knowledge, self._looks(refusals)))
        app.register_blueprint(create_metrics(self._overview))
        app.register_blueprint(create_catalog(knowledge, partial(_mismatches, knowledge)))
        app.extensions["service"] = self
        return app

    def begin_upkeep(self) -> None:
        """Backfill now and every two minutes, look for digests that are due, watch the webhooks,
        and prune old data.

        Without webhooks poll as well, from a thread of its own: a backfill may take minutes.
        """
        tasks = [
            Task(BACKFILL, 2 * MINUTE, self.backfill.run, at_start=True),
            Task("prune", HOUR, self._prune),
            Task("digests", HOUR, self.digests.run, at_start=True),
        ]
        if isinstance(self._watch, Watch):
            tasks.append(Task("watch", 5 * MINUTE, self._watch.repair))
        else:
            seconds = self._poll_seconds
            poll = Task(POLL, seconds, self._polling.run, retry_seconds=seconds)
            self._begin(Schedule(self._lock, self._checkpoints, [poll], look_seconds=POLL_LOOK))
        self._begin(Schedule(self._lock, self._checkpoints, tasks))

    def _begin(self, schedule: Schedule) -> None:
        schedule.start()
        self._closing.callback(schedule.stop)

    def close(self) -> None:
        """Finish what is being answered, within a time limit; what waits is kept."""
        self._closing.close()

    def _looks(self, refusals: Refusals) -> list[Callable[[], tuple[str, ...]]]:
        """Return what `/readyz` asks; what may take long is looked at by others than who asks."""
        store = LastLook(
            lambda: look_at_store(self._checkpoints, self._overview.progress),
            STORE_FRESH,
            LATE,
            say.DATABASE_SLOW,
        )
        webex = LastLook(self._watch.problems, WEBEX_FRESH, LATE, say.WEBEX_SLOW)
        return [store.problems, refusals.problems, webex.problems]

    def _note_first(self) -> None:
        """Note that an event has arrived, which `python bot.py doctor` tells."""
        with suppress(StoreError):
            self._checkpoints.set(FIRST_EVENT, time.time())

    def _prune(self) -> None:
        self._overview.prune()
        self._rates.prune()
        self._values.prune()


def _watch(settings: Settings, webex: Webex, checkpoints: Checkpoints) -> Watch | TokenWatch:
    if not settings.public_url or not settings.webhook_secret:
        return TokenWatch(webex)
    return Watch(webex, settings.public_url, settings.webhook_secret, checkpoints)


def _conversation(
    settings: Settings, webex: Webex, me: Person, knowledge: Knowledge, engine: sa.Engine
) -> Conversation:
    assert settings.webhook_secret
    unanswered = UnansweredQuestions(engine) if settings.feedback else None
    stores = Stores(KeyValueStore(engine), RateLimits(engine), Subscriptions(engine), unanswered)
    options = Options(
        settings.webhook_secret,
        settings.page,
        settings.allowed_domains,
        has_buttons=not settings.polls,
    )
    return Conversation(webex, me, knowledge, _guard(settings, webex, engine), stores, options)


def _guard(settings: Settings, webex: Webex, engine: sa.Engine) -> AccessGuard:
    access = AccessPolicy(settings.allowed_orgs, settings.allowed_domains, webex.person)
    limits = Limits(settings.questions_per_person, settings.questions_per_space)
    return AccessGuard(access, RateLimits(engine), limits)


def _mismatches(knowledge: Knowledge) -> Iterable[Mismatch]:
    """Find the mismatches of the data when somebody first looks at their page."""
    from pipeline.mismatches import mismatches  # reads YAML, which takes time at the start
    from pipeline.rules import load_rules

    rules = load_rules(ROOT / "data")
    return mismatches(knowledge.operations, rules, knowledge.catalog.names)
