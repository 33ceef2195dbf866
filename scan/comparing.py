"""What the calls of a code base require, held against what the app requests."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scan.requested import Requested, as_list
from scan.resolving import FoundCall, Open
from scopes.job import Job, Solution, each_once
from scopes.knowledge import Knowledge
from scopes.privilege.audit import audit
from scopes.privilege.needs import Need, Outcome


@dataclass(frozen=True)
class Skipped:
    """A file that could not be read, with the reason."""

    file: str
    why: str


@dataclass(frozen=True)
class Report:
    """The result of a scan.

    `solution` is the least set for all calls; `scopes_of` has those of it that a call needs, by
    the call's need. `missing` are scopes without which a call fails; `not_needed` those that are
    requested and that no call needs; `accepted` are those left out of both, with the reason.
    """

    files: int
    calls: tuple[FoundCall, ...] = ()
    unresolved: tuple[Open, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    solution: Solution = Solution()
    requested: tuple[Requested, ...] = ()
    missing: tuple[str, ...] = ()
    not_needed: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    deprecated: tuple[str, ...] = ()
    admin: tuple[str, ...] = ()
    accepted: tuple[tuple[str, str], ...] = ()

    def scopes_of(self, need: Need) -> tuple[str, ...]:
        """Return the scopes of the set that a call needs."""
        return next((s.scopes for s in self.solution.steps if s.need.key == need.key), ())

    def calls_for(self, scope: str) -> list[FoundCall]:
        """Return the calls that need a scope of the set."""
        return [call for call in self.calls if scope in self.scopes_of(call.need)]


def compare(
    report: Report, knowledge: Knowledge, accepted: Sequence[tuple[str, str]] = ()
) -> Report:
    """Return a report of calls and requested scopes with what follows from both."""
    known = (call.need for call in report.calls if call.need.outcome is not Outcome.UNKNOWN)
    job = Job(each_once(known), knowledge.privilege)
    listed = as_list(report.requested)
    found = audit(listed, job.found, knowledge.catalog, knowledge.privilege)
    gaps = found.coverage
    level = gaps.level if gaps and listed.known else None
    solution = job.solve(level)
    missing = gaps.missing if gaps and listed.known else solution.scopes
    excess = gaps.excess if gaps else found.known
    reasons = dict(accepted)
    return replace(
        report,
        solution=solution,
        missing=tuple(scope for scope in missing if scope not in reasons),
        not_needed=tuple(s for s in (*excess, *found.bundled) if s not in reasons),
        unknown=tuple(t.written for t in found.unknown if t.written not in reasons),
        deprecated=tuple(scope for scope in found.deprecated if scope not in reasons),
        admin=(*found.admin, *found.compliance),
        accepted=tuple((scope, reasons[scope]) for scope in reasons),
    )
