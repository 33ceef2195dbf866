"""What a message needs that names scopes itself, maybe among things to do in words."""

import re
from dataclasses import replace

from scopes.data.catalog import LEVELS, Catalog
from scopes.finding.resolve import Resolver
from scopes.privilege.needs import Alternative, Match, Need, Outcome
from scopes.reading.names import NamedScope
from scopes.reading.question import Question
from scopes.reading.reader import Reader
from scopes.reading.scope_lists import OPENID, SIGN_IN
from scopes.reading.wishes import Wish

DEPRECATED = "deprecated"
_HELD_AGAINST = re.compile(
    r"^.{0,60}\b(?:enough|sufficient|both|all of them|check|audit|review|verify|validate)"
    r"\s+(?:to|for)\s+",
    re.IGNORECASE,
)
"""What stands before the job that scopes are held against: "enough to", "do I need both to"."""
MOST_BESIDE_WORDS = 30
"""Names of scopes among which words may state something else; more of them are a list to check."""
_FOR_SIGN_IN = re.compile(rf"\b(?:{'|'.join(sorted(SIGN_IN))})\b")
LONGEST_JOB = 1000
"""Characters of a message that says what scopes are held against."""
SURE_OF_A_MISSPELT_NAME = 0.9


class Named:
    """Turns names of scopes into needs."""

    def __init__(self, catalog: Catalog, reader: Reader, resolver: Resolver) -> None:
        self._catalog = catalog
        self._reader = reader
        self._resolver = resolver

    def needs(self, question: Question) -> tuple[Need, ...]:
        """Return a need for each scope named, and for each part that says what to do instead.

        In a check of scopes, also for what they are held against.
        """
        holds_against = bool({Wish.ENOUGH, Wish.AUDIT} & question.wishes)
        wanted = self._held_against(question) if holds_against else ()
        if not wanted and len(question.scopes) <= MOST_BESIDE_WORDS:
            wanted = self._resolver.resolve_beside(question)
        named = [self._need(name) for name in question.scopes]
        return tuple(sorted((*named, *wanted), key=lambda need: question.place_of(need.words)))

    def _held_against(self, question: Question) -> tuple[Need, ...]:
        """Return the needs that scopes are held against: "is spark:all enough to read CDRs"."""
        job = _without_names(question.text, question).strip(" ?")
        if len(job) > LONGEST_JOB:
            return ()
        said = self._reader.read(job)
        if not said.wanted or not self._reader.has_subject(said):
            return ()
        return tuple(
            need for need in self._resolver.resolve(said).needs if need.outcome is Outcome.FOUND
        )

    def _need(self, name: NamedScope) -> Need:
        """Return the need for a scope by its name; a deprecated one is not offered."""
        scope = self._catalog.scopes[name.scope] if name.scope else None
        matches = tuple(Match(candidate, 1.0) for candidate in name.candidates)
        need = Need(name.written, matches=matches, origin="name", outcome=Outcome.UNKNOWN, sure=0.0)
        if not scope:
            return need
        if scope.status == DEPRECATED:
            return replace(
                need, near=(Alternative((scope.replaced_by,)),) if scope.replaced_by else ()
            )
        level = next((level for level in LEVELS if level == scope.level), None)
        routes = dict.fromkeys(LEVELS, (frozenset({scope.id}),))
        sure = 1.0 if name.is_exact else SURE_OF_A_MISSPELT_NAME
        return replace(need, outcome=Outcome.FOUND, routes=routes, level=level, sure=sure)


def _without_names(text: str, question: Question) -> str:
    """Return what scopes are held against: "read CDRs" of "is spark:all enough to read CDRs"."""
    for name in question.scopes:
        text = text.replace(name.written, " ")
    if OPENID in {name.scope for name in question.scopes}:
        text = _FOR_SIGN_IN.sub(" ", text)
    return _HELD_AGAINST.sub("", " ".join(text.split()))
