"""Audit a scope string, a list, an authorize address or a configuration, maybe with its calls."""

import re

from scopes.answer import Answer, Match, Outcome
from scopes.data.operations import Operation
from scopes.knowledge import Knowledge
from scopes.privilege.audit import Audit, audit
from scopes.privilege.coverage import need_of
from scopes.reading.question import Question
from scopes.reading.scope_lists import ScopeList, find_list
from wording import audits, limits

HELP = "Audit scopes, alone or with the calls they are for"
EXAMPLE = "check spark:all spark:people_read spark-admin:people_read"

_AUDIT = re.compile(
    r"\b(?:check|audit|review|valid(?:ate)?|verify|too (?:much|broad|many|powerful)|overkill"
    r"|risk\w*|least[- ]privileged?|do (?:i|we)(?: really)? need (?:all|both|every)|excessive"
    r"|redundant|worst|safe|dangerous|deprecated|over-?privileged)\b"
)
_ENOUGH = re.compile(r"\b(?:enough|sufficient|suffices?|covers?)\b")
_EXPLAIN = re.compile(r"\b(?:explain|what does|meaning|mean|means|what is spark\S+ for)\b")


def answer(question: Question, knowledge: Knowledge) -> Answer | None:
    """Audit the scopes of a message when it lists some, or asks for a check of one."""
    listed = find_list(question.text, knowledge.names)
    if not _is_asked(listed, question):
        return None
    operations, strange = _calls(question, knowledge)
    needs = [need_of(operation) for operation in operations if operation.routes]
    found = audit(listed, needs, knowledge.catalog, knowledge.privilege, question.level)
    silent = [operation for operation in operations if not operation.routes]
    body = (
        audits.verdict(found),
        *audits.findings(found, knowledge.catalog),
        *audits.to_ask_for(found, knowledge.catalog),
        *audits.left_out(silent, strange),
        *limits.not_read({"names"} if listed.is_cut else ()),
    )
    return Answer(
        kind="audit",
        outcome=Outcome.FOUND if found.known else Outcome.UNKNOWN,
        body=body,
        scopes=found.smaller if found.known else (),
        matches=tuple(Match(scope, 1.0) for scope in found.known),
        operations=tuple(operations),
        issues=_issues(found),
        choices=_mended(listed),
        details=(*audits.worst_case(found, knowledge.catalog), *audits.way_on(found)),
    )


def _is_asked(listed: ScopeList, question: Question) -> bool:
    """Return whether a message wants an audit; a scope alone is rather to be explained."""
    if len(listed.tokens) != 1:
        return bool(listed.tokens)
    if listed.place == "configuration" or not question.scopes:
        return True
    has_calls = bool(question.endpoints or question.calls)
    said = question.said
    is_check = _AUDIT.search(said) or (has_calls and _ENOUGH.search(said))
    return bool(is_check and not _EXPLAIN.search(said))


def _calls(question: Question, knowledge: Knowledge) -> tuple[list[Operation], list[str]]:
    """Return the operations a message names, and the calls that are none."""
    found: dict[tuple[str, str], Operation] = {}
    strange: list[str] = []
    for call in question.calls:
        meant = knowledge.search.operation_for(call)
        if meant:
            found[meant.key] = meant
    for endpoint in question.endpoints:
        fitting = knowledge.paths.find(endpoint)
        if fitting:
            found[fitting[0].key] = fitting[0]
        else:
            strange.append(str(endpoint))
    return list(found.values()), strange


def _issues(found: Audit) -> dict[str, tuple[str, ...]]:
    coverage = found.coverage
    return {
        "unknown": tuple(token.written for token in found.unknown),
        "redundant": found.redundant,
        "deprecated": found.deprecated,
        "admin": found.admin,
        "missing": coverage.missing if coverage else (),
        "excess": coverage.excess if coverage else (),
    }


def _mended(listed: ScopeList) -> tuple[str, ...]:
    """Offer to check the list again with what its unknown words were probably meant to be."""
    meant = [token.scope or next(iter(token.suggestions), None) for token in listed.tokens]
    if not listed.unknown or not any(token.suggestions for token in listed.unknown):
        return ()
    return (f"check {' '.join(dict.fromkeys(scope for scope in meant if scope))}",)
