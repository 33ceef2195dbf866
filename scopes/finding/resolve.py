"""From a question in plain words to its needs: one, or several that stand in one message."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from scopes.data.catalog import Level
from scopes.finding.matching import Found, Matcher, without_scopes
from scopes.finding.pieces import CLEARLY_BETTER_PART, SURE_OF_A_PART, Pieces
from scopes.finding.search import Search
from scopes.finding.webhooks import Webhooks
from scopes.privilege.needs import Need, Outcome
from scopes.reading.question import Question
from scopes.reading.reader import Reader
from scopes.reading.steps import MOST_PARTS, Read, Steps, beside_calls, divide


@dataclass(frozen=True)
class Resolution:
    """The needs of a message in its order, also those that were not understood.

    `unread` is the number of further parts that were not looked at.
    """

    needs: tuple[Need, ...] = ()
    unread: int = 0


class Resolver:
    """Finds the needs in a message and what fulfills each."""

    def __init__(self, reader: Reader, search: Search, webhooks: Webhooks) -> None:
        self._reader = reader
        self._search = search
        self._matcher = Matcher(reader, search)
        self._pieces = Pieces(reader, search, self._matcher, webhooks)

    def resolve(self, question: Question) -> Resolution:
        """Return the needs of a message; none when nothing in it is understood well enough."""
        if self._search.is_example(question):
            return Resolution(self._as_one(question))
        read = cache(self._reader.read)  # most parts are looked at twice
        steps = divide(question, self._reader, read)
        if not steps.is_list:
            return self._of_sentences(question, steps, read)
        if not steps.texts:
            return Resolution(self._as_one(question))
        needs: list[Need] = []
        for text in steps.texts[:MOST_PARTS]:
            needs += self._of_item(text, steps.level, read)
        return _accounted(needs, len(steps.texts))

    def resolve_beside(self, question: Question) -> tuple[Need, ...]:
        """Return the needs that a message states in words beside its calls."""
        read = cache(self._reader.read)
        texts = beside_calls(question, self._reader, read)
        return tuple(self._pieces.needs(Steps(texts, is_list=False), question, read))

    def _of_item(self, text: str, level: Level | None, read: Read) -> Sequence[Need]:
        """Return the needs of an item of a list as if it was asked alone."""
        said = read(text)
        said = replace(said, level=said.level or level)
        steps = divide(said, self._reader, read)
        found = self._of_sentences(said, replace(steps, is_list=False), read).needs
        return found or [Need(text, outcome=Outcome.UNKNOWN, sure=0.0)]

    def _of_sentences(self, question: Question, steps: Steps, read: Read) -> Resolution:
        """Return the needs of running text: of its pieces, or of all of it as one."""
        if len(steps.texts) > 1:
            several = self._pieces.needs(steps, question, read)
            sure = [need for need in several if need.sure >= SURE_OF_A_PART]
            if len(sure) > 1 or (sure and _says_more(sure[0], self._matcher.best(question))):
                return _accounted(several, len(steps.texts))
        return Resolution(self._as_one(question))

    def _as_one(self, question: Question) -> tuple[Need, ...]:
        """Return the need that a text states as a whole; two when it reads and changes."""
        whole = self._matcher.best(question)
        if not whole:
            return ()
        example = self._search.example(question, whole.findings)
        if example:
            return (self._pieces.need(replace(whole, best=example)),)
        both = self._matcher.read_and_write(question)
        if both and all(found.confidence >= self._matcher.bar(found.question) for found in both):
            return tuple(map(self._pieces.need, both))
        enough = self._matcher.bar(question)
        undocumented = whole.findings.undocumented
        if undocumented and undocumented[0] >= max(enough, whole.best.score):
            return (without_scopes(question, *undocumented),)
        if whole.confidence < enough:
            return ()
        return tuple(map(self._pieces.need, both or [whole]))


def _accounted(needs: Sequence[Need], parts: int) -> Resolution:
    return Resolution(tuple(needs), max(0, parts - MOST_PARTS))


def _says_more(need: Need, whole: Found | None) -> bool:
    """Return whether the one part that was understood says more than the message as a whole."""
    return not whole or need.sure > whole.best.score * CLEARLY_BETTER_PART
