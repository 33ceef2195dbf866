"""Put a set of scopes together from what is selected: needs in words, API calls, scopes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scopes.data.catalog import Level
from scopes.job import Job, Step, understand
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Need, Outcome
from scopes.reading.authorize import AuthorizeRequest

DEFAULT_LEVEL: Level = "user"


@dataclass(frozen=True)
class Selection:
    """What somebody selected and typed; `level` is None to let the needs decide."""

    needs: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    level: Level | None = None
    client_id: str = ""
    redirect_uri: str = ""
    with_pkce: bool = False


@dataclass(frozen=True)
class Entry:
    """One text as it was selected, and the needs that it was understood as."""

    text: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Plan:
    """The set for everything that was selected.

    `scopes` is the least set for the needs, in the order to show, and after it the scopes that
    were selected besides. `by_level` holds the least set for the needs on every level on which all
    of them can be met. `reasons` holds, for each scope that some need requires, the words of those
    needs. `refused` are names among them that are deprecated or no scopes. `is_complete` tells
    whether every text was understood and gets its scopes, `is_certain` whether none may mean
    something else; `is_least` is False when there were too many combinations to compare.
    """

    entries: tuple[Entry, ...]
    level: Level
    scopes: tuple[str, ...]
    by_level: Mapping[Level, tuple[str, ...]]
    reasons: Mapping[str, Sequence[str]]
    refused: tuple[str, ...]
    is_complete: bool
    is_certain: bool
    is_least: bool
    request: AuthorizeRequest


def plan(selection: Selection, knowledge: Knowledge) -> Plan:
    """Return the least set for what was selected, and the authorize request for it."""
    jobs = [understand(knowledge.reader.read(text), knowledge) for text in selection.needs]
    job = Job((), knowledge.privilege)
    for each in jobs:
        job = job.plus(each)
    solution = job.solve(selection.level)
    known = knowledge.catalog.scopes
    chosen = [scope for scope in selection.scopes if scope not in solution.scopes]
    offered = [scope for scope in chosen if scope in known and not known[scope].is_deprecated]
    scopes = (*solution.scopes, *offered)
    return Plan(
        entries=tuple(map(Entry, selection.needs, _steps_of(jobs, solution.steps))),
        level=solution.level or selection.level or DEFAULT_LEVEL,
        scopes=scopes,
        by_level=solution.by_level,
        reasons={scope: _words_of(needs) for scope, needs in solution.reasons.items()},
        refused=tuple(scope for scope in chosen if scope not in offered),
        is_complete=all(map(_is_complete, jobs)),
        is_certain=all(need.confidence == "sure" for need in job.found),
        is_least=solution.is_least,
        request=AuthorizeRequest(
            scopes=scopes,
            client_id=selection.client_id or None,
            redirect_uri=selection.redirect_uri or None,
            with_pkce=selection.with_pkce,
        ),
    )


def _words_of(needs: Sequence[Need]) -> list[str]:
    return list(dict.fromkeys(need.words for need in needs))


def _steps_of(jobs: Sequence[Job], steps: Sequence[Step]) -> list[tuple[Step, ...]]:
    """Return for each job its needs with the scopes that the set for all jobs gives them."""
    solved = {step.need.key: step for step in steps}
    return [tuple(solved[need.key] for need in job.needs) for job in jobs]


def _is_complete(job: Job) -> bool:
    return bool(job.needs) and not job.is_open and not job.with_outcome(Outcome.UNDOCUMENTED)
