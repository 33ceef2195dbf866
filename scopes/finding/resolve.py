"""From a question in plain words to its needs: one, or several that stand in one message."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from scopes.code.beside import is_nothing_but_code
from scopes.data.kinds import NEED
from scopes.finding.beside import parts_beside
from scopes.finding.found import Found
from scopes.finding.learned import Learned
from scopes.finding.matching import LIKELY, SURE_OF_A_PIECE, Matcher
from scopes.finding.message import Message, read_message
from scopes.finding.parts import Part, has_pronoun, parts_of, says_all
from scopes.finding.search import Search
from scopes.finding.spans import Span
from scopes.finding.stated import Evidence, Setting, evidence_for, is_stated
from scopes.finding.webhooks import Webhooks
from scopes.privilege.needs import Need, Outcome
from scopes.reading.pages import without_links
from scopes.reading.question import Question
from scopes.reading.reader import Reader
from scopes.reading.steps import MOST_PARTS, Items, Read, items_of
from scopes.text.segments import sentences

MOST_DIVIDED = 6
"""Parts of a message that are looked at for several things that one of them joins."""
LONGEST_WITH_REFUSALS = 200
"""Characters of a message of one or two sentences, which may say what is not needed."""


@dataclass(frozen=True)
class Resolution:
    """The needs of a message in its order, also those that were not understood.

    `unread` is the number of further parts that were not looked at; `is_cut` tells that the text
    was too long to be looked through to its end.
    """

    needs: tuple[Need, ...] = ()
    unread: int = 0
    is_cut: bool = False


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
        if is_nothing_but_code(question.text):
            return Resolution(())
        if self._search.is_example(question):
            return Resolution(self._of_example(question))
        read = self._reader.parts_reader()
        items = items_of(question, self._reader, read)
        if not items:
            return self._of_text(self._wanted(question), read)
        if not items.texts:
            return Resolution(self._of_part(Part(question)))
        message = self._message_of(question)
        needs: list[Need] = []
        left = deque(items.texts)
        while left and len(needs) < MOST_PARTS:
            needs += self._of_item(left.popleft(), items, message, read)
        return Resolution(tuple(needs), items.unread + len(left))

    def evidence(self, question: Question) -> list[tuple[Part, Evidence]]:
        """Return the parts of running text that may be needs, with what speaks for each of them."""
        found = ((part, self._best(part)) for part in self.parts_read(question))
        return [
            (part, self._evidence(part, part.setting, best))
            for part, best in found
            if part.setting and best and best.confidence >= LIKELY
        ]

    def parts_read(self, question: Question) -> list[Part]:
        """Return the parts of a message that needs are looked for in, as far as it is words."""
        if question.has_calls or question.scopes:
            return parts_beside(question, self._reader, self._learned)
        read = self._reader.parts_reader()
        items = (
            None if self._search.is_example(question) else items_of(question, self._reader, read)
        )
        if not items:
            return self._in_running_text(question, self._parts(question, read))
        if not items.texts:
            return [Part(question)]
        message = self._message_of(question)
        return [
            part for text in items.texts for part in self._item_parts(text, items, message, read)
        ]

    def _message_of(self, question: Question) -> Callable[[], Message]:
        """Return how to read a message as a whole, which is done once, and only if it has to be."""
        return cache(partial(read_message, question.text, self._learned))

    def resolve_beside(self, question: Question) -> tuple[Need, ...]:
        """Return the needs that a message states in words beside its calls or names of scopes."""
        needs: list[Need] = []
        parts = parts_beside(question, self._reader, self._learned)
        for part in parts[:MOST_PARTS]:
            if self._reader.has_subject(part.said):
                needs += self._of_part(part, len(parts))
        return tuple(needs)

    def closest(self, question: Question) -> Need:
        """Return a question as a need that was not understood, with what comes closest to it."""
        best = self._matcher.best(question) if question.says_something else None
        return best.as_unknown() if best else _unknown(question)

    def _of_example(self, question: Question) -> tuple[Need, ...]:
        """Return the need of an example of the catalog, with just the scope that it stands at."""
        found = self._matcher.best(question)
        if not found:
            return ()
        plain = found.as_need()
        need = self._with_subject(found)
        is_kept = any(plain.usual in sets for sets in need.routes.values())
        return (need if is_kept else plain,)

    def _wanted(self, question: Question) -> Question:
        """Return a short question without what it says is not needed.

        In a longer one the words around a need say more than the cut would mend.
        """
        is_short = len(question.text) <= LONGEST_WITH_REFUSALS
        return self._reader.without_refusals(question) if is_short else question

    def _of_item(
        self, text: str, items: Items, message: Callable[[], Message], read: Read
    ) -> Sequence[Need]:
        """Return the needs of an item of a list."""
        found = self._of_parts(self._item_parts(text, items, message, read)).needs
        return found or [Need(text, outcome=Outcome.UNKNOWN, sure=0.0)]

    def _item_parts(
        self, text: str, items: Items, message: Callable[[], Message], read: Read
    ) -> list[Part]:
        """Return the parts of an item of a list as if it was asked alone, if it says all it means.

        One that speaks of another item is read in its place, and so is a noun below a heading.
        """
        said = self._item(text, items, read)
        parts = self._parts(said, read)
        is_noun = bool(items.head) and not self._reader.begins_with_verb(said)
        if len(parts) > 1 or not (is_noun or has_pronoun(text)):
            return parts
        start = message().text.index(text)
        place = message().place(Span(start, start + len(text)))
        is_step = not is_noun and says_all(text, self._reader, read)
        return [replace(parts[0], place=place, is_step=is_step)]

    def _of_text(self, question: Question, read: Read) -> Resolution:
        """Return the needs of running text: of its parts, or of all of it as one."""
        message = read_message(question.text, self._learned)
        parts = self._parts(question, read, message)
        found = self._of_parts(self._in_running_text(question, parts))
        return replace(found, is_cut=message.is_cut)

    def _in_running_text(self, question: Question, parts: Sequence[Part]) -> list[Part]:
        """Return parts of a message with where they stand in it, but for steps of a list.

        Of what was tried when an error came it is clear that it is a need.
        """
        if question.is_tried:
            return list(parts)
        kind = self._learned.kinds(without_links(question.text))[NEED]
        settings = (Setting(kind, number, len(parts)) for number in range(len(parts)))
        return [
            part if _is_of_list(part, parts) else replace(part, setting=setting)
            for part, setting in zip(parts, settings, strict=True)
        ]

    def _of_parts(self, parts: Sequence[Part]) -> Resolution:
        """Return the needs of the parts of a text, those of several also where one is unknown."""
        if len(parts) == 1:
            return Resolution(self._of_part(parts[0]))
        needs: list[Need] = []
        for part in parts[:MOST_PARTS]:
            needs += self._of_part(part, len(parts)) or [_unknown(part.said)]
        if _is_doubtful(needs):
            return Resolution()
        return Resolution(tuple(needs), max(0, len(parts) - MOST_PARTS))

    def _parts(self, question: Question, read: Read, message: Message | None = None) -> list[Part]:
        """Return the parts of running text that state needs, or all of it where none was seen."""
        if self._reader.is_both_ways(question) and len(sentences(question.text)) == 1:
            return [Part(question)]
        message = message or read_message(question.text, self._learned)
        parts = parts_of(question, message, self._reader, read)
        return parts or [Part(question)]

    @staticmethod
    def _item(text: str, items: Items, read: Read) -> Question:
        """Return an item of a list as it was read; it shares what is said of all of them."""
        said = read(text)
        return replace(said, level=said.level or items.level, wanted=said.wanted or items.wanted)

    def _of_part(self, part: Part, parts: int = 1) -> tuple[Need, ...]:
        """Return the needs that a part of a message states; two when it reads and changes.

        `parts` is the number of parts that its message was divided into.
        """
        whole = self._best(part)
        found = self._matcher.needs(part.said, whole, is_one=parts > MOST_DIVIDED)
        if whole and self._is_background(part, [whole, *found]):
            return ()
        best = next(iter(found), whole)
        without = self._matcher.undocumented(part.said, best) if best else None
        if without:
            return (without,)
        return tuple(self._with_subject(each) for each in found)

    def _best(self, part: Part) -> Found | None:
        places = (None, part.place) if part.is_step else (part.place,)
        return self._matcher.best(part.said, *places)

    def _is_background(self, part: Part, read: Iterable[Found]) -> bool:
        """Return whether a part states no need, in whichever way of reading it is the clearest.

        "Read and write people" is none as a whole: no operation does both. Where that is all of a
        message ("CRUD for rooms"), it is no background of anything.
        """
        weights = self._learned.head.stated
        if not part.setting or not weights:
            return False
        if part.setting.parts == 1 and self._reader.is_both_ways(part.said):
            return False
        clearest = min(read, key=lambda found: found.ranked.share_of_nothing)
        return not is_stated(self._evidence(part, part.setting, clearest), part.setting, weights)

    def _evidence(self, part: Part, setting: Setting, best: Found) -> Evidence:
        nothing = best.ranked.share_of_nothing
        return evidence_for(part.said.text, part.place, setting, nothing, self._learned)

    def _with_subject(self, found: Found) -> Need:
        """Return a need that was understood; for a webhook with the scope of what it watches."""
        said = self._webhooks.said(found.question, found.ranked.candidates)
        return self._webhooks.with_subject(found.as_need(), said)


def _is_of_list(part: Part, parts: Sequence[Part]) -> bool:
    """Return whether a part is a step of a list, or of a line that names things and verbs."""
    return part.is_step or (len(parts) > 1 and part.place is None)


def _is_doubtful(needs: Sequence[Need]) -> bool:
    """Return whether most of a message is not understood, and none of the rest is clear."""
    found = [n for n in needs if n.outcome is not Outcome.UNKNOWN or n.is_subject_open]
    return 2 * len(found) < len(needs) and all(need.sure < SURE_OF_A_PIECE for need in found)


def _unknown(question: Question) -> Need:
    return Need(question.text, outcome=Outcome.UNKNOWN, sure=0.0)
