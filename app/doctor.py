"""Check a deployment as far as this machine can: `python bot.py doctor`, and at each start."""

import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO
from urllib.parse import urlsplit

import sqlalchemy as sa

from app.readiness import WRITTEN
from settings import Settings, SettingsError, is_loopback
from store.checkpoints import Checkpoints
from store.database import StoreError, is_sqlite, open_database
from webex.client import Webex
from webex.errors import WebexError
from webex.probe import SILENT, UNTRUSTED, clock_offset, probe
from webex.registration import target_of
from webex.watch import Watch
from webex.webhook import FIRST_EVENT
from wording import deployment as say

MOST_OFFSET = 60.0
"""Seconds by which the clock may be wrong."""
LEAST_FREE = 100_000_000
"""Bytes that must be free on the disk of the database."""
OK, NOTE, WRONG = "ok", "note", "wrong"


@dataclass(frozen=True)
class Finding:
    """What one check found: `state` is ok, note or wrong."""

    state: str
    words: str

    def __str__(self) -> str:
        """Return it as one line."""
        return f"{self.state:<6}{self.words}"


def examine(load: Callable[[], Settings], target: TextIO) -> int:
    """Print what each check finds; return 1 when something is wrong. `load` reads the settings."""
    try:
        found = list(findings(load()))
    except SettingsError as error:
        found = [Finding(WRONG, line) for line in str(error).splitlines()]
    print(*found, sep="\n", file=target)
    return 1 if any(each.state == WRONG for each in found) else 0


def findings(settings: Settings, now: Callable[[], float] = time.time) -> Iterator[Finding]:
    """Check complete settings and what they lead to; `now` tells the seconds since 1970."""
    if not settings.token:
        yield Finding(NOTE, say.SANDBOX)
        return
    yield from _database(settings)
    yield from _disk(settings)
    yield from _clock(settings, now)
    webex = Webex(settings.token, settings.api_url)
    token = _token(webex)
    yield token
    if settings.polls:
        yield Finding(NOTE, say.POLLING)
    else:
        yield from _public_url(settings)
        if token.state == OK:
            yield from _webhooks(settings, webex)


def _token(webex: Webex) -> Finding:
    try:
        me = webex.me()
    except WebexError as error:
        return Finding(WRONG, say.TOKEN_REFUSED if error.is_refused_token else str(error))
    if me.is_somebody:
        return Finding(WRONG, say.NOT_A_BOT)
    return Finding(OK, say.token_is_of(me.display_name))


def _database(settings: Settings) -> Iterator[Finding]:
    """Write to the database, and tell whether an event has ever arrived."""
    try:
        engine = open_database(settings.database_url)
        try:
            checkpoints = Checkpoints(engine)
            checkpoints.set(WRITTEN, time.time())
            first = checkpoints.get(FIRST_EVENT)
        finally:
            engine.dispose()
    except (SettingsError, StoreError) as error:
        yield Finding(WRONG, str(error))
        return
    yield Finding(OK, say.WRITABLE)
    if not settings.polls:
        yield Finding(NOTE, say.NO_EVENT) if first is None else Finding(OK, say.EVENT)


def _disk(settings: Settings) -> Iterator[Finding]:
    """Look at the disk of a SQLite database; that of a server is not ours to see."""
    file = sa.make_url(settings.database_url).database
    folder = Path(file or "").parent
    if is_sqlite(settings.database_url) and folder.is_dir():
        free = shutil.disk_usage(folder).free
        is_enough = free >= LEAST_FREE
        yield Finding(OK if is_enough else WRONG, say.disk(free, is_enough))


def _clock(settings: Settings, now: Callable[[], float]) -> Iterator[Finding]:
    offset = clock_offset(settings.api_url, now)
    if offset is None:
        yield Finding(NOTE, say.NO_DATE)
    elif abs(offset) > MOST_OFFSET:
        yield Finding(WRONG, say.clock_off(offset))
    else:
        yield Finding(OK, say.CLOCK)


def _public_url(settings: Settings) -> Iterator[Finding]:
    assert settings.public_url and settings.webhook_secret
    yield from (Finding(NOTE, warning) for warning in settings.warnings)
    if is_loopback(urlsplit(settings.public_url).hostname or ""):
        is_webex_local = is_loopback(urlsplit(settings.api_url).hostname or "")
        yield Finding(NOTE if is_webex_local else WRONG, say.LOOPBACK)
    address = target_of(settings.public_url)
    status, is_ours = probe(address, settings.webhook_secret)
    if is_ours:
        yield Finding(OK, say.REACHED)
    elif status == UNTRUSTED:
        yield Finding(WRONG, say.untrusted(address))
    elif status == SILENT:
        yield Finding(WRONG, say.unreachable(address))
    elif status == 401:
        yield Finding(WRONG, say.other_secret(address))
    else:
        yield Finding(WRONG, say.not_ours(address, status))


def _webhooks(settings: Settings, webex: Webex) -> Iterator[Finding]:
    assert settings.public_url and settings.webhook_secret
    problems = Watch.wrong_hooks(webex, settings.public_url)
    yield from (Finding(WRONG, say.hook_wrong(problem)) for problem in problems)
    if not problems:
        yield Finding(OK, say.HOOKS_ACTIVE)
