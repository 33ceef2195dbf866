"""Threads that tests begin."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 60.0


@contextmanager
def none_left_behind() -> Iterator[None]:
    """Wait at the end for the threads that began meanwhile, such as those of a stopped inbox."""
    before = set(threading.enumerate())
    yield
    begun = set(threading.enumerate()) - before
    for thread in begun:
        thread.join(PATIENCE)
    assert [thread.name for thread in begun if thread.is_alive()] == []
