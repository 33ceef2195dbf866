"""The running bot put together: database, inbox, conversation, upkeep and routes."""

import time
from collections.abc import Iterable
from contextlib import ExitStack, suppress
from functools import partial

import sqlalchemy as sa

from app.checks import LAST_EVENT
from app.health import create_health
from app.metrics import create_metrics
from app.mounted import Mounted
from app.readiness import Readiness
from app.upkeep import MINUTE, schedules
from inbox.bell import Bell
from inbox.inbox import Inbox
from inbox.opening import open_inbox
from inbox.overview import Overview
from inbox.process_lock import lock_for
from inbox.schedule import Schedule
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
from webex.backfill import PAUSE, Backfill
from webex.client import Webex
from webex.conversation import Conversation, Options, Stores
from webex.digests import DigestLook
from webex.polling import BACKFILL_PACE, Polling
from webex.records import Person
from webex.watch import Watch
from webex.webhook import create_webhook

MAX_BODY_BYTES = 1024 * 1024


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
        self._settings = settings
        self._checkpoints = Checkpoints(engine)
        self._noted_at = 0.0
        self._overview = Overview(engine)
        self._rates = RateLimits(engine)
        self._values = KeyValueStore(engine)
        self._watch = _watch(settings, webex, self._checkpoints)
        pace = BACKFILL_PACE if settings.polls else PAUSE
        self.backfill = Backfill(webex, me, self.inbox, self._checkpoints, pace=pace)
        self._polling = (
            Polling(webex, me, self.inbox, self._checkpoints) if settings.polls else None
        )
        self.digests = DigestLook(knowledge, self.inbox, Subscriptions(engine))
        readiness = Readiness(settings, webex, self._checkpoints, self._overview.progress)
        self.app = self._serve(me, knowledge, readiness)

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

    def _serve(self, me: Person, knowledge: Knowledge, readiness: Readiness) -> Mounted:
        """Return the routes of the bot; only one with webhooks has theirs."""
        secret = self._settings.webhook_secret
        assert secret
        app = Mounted(__name__, self._settings.root)
        app.config["MAX_CONTENT_LENGTH"] = MAX_BODY_BYTES
        if not self._settings.polls:
            refused = readiness.refusals.note
            app.register_blueprint(
                create_webhook(self.inbox, me, secret, refused, self._note_event)
            )
        app.register_blueprint(create_health(knowledge, readiness.looks()))
        app.register_blueprint(create_metrics(self._overview))
        app.register_blueprint(create_catalog(knowledge, partial(_mismatches, knowledge)))
        app.extensions["service"] = self
        return app

    def begin_upkeep(self) -> None:
        """Look for what was missed or asked and for digests that are due, watch the webhooks, and
        prune old data."""
        for schedule in schedules(
            lambda tasks, seconds: Schedule(
                self._lock, self._checkpoints, tasks, look_seconds=seconds
            ),
            self.backfill,
            self.digests.run,
            self._prune,
            self._watch,
            self._polling,
            self._settings.poll_seconds,
        ):
            schedule.start()
            self._closing.callback(schedule.stop)

    def close(self) -> None:
        """Finish what is being answered, within a time limit; what waits is kept."""
        self._closing.close()

    def _note_event(self) -> None:
        """Note, at most once a minute, that an event has arrived."""
        now = time.time()
        if abs(now - self._noted_at) >= MINUTE:
            self._noted_at = now
            with suppress(StoreError):
                self._checkpoints.set(LAST_EVENT, now)

    def _prune(self) -> None:
        self._overview.prune()
        self._rates.prune()
        self._values.prune()


def _watch(settings: Settings, webex: Webex, checkpoints: Checkpoints) -> Watch | None:
    if not settings.public_url or not settings.webhook_secret:
        return None
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
