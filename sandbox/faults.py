"""Failures that a test orders in advance."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Ending = Literal["answer", "reset", "silence", "drip"]
"""What the caller gets: an answer, a connection that breaks, nothing, or a byte now and then."""


@dataclass
class Fault:
    """The answer to give instead of the real one, ``times`` times after ``skip`` real ones.

    When ``is_done`` the request is carried out all the same: only its answer is lost.
    """

    method: str
    path_prefix: str
    status: int
    headers: Mapping[str, str]
    body: Any
    times: int
    skip: int = 0
    is_done: bool = False
    ending: Ending = "answer"

    def applies_to(self, method: str, path: str) -> bool:
        """Compare method and path; the prefix may be given with or without ``/v1``."""
        prefix = "/v1" + self.path_prefix.removeprefix("/v1")
        return self.times > 0 and method == self.method.upper() and path.startswith(prefix)


class Faults:
    """The ordered list of faults that have not all happened yet."""

    def __init__(self) -> None:
        self._pending: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Let the fault happen after those added before it."""
        self._pending.append(fault)

    def take(self, method: str, path: str) -> Fault | None:
        """Use up the first fault that applies to the request."""
        for fault in self._pending:
            if fault.applies_to(method, path):
                if not fault.skip:
                    fault.times -= 1
                    return fault
                fault.skip -= 1
        return None
