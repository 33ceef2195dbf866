"""The part of the doctor that looks at `invalid_scope`: the request itself is at fault."""

import re
from collections.abc import Sequence

import wording.doctor as say
from scopes.answer import Answer, Block, Outcome
from scopes.knowledge import Knowledge
from scopes.names import NamedScope
from scopes.question import Question

_IN_ADDRESS = re.compile(r"[?&]scope=([^&\s\"'`<>]*)(\s+[\w-]+:\w)?", re.IGNORECASE)
_JOINED_BADLY = re.compile(r"\w(?:,\s*|%2C(?:%20)?|;\s*|\|)[a-z-]+(?::|%3A)\w", re.IGNORECASE)


def answer_refused_request(
    question: Question, named: Sequence[NamedScope], knowledge: Knowledge
) -> Answer:
    """Look for what is wrong with the names and the form of a request for scopes."""
    catalog = knowledge.catalog
    wrong, good = [], []
    for name in named:
        scope = catalog.scopes[name.scope] if name.scope else None
        is_gone = bool(scope and scope.status == "deprecated")
        if not name.is_exact or is_gone:
            wrong.append((name, is_gone, say.misspelt(name.written, scope)))
        if scope and not is_gone:
            good.append(scope.id)
    scopes = tuple(dict.fromkeys(good))
    body: list[Block] = [say.verdict("invalid scope"), *say.bad_names([w[2] for w in wrong])]
    if is_joined_badly(question.text):
        body.append(say.bad_separators())
    if scopes:
        body += say.mended(scopes)
    body += say.request_checks(any(catalog.scopes[s].level == "admin" for s in scopes))
    return Answer(
        kind="doctor",
        outcome=Outcome.FOUND,
        body=tuple(body),
        scopes=scopes,
        issues={
            "unknown": tuple(name.written for name, is_gone, _ in wrong if not is_gone),
            "deprecated": tuple(name.scope for name, is_gone, _ in wrong if is_gone and name.scope),
        },
    )


def is_joined_badly(text: str) -> bool:
    """Tell whether scopes are joined by a comma and the like, or by a blank left unencoded."""
    address = _IN_ADDRESS.search(text)
    if address:
        asked, bare = address.groups()
        return bool(bare or _JOINED_BADLY.search(asked))
    return bool(_JOINED_BADLY.search(text))
