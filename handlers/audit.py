"""Audit a scope string, a list, an authorize address or a configuration, maybe with its calls."""

from msgspec import structs

from handlers.asked import Asked
from handlers.job_answer import operations_of
from scopes.answer import Answer, Block
from scopes.job import Job
from scopes.privilege.audit import Audit, audit
from scopes.privilege.needs import Match, Outcome
from scopes.privilege.roles import accepted
from scopes.reading.mentions import without_scopes
from scopes.reading.names import has_product_for_prefix
from scopes.reading.refusals import is_unwanted
from scopes.reading.scope_lists import ScopeList
from scopes.reading.wishes import HOLDING_AGAINST, Wish
from wording import audits, limits, roles
from wording import needs as say

HELP = "Audit scopes, alone or with the calls they are for"
EXAMPLE = "check spark:all spark:people_read spark-admin:people_read"

_YES_OR_NO = frozenset({Wish.ENOUGH, Wish.ABILITY, Wish.JUSTIFICATION})
"""Wishes that are answered with yes or no."""


def answer(asked: Asked) -> Answer | None:
    """Audit the scopes of a message when it lists some, or asks for a check of one."""
    question, knowledge = asked.question, asked.knowledge
    listed = _wanted(knowledge.reader.scope_list(question), question.text)
    job = _held_against(listed, asked)
    if not _is_asked(listed, job, asked):
        return None
    grows = Wish.ADDITION in question.wishes and Wish.AUDIT not in question.wishes
    found = audit(
        listed, job.found, knowledge.catalog, knowledge.privilege, asked.level, grows=grows
    )
    without = [o for need in job.needs if not need.sets for o in need.operations[:1]]
    unknown = [need.words for need in job.with_outcome(Outcome.UNKNOWN)]
    is_partial = bool(without or unknown or job.doubted)
    body = (
        *_verdict(found, job, question.wishes, is_partial=is_partial),
        *say.meant(job.found if found.coverage else (), knowledge.catalog.scopes),
        *audits.findings(
            found,
            knowledge.catalog,
            in_words=not question.has_calls,
            is_doubted=bool(job.doubted),
        ),
        *audits.to_request(found, knowledge.catalog),
        *(audits.of_a_bot() if Wish.BOT_SCOPES in question.wishes else ()),
        *audits.left_out(without, unknown, in_words=not question.has_calls),
        *limits.not_read({"names"} if listed.is_cut else ()),
    )
    return Answer(
        kind="audit",
        outcome=Outcome.FOUND if found.known or found.coverage else Outcome.UNKNOWN,
        body=body,
        scopes=found.smaller if found.known or found.coverage else (),
        matches=tuple(Match(scope, 1.0) for scope in found.known),
        operations=operations_of(job),
        issues=_issues(found),
        choices=_corrected(listed),
        details=(*audits.worst_case(found, knowledge.catalog), *audits.way_on(found)),
    )


def _wanted(listed: ScopeList, text: str) -> ScopeList:
    """Return a list without the scopes that its message says are not wanted."""
    wanted = (token for token in listed.tokens if not is_unwanted(token.written, text))
    return structs.replace(listed, tokens=tuple(wanted))


def _verdict(found: Audit, job: Job, wishes: frozenset[Wish], *, is_partial: bool) -> list[Block]:
    """Sum the audit up, with a yes or no where that is asked for and the role may do it."""
    of_role = _of_role(found, job)
    asks = _YES_OR_NO & wishes
    if of_role or not (asks and found.coverage and found.known):
        return [*of_role, audits.verdict(found)]
    is_justified = Wish.JUSTIFICATION in asks
    return [
        audits.yes_or_no(found, found.coverage, is_justified=is_justified, is_partial=is_partial)
    ]


def _of_role(found: Audit, job: Job) -> list[Block]:
    """Say which needs are not for the role that the message names, whatever the scopes."""
    level = found.coverage.level if found.coverage else None
    if not level:
        return []
    refused = (n for n in job.found if level in n.routes and not accepted(n.routes, level, n.role))
    said = (text for need in refused for text in roles.for_role(need.routes, level, need.role))
    return list(dict.fromkeys(said))


def _is_asked(listed: ScopeList, job: Job, asked: Asked) -> bool:
    """Return whether a message wants an audit; a scope alone is rather to be explained.

    A list among things to do is no list to audit, unless a check of it is asked for or an app is
    said to hold it.
    """
    question, wishes = asked.question, asked.question.wishes
    has_job = question.has_calls or bool(job.needs)
    is_check = Wish.AUDIT in wishes or (has_job and bool(HOLDING_AGAINST & wishes))
    if listed.place == "configuration" or (listed.tokens and not question.scopes):
        return True
    if listed.place == "list" and has_product_for_prefix(question.text):
        return True
    if asked.tells_what_is_held:
        return True
    if len(listed.tokens) > 1:
        return is_check or question.has_calls or not has_job
    return bool(listed.tokens) and is_check and Wish.MEANING not in wishes


def _held_against(listed: ScopeList, asked: Asked) -> Job:
    """Return what a list is for: the calls of its message, or what that says beside the names."""
    if asked.question.has_calls:
        return asked.job.sure_beside_calls(asked.question.text)
    rest = without_scopes(asked.question.text, (token.written for token in listed.tokens))
    says_more = any(map(str.isalpha, rest))
    return asked.job.of("words") if says_more else Job((), asked.knowledge.privilege)


def _issues(found: Audit) -> dict[str, tuple[str, ...]]:
    coverage = found.coverage
    return {
        "unknown": (*(token.written for token in found.unknown), *found.for_sign_in),
        "redundant": found.redundant,
        "deprecated": found.deprecated,
        "admin": found.admin,
        "missing": coverage.missing if coverage else (),
        "excess": coverage.excess if coverage else (),
    }


def _corrected(listed: ScopeList) -> tuple[str, ...]:
    """Offer to check the list again with its unknown names corrected."""
    meant = [scope for token in listed.tokens for scope in token.meant]
    if not listed.unknown or not any(token.suggestions for token in listed.unknown):
        return ()
    return (f"check {' '.join(dict.fromkeys(meant))}",)
