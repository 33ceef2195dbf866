"""A time that passes only while all who take part wait, so that hours are tested in a moment."""

import heapq
import itertools
import threading
from collections.abc import Callable, Sequence


class Timeline:
    """A clock for several threads, of which one runs at a time: the one that waited to be next."""

    def __init__(self, begin: float) -> None:
        """`begin` is in seconds."""
        self.now = begin
        self._changed = threading.Condition()
        self._numbers = itertools.count()
        self._waiting: list[tuple[float, int]] = []
        self._running = 0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        """Wait; whoever is to wake before goes first."""
        with self._changed:
            mine = (self.now + seconds, next(self._numbers))
            heapq.heappush(self._waiting, mine)
            self._running -= 1
            self._changed.notify_all()
            self._changed.wait_for(lambda: not self._running and self._waiting[0] == mine)
            heapq.heappop(self._waiting)
            self.now = mine[0]
            self._running += 1

    def run(self, actors: Sequence[Callable[[], None]]) -> None:
        """Run each in a thread of its own until all have ended; raise what one of them raised."""
        errors: list[BaseException] = []

        def take_part(act: Callable[[], None]) -> None:
            try:
                self.sleep(0)
                act()
            except BaseException as error:
                errors.append(error)
            finally:
                with self._changed:
                    self._running -= 1
                    self._changed.notify_all()

        self._running = len(actors)
        threads = [threading.Thread(target=take_part, args=(act,)) for act in actors]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if errors:
            raise errors[0]
