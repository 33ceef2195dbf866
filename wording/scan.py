"""What `bot.py scan` says."""

from collections.abc import Sequence
from typing import Protocol

from scopes.privilege.needs import Outcome

NOT_BOTH = "scan: use only one of --json, --sarif and --markdown"
NO_REQUESTS = "No requested scopes were found; give them with --requested."
TITLE = "Webex scopes"
READING = "Reading"
OUTCOMES = {
    Outcome.UNDOCUMENTED: "no scope documented",
    Outcome.UNKNOWN: "unknown",
    Outcome.NOT_NEEDED: "no scope needed",
}


class Findings(Protocol):
    """What a comparison of calls and requested scopes found."""

    @property
    def missing(self) -> Sequence[str]:
        """Scopes that a call requires and the app does not request."""

    @property
    def not_needed(self) -> Sequence[str]:
        """Scopes that the app requests and no call requires."""

    @property
    def unknown(self) -> Sequence[str]:
        """Requested words that are no scope."""

    @property
    def deprecated(self) -> Sequence[str]:
        """Requested scopes that are deprecated."""

    @property
    def admin(self) -> Sequence[str]:
        """Requested scopes that an administrator or compliance officer must grant."""


def findings(found: Findings) -> list[tuple[str, Sequence[str]]]:
    """Return what was found with a title each, without what is empty."""
    titled = [
        ("Missing", found.missing),
        ("Not needed", found.not_needed),
        ("Unknown", found.unknown),
        ("Deprecated", found.deprecated),
        ("For administrators", found.admin),
    ]
    return [(title, scopes) for title, scopes in titled if scopes]


def no_operation(call: str) -> str:
    """Say that a call fits nothing."""
    return f"{call}: no operation of the API documents fits"


def no_method(call: str, methods: Sequence[str]) -> str:
    """Say that the method of a call was not read."""
    return f"{call}: no method was read; the path takes {', '.join(methods)}"


def no_subject(call: str) -> str:
    """Say that what a webhook watches was not read."""
    return f"{call}: which resource the webhook watches was not read; it takes its read scope"


def no_path(path: str) -> str:
    """Say that there is nothing to scan."""
    return f"scan: {path}: no such file or folder"


def no_revision(revision: str) -> str:
    """Say that git knows no such revision."""
    return f"scan: --since {revision}: git knows no such revision here"


def summary(files: int, calls: int, unresolved: int) -> str:
    """Say what was read."""
    return f"{_number(files, 'file')}, {_number(calls, 'call')} of Webex, {unresolved} unresolved"


def missing(scope: str) -> str:
    """Say that a scope is missing, in a report of findings."""
    return f"The app does not request {scope}, which this call requires."


def not_needed(scope: str) -> str:
    """Say that a scope is not needed, in a report of findings."""
    return f"The app requests {scope}, and no call that was found requires it."


def unknown(scope: str) -> str:
    """Say that a scope does not exist, in a report of findings."""
    return f"{scope} is not a Webex scope."


def deprecated(scope: str) -> str:
    """Say that a scope is deprecated, in a report of findings."""
    return f"{scope} is deprecated."


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def more(count: int) -> str:
    """Say that a table goes on."""
    return f"and {count:,} more"


def accepted(scope: str, reason: str) -> str:
    """Say that an exception is accepted."""
    return f"Accepted: {scope}, since: {reason}"


def least(level: str | None) -> str:
    """Introduce the set."""
    return f"The least-privilege set for all calls, on the {level} level:"
