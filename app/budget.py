"""How much work pages and API may cause, so that the chat always has the rest."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

MOST_CLIENTS = 10_000


@dataclass(frozen=True)
class Allowance:
    """`share` is the part of one core in the long run, `burst` the CPU seconds at once."""

    share: float
    burst: float


IN_ALL = Allowance(share=0.5, burst=5.0)
PER_CLIENT = Allowance(share=0.25, burst=3.0)


@dataclass
class _Account:
    """The CPU seconds that were used and are not forgiven yet, as of a time."""

    used: float = 0.0
    at: float = 0.0

    def used_at(self, now: float, allowance: Allowance) -> float:
        return max(self.used - (now - self.at) * allowance.share, 0.0)


class Budget:
    """The CPU time of pages and API in this process, of each client and of all together."""

    def __init__(
        self,
        in_all: Allowance = IN_ALL,
        per_client: Allowance = PER_CLIENT,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """`now` is in seconds."""
        self._in_all = in_all
        self._per_client = per_client
        self._now = now
        self._all = _Account()
        self._clients: OrderedDict[str, _Account] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, client: str) -> float:
        """Return for how many seconds a client must wait before its next request, 0 for none."""
        with self._lock:
            now = self._now()
            of_client = self._clients.get(client, _Account())
            pairs = ((of_client, self._per_client), (self._all, self._in_all))
            return max(_wait(account, allowance, now) for account, allowance in pairs)

    def charge(self, client: str, seconds: float) -> None:
        """Count the CPU seconds that a request has taken."""
        with self._lock:
            now = self._now()
            account = self._clients.setdefault(client, _Account())
            self._clients.move_to_end(client)
            for one, allowance in ((account, self._per_client), (self._all, self._in_all)):
                one.used, one.at = one.used_at(now, allowance) + seconds, now
            while len(self._clients) > MOST_CLIENTS:
                self._clients.popitem(last=False)


def _wait(account: _Account, allowance: Allowance, now: float) -> float:
    return max(account.used_at(now, allowance) - allowance.burst, 0.0) / allowance.share
