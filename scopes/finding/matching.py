"""Match a question to what fits it best, and say how sure that is."""

from dataclasses import replace

from scopes.data.catalog import Level
from scopes.data.operations import Operation
from scopes.finding.classes import Class, Place
from scopes.finding.coordination import LONGEST, divided
from scopes.finding.found import Found, alternatives_to
from scopes.finding.one_resource import of_one_resource
from scopes.finding.products import Products
from scopes.finding.ranking import Ranked, Ranking
from scopes.finding.search import Candidate, Findings, Search
from scopes.finding.titles import Titles
from scopes.privilege.needs import Need, Outcome
from scopes.reading.intent import Wanted
from scopes.reading.question import Question
from scopes.reading.reader import Reader

LEAST_TO_ANSWER = 0.4
"""Probability from which an answer is given at all; below it, silence did more good."""
SURE_OF_NOTHING = 0.75
"""Probability that no scope is asked for, from which none is given."""
SURE_OF_A_PIECE = 0.6
"""Probability that each of several joined things must have to be taken for a need of its own."""
SURE_OF_A_TITLE = 0.8
"""Share of its words from which the operation that the search found is taken before a learned one.
"""


def _on_level(best: Candidate, level: Level | None, ranked: Ranked) -> Candidate:
    """Return what is meant for the token level that a question names, where there is such a set.

    It must be for the same operation, which the likeliest candidate tells.
    """
    if level in (None, best.level):
        return best
    mine = {operation.key for _, operation in best.operations}
    alike = (
        candidate
        for candidate in ranked.candidates
        if candidate.level == level and mine & {o.key for _, o in candidate.operations}
    )
    there = next(alike, None)
    return replace(there, score=best.score) if there else best


