"""Reading and changing in one breath: both are of one resource, the one that fits the two best."""

from collections.abc import Sequence
from dataclasses import replace

from scopes.finding.found import WORTH_NAMING, Found
from scopes.finding.search import Candidate
from scopes.privilege.needs import SURE


def of_one_resource(reads: Sequence[Found], writes: Sequence[Found]) -> list[Found]:
    """Return the needs to read and those to change, each pair of them of the same resource.

    Where the things to read and to change do not pair off, they are returned as they were found.
    """
    if len(reads) != len(writes):
        return [*reads, *writes]
    pairs = [_agreed(read, write) for read, write in zip(reads, writes, strict=True)]
    return [read for read, _ in pairs] + [write for _, write in pairs]


def _agreed(read: Found, write: Found) -> tuple[Found, Found]:
    """Return both as what they mean for one resource, if one of them rather means it anyway."""
    reads, writes = _by_resource(read), _by_resource(write)
    fits = {each: reads[each].score * writes[each].score for each in reads if each in writes}
    resource = max(fits, key=lambda each: fits[each], default=None)
    if resource is None:
        return read, write
    if writes[resource] is write.best:
        return _meaning(read, reads[resource], write.best.score), write
    if reads[resource] is read.best:
        return read, _meaning(write, writes[resource], read.best.score)
    return read, write


def _by_resource(found: Found) -> dict[str, Candidate]:
    """Return the likeliest candidate for each resource."""
    best: dict[str, Candidate] = {}
    for candidate in (found.best, *found.ranked.candidates):
        if candidate.operations:
            best.setdefault(candidate.operations[0][1].tag, candidate)
    return best


def _meaning(found: Found, meant: Candidate, score: float) -> Found:
    """Return a match as what is meant, as surely as the other half is; one that is sure stays."""
    if meant is found.best or found.best.score >= SURE or meant.score < WORTH_NAMING:
        return found
    return replace(found, best=replace(meant, score=score))
