"""Every check of the bot: `python bot.py doctor`, `/readyz` and the start decide by these alone."""

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import sqlalchemy as sa
import structlog

from app.findings import NOTE, OK, WRONG, Finding, stop
from inbox.overview import Progress
from inbox.schedule import failed_name
from settings import Settings, SettingsError, is_loopback
from store.checkpoints import Checkpoints
from store.database import StoreError, is_sqlite
from webex.client import Webex
from webex.errors import WebexError
from webex.probe import SILENT, UNTRUSTED, clock_offset, probe
from webex.records import Person
from webex.registration import target_of
from webex.watch import wrong_hooks
from wording import deployment as say

MOST_OFFSET = 60.0
"""Seconds by which the clock may be wrong."""
LEAST_FREE = 100_000_000
"""Bytes that must be free on the disk of the database."""

BACKFILL, POLL = "backfill", "poll"
"""The tasks of the upkeep whose failures are told."""
WRITTEN = "readiness written"
"""The checkpoint that tells when a look has last written."""
REGISTERED = "webhooks registered"
"""The checkpoint that tells when a start has last registered the webhooks; set by that start."""
LAST_EVENT = "last event"
"""The checkpoint that tells, to the minute, when a delivery of Webex last became an event.

Set by whoever takes deliveries; with `REGISTERED` it shows whether Webex reaches the bot at all.
"""

log = structlog.get_logger(__name__)


def own_person(webex: Webex) -> Person:
    """Ask Webex who the bot is.

    Raises `SettingsError` when the token is refused or that of a human, and `WebexError` when Webex
    does not tell.
    """
    try:
        me = webex.me()
    except WebexError as error:
        if error.is_refused_token:
            raise SettingsError(say.TOKEN_REFUSED) from None
        raise
    if me.is_somebody:
        raise SettingsError(say.NOT_A_BOT)
    return me


def of_account(settings: Settings, webex: Webex) -> Iterator[Finding]:
    """Look whose token it is, and whether the webhooks of that bot are active and lead here."""
    try:
        me = own_person(webex)
    except (SettingsError, WebexError) as error:
        yield stop(str(error))
        return
    yield Finding(OK, say.token_is_of(me.display_name))
    if not settings.public_url:
        yield Finding(NOTE, say.POLLING)
        return
    try:
        wrong = wrong_hooks(webex, settings.public_url)
    except WebexError as error:
        yield stop(say.TOKEN_REFUSED if error.is_refused_token else str(error))
        return
    yield from (stop(say.hook_wrong(hook)) for hook in wrong)
    if not wrong:
        yield Finding(OK, say.HOOKS_ACTIVE)


def of_store(
    settings: Settings, checkpoints: Checkpoints, progress_of: Callable[[], Progress]
) -> Iterator[Finding]:
    """Look at the disk, write to the database, and look whether the work in it goes on."""
    yield from of_disk(settings)
    try:
        checkpoints.set(WRITTEN, time.time())
        progress = progress_of()
        failed = [task for task in (BACKFILL, POLL) if checkpoints.get(failed_name(task))]
        registered, last = checkpoints.get(REGISTERED), checkpoints.get(LAST_EVENT)
    except StoreError as error:
        log.error("database_failed", why=str(error))
        yield stop(say.not_writable(str(error)), say.NOT_WRITABLE)
        return
    yield Finding(OK, say.WRITABLE)
    if progress.is_stalled:
        yield stop(say.stalled(progress.waiting, progress.oldest))
    yield from (stop(say.FAILED_TASKS[task]) for task in failed)
    if not settings.polls:
        yield _arrival(registered, last)


def of_network(settings: Settings, now: Callable[[], float]) -> Iterator[Finding]:
    """Look at the clock, and whether `PUBLIC_URL` leads to this bot as far as is seen from here.

    `now` tells the seconds since 1970. What is wrong there stops nothing: a balancer that sends
    nobody to a bot which is not ready would keep it from ever becoming so.
    """
    yield _clock(settings, now)
    if not settings.public_url or not settings.webhook_secret:
        return
    yield from (Finding(NOTE, warning) for warning in settings.warnings)
    if is_loopback(urlsplit(settings.public_url).hostname or ""):
        is_webex_local = is_loopback(urlsplit(settings.api_url).hostname or "")
        yield Finding(NOTE if is_webex_local else WRONG, say.LOOPBACK)
    address = target_of(settings.public_url)
    status, is_ours = probe(address, settings.webhook_secret)
    if is_ours:
        yield Finding(OK, say.REACHED)
    else:
        hidden = target_of("PUBLIC_URL")
        yield Finding(WRONG, _miss(address, status), _miss(hidden, status))


def of_disk(settings: Settings) -> Iterator[Finding]:
    """Look at the disk of a SQLite database; that of a server is not ours to see."""
    file = sa.make_url(settings.database_url).database
    folder = Path(file or "").parent
    if is_sqlite(settings.database_url) and folder.is_dir():
        free = shutil.disk_usage(folder).free
        if free >= LEAST_FREE:
            yield Finding(OK, say.free(free))
        else:
            yield Finding(WRONG, say.nearly_full(say.free(free)), say.nearly_full())


def _clock(settings: Settings, now: Callable[[], float]) -> Finding:
    offset = clock_offset(settings.api_url, now)
    if offset is None:
        return Finding(NOTE, say.NO_DATE)
    if abs(offset) > MOST_OFFSET:
        return Finding(WRONG, say.clock_off(offset))
    return Finding(OK, say.CLOCK)


def _miss(address: str, status: int) -> str:
    if status == SILENT:
        return say.unreachable(address)
    if status == UNTRUSTED:
        return say.untrusted(address)
    return say.other_secret(address) if status == 401 else say.not_ours(address, status)


def _arrival(registered: int | None, last: int | None) -> Finding:
    """Tell whether an event has arrived since the webhooks were last registered."""
    if last is not None and last >= (registered or 0):
        return Finding(OK, say.last_event(time.time() - last))
    return Finding(NOTE, say.no_event(None if registered is None else time.time() - registered))