class Matcher:
    """Matches questions to candidates of the search, as the learned ranking sees them."""

    def __init__(
        self,
        reader: Reader,
        search: Search,
        ranking: Ranking,
        products: Products,
        titles: Titles,
    ) -> None:
        self._reader = reader
        self._products = products
        self._search = search
        self._ranking = ranking
        self._titles = titles

    def rank(self, question: Question, place: Place | None = None) -> tuple[Ranked, Findings]:
        """Return what a question may mean, likeliest first, and what the search found for it."""
        findings = self._search.find(question)
        return self._ranking.rank(question, findings, place), findings

    def is_not_offered(self, question: Question) -> bool:
        """Return whether a question asks for what the Webex app has and no operation does."""
        return self._products.is_not_offered(question.said)

    def is_title(self, question: Question) -> bool:
        """Return whether all that a question says is the official title of an operation."""
        return self._titles.find(question.text) is not None

    def explain(
        self, question: Question, place: Place | None = None
    ) -> tuple[Ranked, Operation, list[dict[str, float]]]:
        """Return what a question may mean, and what each signal adds to that.

        At the end of what they add is that for an operation without documented scopes, which is
        returned as well, and that for no scope.
        """
        ranked, found = self.rank(question, place)
        signals = self._ranking.explain(question, ranked.candidates, place, found.fit_undocumented)
        return ranked, self._without_scopes(question, found, place), signals

    def best(self, question: Question, *places: Place | None) -> Found | None:
        """Return the best match of a question, however weak it is.

        `places` are where the question may be read if it is a part of a message, or None: alone. It
        is in the first of those where it is understood most surely.
        """
        findings = self._search.find(question)
        read = [self._found(question, findings, place) for place in places or (None,)]
        return max(filter(None, read), key=lambda found: found.confidence, default=None)

    def meant(self, question: Question, label: Class, chance: float, place: Place) -> Found | None:
        """Return a question in its place as one that means a class, as likely as is given.

        The result is None where the message rules it out by naming another product.
        """
        meant = replace(self._ranking.of_class(question, label, place), score=chance)
        if not self._products.possible([meant], question.said, place.message):
            return None
        findings = self._search.find(question)
        ranked = self._ranking.rank(question, findings, place)
        return Found(question, meant, ranked, findings, place)

    def _found(self, question: Question, findings: Findings, place: Place | None) -> Found | None:
        ranked = self._possible(self._ranking.rank(question, findings, place), question, place)
        if not ranked.candidates:
            return None
        return Found(question, self._likeliest(question, ranked), ranked, findings, place)

    def _possible(self, ranked: Ranked, question: Question, place: Place | None) -> Ranked:
        """Return what was ranked without what the message rules out by naming another product."""
        message = place.message if place else question.said
        possible = self._products.possible(ranked.candidates, question.said, message)
        return replace(ranked, candidates=possible)

    def _likeliest(self, question: Question, ranked: Ranked) -> Candidate:
        """Return what the catalog or a title gives for just these words, else the likeliest."""
        titled = self._titles.find(question.text)
        if titled:
            return self._titles.likeliest(titled, ranked, question.level)
        example = self._search.example(question)
        if not example:
            return _on_level(ranked.candidates[0], question.level, ranked)
        known = (c for c in ranked.candidates if c.scopes == example.scopes)
        return replace(next(known, example), score=1.0)

    def needs(self, question: Question, best: Found | None, *, is_one: bool = False) -> list[Found]:
        """Return what a question states: one need, several that share words, or none.

        `best` is its best match as a whole; `is_one` tells that it states no more than one thing.
        """
        both = self._read_and_write(question)
        if both:
            return both
        if not best or best.ranked.nothing > max(best.confidence, SURE_OF_NOTHING):
            return []
        several = [] if is_one else self._several(best, best.confidence)
        return several or ([best] if best.confidence >= LEAST_TO_ANSWER else [])

    def _several(self, whole: Found, least: float) -> list[Found]:
        """Return the needs for the things a question joins, when each is surer than `least`."""
        read = self._reader.parts_reader()
        texts = divided(whole.question.said, self._reader, read)
        written = (as_written(text, whole.question.text) for text in texts)
        said = (replace(read(text), level=whole.question.level) for text in written)
        found = [each for each in map(self.best, said) if each]
        least = max(SURE_OF_A_PIECE, least)
        is_clearer = len(found) == len(texts) and all(f.confidence > least for f in found)
        says_more = any(each.best.scopes != whole.best.scopes for each in found)
        return found if is_clearer and says_more else []

    def _read_and_write(self, question: Question) -> list[Found]:
        """Return the need to read and the need to change of a question that speaks of both."""
        if len(question.wanted) < 2 or len(question.said) > LONGEST:
            return []
        kinds: tuple[Wanted, ...] = ("read", "write")
        tried = (self.best(self._reader.restricted_to(question, kind)) for kind in kinds)
        halves = [self._several(found, SURE_OF_A_PIECE) or [found] for found in tried if found]
        if len(halves) < 2:
            return []
        both = of_one_resource(*halves)
        if any(found.confidence < LEAST_TO_ANSWER for found in both):
            return []
        return [] if any(self._search.has_broad_access(found.best) for found in both) else both

    def undocumented(self, question: Question, found: Found) -> Need | None:
        """Return the need for an operation without scopes, if rather that is meant."""
        if found.ranked.undocumented < max(LEAST_TO_ANSWER, found.confidence):
            return None
        operation = self._without_scopes(question, found.findings, found.place)
        return without_scopes(question, operation, found.ranked)

    def _without_scopes(
        self, question: Question, findings: Findings, place: Place | None
    ) -> Operation:
        """Return the operation without scopes that a question most likely means."""
        score, titled = findings.undocumented or (0.0, None)
        if titled and score >= SURE_OF_A_TITLE:
            return titled
        return self._ranking.undocumented(question, place)


def as_written(said: str, text: str) -> str:
    """Return a part of a text in small letters as it stands there, if it does."""
    small = text.lower()
    start = small.find(said) if len(small) == len(text) else -1
    return text[start : start + len(said)] if start >= 0 else said


def without_scopes(question: Question, operation: Operation, ranked: Ranked) -> Need:
    """Return the need for an operation whose documents name no scope, or that needs none."""
    is_undocumented = operation.is_undocumented
    outcome = Outcome.UNDOCUMENTED if is_undocumented else Outcome.NOT_NEEDED
    sure = ranked.undocumented
    near = alternatives_to(sure, ranked.candidates)
    return Need(question.text, {}, (operation,), outcome, sure=sure, near=near)
