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
    for thread in set(threading.enumerate()) - before:
        thread.join(PATIENCE)
