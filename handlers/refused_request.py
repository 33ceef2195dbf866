"""Find what is wrong with a request that Webex refuses with `invalid_scope`."""

from collections.abc import Sequence

import wording.refused_request as say
from scopes.answer import Answer, Block
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome
from scopes.reading.authorize import rest_of
from scopes.reading.names import NamedScope
from scopes.reading.question import Question
from scopes.reading.scope_lists import is_joined_badly
from wording import retired
from wording.authorize import requests_nothing
from wording.diagnosis import verdict

EXAMPLE = "invalid_scope with spark:room_read spark:people_read"


def answer_refused_request(
    question: Question, named: Sequence[NamedScope], knowledge: Knowledge
) -> Answer:
    """Look for what is wrong with the names and the form of a request for scopes."""
    catalog = knowledge.catalog
    deprecated = {scope.id for scope in catalog.scopes.values() if scope.is_deprecated}
    wrong = _wrong_among(named, knowledge)
    asked = (name.scope for name in named if name.scope not in deprecated)
    scopes = tuple(dict.fromkeys(scope for scope in asked if scope))
    body: list[Block] = [verdict("invalid scope"), *wrong_names(named, knowledge)]
    has_request = rest_of(question.text) is not None
    if not named and has_request:
        body += requests_nothing()
    if is_joined_badly(question.text):
        body.append(say.bad_separators())
    if scopes:
        body += say.corrected(scopes)
    body += say.request_checks(any(catalog.scopes[scope].level == "admin" for scope in scopes))
    is_told = bool(named) or has_request
    if not is_told:
        body.append(say.which_request(EXAMPLE))
    return Answer(
        kind="doctor",
        outcome=Outcome.FOUND,
        body=tuple(body),
        scopes=scopes,
        choices=() if is_told else (EXAMPLE,),
        issues={
            "unknown": tuple(name.written for name in wrong if name.scope not in deprecated),
            "deprecated": tuple(name.scope for name in wrong if name.scope in deprecated),
        },
    )


def wrong_names(named: Sequence[NamedScope], knowledge: Knowledge) -> list[Block]:
    """List the names that are no scopes, or outdated ones."""
    return say.bad_names([_wrong(name, knowledge) for name in _wrong_among(named, knowledge)])


def _wrong_among(named: Sequence[NamedScope], knowledge: Knowledge) -> list[NamedScope]:
    scopes = knowledge.catalog.scopes
    return [
        name
        for name in named
        if not name.is_exact or (name.scope and scopes[name.scope].is_deprecated)
    ]


def _wrong(name: NamedScope, knowledge: Knowledge) -> str:
    """Say what is wrong with a name of a request."""
    if name.is_retired:
        return retired.line(name.written, name.candidates)
    return say.misspelt(name.written, knowledge.catalog.scopes[name.scope] if name.scope else None)
