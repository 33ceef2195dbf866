"""From the calls of a code base to operations, with the look-up that chat has as well."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from scan.contents import Contents
from scopes.code.calls import CodeCall
from scopes.data.operations import Operation
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Need, Outcome
from scopes.reading.question import Question
from wording import scan as words

_OF_WEBEX = re.compile(r"[\w.]{0,60}(?:webex|spark|wbx|wxc)\w{0,60}[.(]", re.IGNORECASE)
"""Who is called is named after Webex, so that a path alone is meant for its API."""


@dataclass(frozen=True)
class FoundCall:
    """A call at a place of a code base, and its need; an unknown one when no operation fits."""

    file: str
    call: CodeCall
    need: Need

    @property
    def operation(self) -> Operation | None:
        """The operation that is called, None when no one is known."""
        return self.need.operations[0] if self.need.operations else None


@dataclass(frozen=True)
class Open:
    """A place of a code base where what is called cannot be told, with the reason."""

    file: str
    line: int
    why: str


def resolve(contents: Iterable[Contents], knowledge: Knowledge) -> Iterator[FoundCall | Open]:
    """Yield what is called in the files, in order, and what cannot be resolved."""
    for each in contents:
        for gap in each.unresolved:
            yield Open(each.name, gap.line, gap.why)
        for call, near in each.calls:
            yield from _resolved(each.name, call, near, knowledge)


def _resolved(
    file: str, call: CodeCall, near: str, knowledge: Knowledge
) -> Iterator[FoundCall | Open]:
    need = replace(knowledge.calls.need(call), words=shown(call))
    if not need.operations:
        if call.host or call.sdk or _OF_WEBEX.match(call.written):
            yield Open(file, call.line, words.no_operation(need.words))
            yield FoundCall(file, call, need)
        return
    if need.is_method_open:
        methods = sorted({operation.method for operation in need.operations})
        yield Open(file, call.line, words.no_method(need.words, methods))
        return
    if need.operations[0].depends_on_subject:
        need = _with_subject(need, near, knowledge)
    if need.is_subject_open:
        yield Open(file, call.line, words.no_subject(need.words))
    yield FoundCall(file, call, need)


def shown(call: CodeCall) -> str:
    """Return a call as reports show it."""
    return f"{call.method or 'any method'} {call.path}" if call.path else call.sdk or call.written


def _with_subject(need: Need, near: str, knowledge: Knowledge) -> Need:
    """Return the need for a call about webhooks with what the lines after it say they watch."""
    about = Question(near)
    if not about.resource:  # other words of code do not tell it
        return replace(need, sets={}, outcome=Outcome.UNKNOWN, is_subject_open=True)
    return knowledge.webhooks.with_subject(need, knowledge.webhooks.said(about))
