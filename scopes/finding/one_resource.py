"""Reading and changing in one breath: both are of one resource, the one that fits the two best."""

from collections.abc import Sequence
from dataclasses import replace

from scopes.finding.found import Found
from scopes.finding.search import Candidate


def of_one_resource(reads: Sequence[Found], writes: Sequence[Found]) -> list[Found]:
    """Return the needs to read and those to change, each pair of them of the same resource.

    Where the things to read and to change do not pair off, they are returned as they were found.
    """
    if len(reads) != len(writes):
        return [*reads, *writes]
    pairs = [_agreed(read, write) for read, write in zip(reads, writes, strict=True)]
    return [read for read, _ in pairs] + [write for _, write in pairs]


def _agreed(read: Found, write: Found) -> tuple[Found, Found]:
    shares = _shares(read, write)
    if not shares:
        return read, write
    resource = max(shares, key=lambda each: shares[each])
    share = shares[resource] / sum(shares.values())
    return _meaning(read, resource, share), _meaning(write, resource, share)


def _shares(read: Found, write: Found) -> dict[str, float]:
    """Return for each resource that both may mean how well it fits the two of them together."""
    reads, writes = _by_resource(read), _by_resource(write)
    return {each: reads[each].score * writes[each].score for each in reads if each in writes}


def _by_resource(found: Found) -> dict[str, Candidate]:
    """Return the likeliest candidate for each resource."""
    best: dict[str, Candidate] = {}
    for candidate in (found.best, *found.ranked.candidates):
        if candidate.operations:
            best.setdefault(candidate.operations[0][1].tag, candidate)
    return best


def _meaning(found: Found, resource: str, share: float) -> Found:
    best = _by_resource(found)[resource]
    return found if best is found.best else replace(found, best=replace(best, score=share))
