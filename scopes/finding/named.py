"""What a message needs that names scopes itself, maybe among things to do in words."""

import re
from collections.abc import Iterable
from dataclasses import replace

from scopes.data.catalog import LEVELS, Catalog, Level
from scopes.finding.resolve import Resolver
from scopes.privilege.needs import Alternative, Match, Need, Outcome
from scopes.privilege.reach import held_with
from scopes.reading.mentions import without_scopes
from scopes.reading.names import NamedScope
from scopes.reading.question import Question
from scopes.reading.reader import Reader
from scopes.reading.refusals import is_unwanted
from scopes.reading.scope_lists import OPENID
from scopes.reading.sign_in import sign_in_said, signs_in
from scopes.reading.wishes import HOLDING_AGAINST

_HELD_AGAINST = re.compile(
    r"^.{0,60}\b(?:enough|sufficient|both|all of them|check|audit|review|verify|validate"
    r"|ok|okay|fine|justified|reasonable|appropriate|acceptable)"
    r"\s+(?:to|for)\s+"
    r"|^.{0,60}\b(?:drop|remove|leave out|trim|dropped|removed|left out)\b[^,.;?]{0,40}?"
    r"\b(?:if|when|since|because)\s+",
    re.IGNORECASE,
)
"""What stands before the job that scopes are held against: "enough to", "can we drop any if"."""
_WHO_DOES_IT = re.compile(
    r"^(?:(?:it|we|i|they|(?:the|my|our|this|an?) (?:app|bot|tool|script|integration))\s+)?"
    r"(?:only|just|merely)\s+(?:(?:needs?|wants?|has|have)\s+to\s+)?",
    re.IGNORECASE,
)
"""What such a job begins with: "we only" of "we only post messages"."""
_ADDRESS = re.compile(r"https?://\S+")
MOST_BESIDE_WORDS = 30
"""Names of scopes among which words may state something else; more of them are a list to check."""
LONGEST_JOB = 1000
"""Characters of a message that says what scopes are held against."""
MOST_SENTENCES = 20
"""Sentences of a message among which questions for a check are looked for."""
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
        holds_against = bool(HOLDING_AGAINST & question.wishes)
        wanted = self._held_against(question) if holds_against else ()
        if not wanted and len(question.scopes) <= MOST_BESIDE_WORDS:
            wanted = self._resolver.resolve_beside(question)
        if OPENID in {name.scope for name in question.scopes}:
            wanted = self._with_sign_in(wanted, question.english)
        is_told = any(need.outcome is Outcome.FOUND for need in wanted)
        names = question.scopes
        if is_told:
            names = tuple(n for n in names if not is_unwanted(n.written, question.text))
        named = map(self._need, names)
        return tuple(sorted((*named, *wanted), key=lambda need: question.place_of(need.words)))

    def _with_sign_in(self, needs: Iterable[Need], text: str) -> tuple[Need, ...]:
        """Return needs with that for `openid` where a text speaks of signing in."""
        needs = tuple(self._signing_in(n.words) if signs_in(n.words) else n for n in needs)
        said = sign_in_said(text)
        is_there = any(signs_in(need.words) for need in needs)
        return (*needs, self._signing_in(said)) if said and not is_there else needs

    def _held_against(self, question: Question) -> tuple[Need, ...]:
        """Return the needs that scopes are held against: "is spark:all enough to read CDRs".

        Where nothing else is said they are those of the level that all of the scopes are of, if
        these meet them then.
        """
        if len(_without_scopes(question.text, question)) > LONGEST_JOB:
            return ()
        text = self._telling(question).strip(" ?")
        job = _HELD_AGAINST.sub("", text)
        said = self._reader.read(_WHO_DOES_IT.sub("", job))
        is_job = job != text
        if not (is_job or said.wanted) or not self._reader.has_subject(said):
            return ()
        found = self._found(said)
        level = said.level or self._level_of(question.scopes)
        if level != said.level and not self._are_met(found, question.scopes):
            on_level = self._found(replace(said, level=level))
            found = on_level if self._are_met(on_level, question.scopes) else found
        if not found and is_job:
            return (self._resolver.closest(said),)
        return found if is_job else tuple(n for n in found if n.outcome is Outcome.FOUND)

    def _signing_in(self, words: str) -> Need:
        """Return the need to sign in with Webex, which no operation stands for."""
        openid = self._need(NamedScope(OPENID, (OPENID,), True))
        return replace(openid, words=words, origin="words")

    def _telling(self, question: Question) -> str:
        """Return what a message says without its scopes, and without sentences that only ask.

        Nor do those tell what an app does that only said which scopes it has.
        """
        sentences = re.split(r"(?<=[.!?])\s+", question.text)
        if len(sentences) > MOST_SENTENCES:
            return _without_scopes(question.text, question)
        told = (_without_scopes(each, question) for each in sentences if not self._asks(each))
        telling = [each for each in told if self._reader.has_subject(self._reader.read(each))]
        return " ".join(telling) or _without_scopes(question.text, question)

    def _asks(self, sentence: str) -> bool:
        """Return whether a sentence asks for a check, and does not say of what."""
        if not sentence.endswith("?") or _HELD_AGAINST.search(sentence):
            return False
        return bool(HOLDING_AGAINST & self._reader.read(sentence).wishes)

    def _found(self, said: Question) -> tuple[Need, ...]:
        """Return the needs of words, also what is not understood beside others."""
        needs = self._resolver.resolve(said).needs
        return needs if any(need.outcome is Outcome.FOUND for need in needs) else ()

    def _are_met(self, needs: Iterable[Need], named: Iterable[NamedScope]) -> bool:
        """Return whether scopes that are named meet all needs."""
        held = held_with([name.scope for name in named if name.scope], self._catalog)
        understood = (need for need in needs if need.outcome is Outcome.FOUND)
        return all(need.is_met_by(held) for need in understood)

    def _level_of(self, named: Iterable[NamedScope]) -> Level | None:
        """Return the one level above that of users which scopes are of, None for several."""
        known = {self._catalog.scopes[name.scope].level for name in named if name.scope}
        return next((at for at in LEVELS[1:] if {at} == known), None)

    def _need(self, name: NamedScope) -> Need:
        """Return the need for a scope by its name; a deprecated one is not offered."""
        scope = self._catalog.scopes[name.scope] if name.scope else None
        matches = tuple(Match(candidate, 1.0) for candidate in name.candidates)
        need = replace(Need.unknown(name.written, "name"), matches=matches)
        if not scope:
            return need
        if scope.is_deprecated:
            return replace(
                need, near=(Alternative((scope.replaced_by,)),) if scope.replaced_by else ()
            )
        sets = dict.fromkeys(LEVELS, (frozenset({scope.id}),))
        sure = 1.0 if name.is_exact else SURE_OF_A_MISSPELT_NAME
        return replace(need, outcome=Outcome.FOUND, sets=sets, level=scope.token_level, sure=sure)


def _without_scopes(text: str, question: Question) -> str:
    """Return a text without its addresses and names of scopes."""
    text = _ADDRESS.sub(" ", text)
    text = without_scopes(text, (name.written for name in question.scopes))
    return " ".join(text.split())
