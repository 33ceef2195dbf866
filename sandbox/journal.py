"""The lock, the clock and the news that all tables of the store share."""

import threading
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from sandbox.events import Event
from sandbox.faults import Ending, Fault, Faults
from sandbox.stamps import Clock

Listener = Callable[[Event], None]
Value = TypeVar("Value")


class Journal:
    """Announces every event to its listeners and wakes whoever waits for a change."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.clock = Clock()
        self._listeners: list[Listener] = []
        self._faults = Faults()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` with every event from now on; the result ends that.

        Listeners run while the store is locked, so they should only put the event aside.
        """
        with self.changed:
            self._listeners.append(listener)

        def unsubscribe() -> None:
            with self.changed:
                self._listeners.remove(listener)

        return unsubscribe

    def announce(self, event: Event) -> None:
        """Tell the listeners, in order; the caller holds the lock."""
        for listener in self._listeners:
            listener(event)
        self.changed.notify_all()

    def wait_for(self, predicate: Callable[[], Value], timeout: float = 60.0) -> Value:
        """Return the first true value of ``predicate``, looked at again after every change."""
        with self.changed:
            value = self.changed.wait_for(predicate, timeout)
        if not value:
            raise TimeoutError(f"the sandbox did not get there within {timeout} s")
        return value

    def fail_next(
        self,
        method: str,
        path_prefix: str,
        status: int,
        headers: Mapping[str, str] | None = None,
        body: Any = None,
        times: int = 1,
        skip: int = 0,
        *,
        is_done: bool = False,
        ending: Ending = "answer",
    ) -> None:
        """Answer the next matching API requests, but for ``skip``, with ``status`` instead.

        Without a body the answer is Webex's usual error JSON; a string is sent as HTML,
        anything else as JSON. ``is_done`` carries the requests out before, so that only their
        answers are lost; with another ``ending`` there is no proper answer at all.
        """
        with self.changed:
            self._faults.add(
                Fault(
                    method, path_prefix, status, headers or {}, body, times, skip, is_done, ending
                )
            )

    def take_fault(self, method: str, path: str) -> Fault | None:
        """Return the fault ordered for this request, if there is one."""
        with self.changed:
            return self._faults.take(method, path)
