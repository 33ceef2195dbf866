"""Check a deployment as far as this machine can: `python bot.py doctor`, and at each start."""

import time
from collections.abc import Callable, Iterator
from typing import TextIO

from app import checks
from app.findings import NOTE, WRONG, Finding, stop
from inbox.overview import Overview
from settings import Settings, SettingsError
from store.checkpoints import Checkpoints
from store.database import open_database
from webex.client import Webex
from wording import deployment as say


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
    yield from checks.of_network(settings, now)
    yield from checks.of_account(settings, Webex(settings.token, settings.api_url))


def _database(settings: Settings) -> Iterator[Finding]:
    try:
        engine = open_database(settings.database_url)
    except SettingsError as error:
        yield stop(str(error))
        yield from checks.of_disk(settings)
        return
    try:
        yield from checks.of_store(settings, Checkpoints(engine), Overview(engine).progress)
    finally:
        engine.dispose()
