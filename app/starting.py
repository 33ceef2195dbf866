"""Start although the database or Webex is away: try again and again, and say so."""

import sys
import time
from collections.abc import Callable
from itertools import chain, repeat
from typing import TypeVar

import sqlalchemy as sa

from settings import SettingsError
from store.database import StoreError
from webex.errors import WebexError
from wording import operator

T = TypeVar("T")

PAUSES = (1, 2, 5, 10)
"""Seconds before the first tries; after them the last one again and again."""
_PASSING_ON_SQLITE = ("locked", "full", "disk I/O error")


def patiently(step: Callable[[], T], pause: Callable[[float], None] = time.sleep) -> T:
    """Return what a step returns, however often it must be tried; `pause` takes seconds.

    What goes wrong is said at each new fault. What will not pass is raised as it is.
    """
    said = ""
    for seconds in chain(PAUSES, repeat(PAUSES[-1])):
        try:
            return step()
        except (SettingsError, WebexError) as error:
            if not may_pass(error):
                raise
            if str(error) != said:
                said = str(error)
                print(operator.trying_again(said), file=sys.stderr, flush=True)
        pause(seconds)
    raise AssertionError("pauses do not end")


def may_pass(error: Exception) -> bool:
    """Return whether a start may succeed later with the same settings."""
    cause = error.__context__
    if isinstance(error, WebexError):
        return error.may_pass and error.status != 401
    if isinstance(cause, (WebexError, StoreError)):
        return may_pass(cause)
    if not isinstance(cause, sa.exc.OperationalError):
        return False
    said = str(cause.orig)
    is_sqlite = type(cause.orig).__module__.startswith("sqlite3")
    return not is_sqlite or any(words in said for words in _PASSING_ON_SQLITE)
