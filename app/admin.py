"""What operators see of the inbox, and how they retry events."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO

from inbox.overview import ListedEvent, Overview, UnknownEvent
from settings import SettingsError
from store.database import StoreError, open_database
from wording import operator


def show_inbox(database_url: str, target: TextIO) -> int:
    """Print what waits and what was given up; return 1 when something was given up."""
    with _overview(database_url) as overview:
        waiting, failed = overview.waiting(), overview.failed()
    print(operator.summary(len(waiting), len(failed)), file=target)
    for title, events in ((operator.WAITING, waiting), (operator.FAILED, failed)):
        _print_events(title, events, target)
    return 1 if failed else 0


def retry_events(database_url: str, key: str, target: TextIO) -> int:
    """Retry what was given up: one event, or `all`; return 1 when there is none."""
    with _overview(database_url) as overview:
        keys = [event.key for event in overview.failed()] if key == "all" else [key]
        try:
            for one in keys:
                overview.retry(one)
        except UnknownEvent:
            print(operator.no_such_event(key), file=target)
            return 1
    print(operator.retried(len(keys)), file=target)
    return 0


@contextmanager
def _overview(database_url: str) -> Iterator[Overview]:
    engine = open_database(database_url)
    try:
        yield Overview(engine)
    except StoreError as error:
        raise SettingsError(f"The database in DATABASE_URL fails: {error}") from None
    finally:
        engine.dispose()


def _print_events(title: str, events: Sequence[ListedEvent], target: TextIO) -> None:
    if events:
        print(f"\n{title}", file=target)
    for event in events:
        print(operator.event_line(event.key, event.age, event.why), file=target)
