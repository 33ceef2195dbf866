"""From a question in plain words to its needs: one, or several that stand in one message."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from scopes.data.catalog import Level
from scopes.finding.learned import Learned
from scopes.finding.matching import Matcher, without_scopes
from scopes.finding.parts import MOST_PARTS, Part, Read, parts_of
from scopes.finding.search import Search
from scopes.finding.spans import Span, spans_of
from scopes.finding.webhooks import Webhooks
from scopes.privilege.needs import Match, Need, Outcome
from scopes.reading.question import Question
from scopes.reading.reader import Reader
from scopes.reading.steps import items_of

_PROSE = re.compile(r"[\w\s,.!?'’/&-]{3,200}")
"""What stands beside calls in words; code has signs that sentences have not."""
_BEFORE, _AFTER = re.compile(r"[/:_=\-{.]\Z"), re.compile(r"[/:_=}][\w{]")
"""What stands around a part that is cut out of a call or of a scope's name."""


@dataclass(frozen=True)
class Resolution:
    """The needs of a message in its order, also those that were not understood.

    `unread` is the number of further parts that were not looked at.
    """

    needs: tuple[Need, ...] = ()
    unread: int = 0


class Resolver:
    """Finds the needs in a message and what fulfills each."""

    def __init__(
        self,
        reader: Reader,
        search: Search,
        learned: Learned,
        matcher: Matcher,
        webhooks: Webhooks,
    ) -> None:
        self._reader = reader
        self._search = search
        self._learned = learned
        self._matcher = matcher
        self._webhooks = webhooks

    def resolve(self, question: Question) -> Resolution:
        """Return the needs of a message; none when nothing in it is understood well enough."""
        if self._search.is_example(question):
            return Resolution(self._of_part(Part(question)))
        read = cache(self._reader.read)  # most parts are looked at twice
        items = items_of(question, self._reader, read)
        if not items:
            return self._of_text(question, read)
        needs: list[Need] = []
        for text in items.texts[:MOST_PARTS]:
            needs += self._of_item(text, items.level, read)
        return Resolution(tuple(needs), max(0, len(items.texts) - MOST_PARTS))

    def parts(self, question: Question) -> list[Part]:
        """Return the parts of a message that state needs in words, none of them in calls."""
        spans = [s for s in spans_of(self._learned.tag(question.text)) if _is_whole(question, s)]
        parts = parts_of(question, spans, self._reader, cache(self._reader.read))
        return [
            part
            for part in parts
            if not part.said.has_calls and not part.said.scopes and _PROSE.fullmatch(part.said.text)
        ]

    def resolve_beside(self, question: Question) -> tuple[Need, ...]:
        """Return the needs that a message states in words beside its calls or names of scopes."""
        needs: list[Need] = []
        for part in self.parts(question)[:MOST_PARTS]:
            if self._reader.has_subject(part.said):
                needs += self._of_part(part)
        return tuple(needs)

    def closest(self, question: Question) -> tuple[Match, ...]:
        """Return the scopes that are nearest to a question, even where none fits well enough."""
        best = self._matcher.best(question) if question.terms else None
        return best.as_need().matches if best else ()

    def _of_item(self, text: str, level: Level | None, read: Read) -> Sequence[Need]:
        """Return the needs of an item of a list as if it was asked alone."""
        said = read(text)
        said = replace(said, level=said.level or level)
        found = self._of_text(said, read).needs
        return found or [Need(text, outcome=Outcome.UNKNOWN, sure=0.0)]

    def _of_text(self, question: Question, read: Read) -> Resolution:
        """Return the needs of running text: of its parts, or of all of it as one."""
        spans = spans_of(self._learned.tag(question.text))
        if len(spans) < 2:
            return Resolution(self._of_part(Part(question)))
        parts = parts_of(question, spans, self._reader, read)
        needs: list[Need] = []
        for part in parts[:MOST_PARTS]:
            needs += self._of_part(part) or [_unknown(part)]
        return Resolution(tuple(needs), max(0, len(parts) - MOST_PARTS))

    def _of_part(self, part: Part) -> tuple[Need, ...]:
        """Return the needs that a part of a message states; two when it reads and changes."""
        found = self._matcher.needs(part.said, part.place)
        best = found[0] if found else self._matcher.best(part.said, part.place)
        if best and best.undocumented and len(found) < 2:
            return (without_scopes(part.said, best.undocumented),)
        return tuple(self._webhooks.with_subject(f.as_need(), f.question, f.ranked) for f in found)


def _is_whole(question: Question, span: Span) -> bool:
    """Return whether a part of a message is words of their own: no end of a path, or of a name."""
    before, after = question.text[: span.start], question.text[span.end :]
    return not _BEFORE.search(before) and not _AFTER.match(after)


def _unknown(part: Part) -> Need:
    return Need(part.said.text, outcome=Outcome.UNKNOWN, sure=0.0)
