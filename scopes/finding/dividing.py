"""From a message to the parts of it that needs are looked for in: of a list, or of running text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from scopes.data.kinds import LEAST_READ_WHOLE, NEED
from scopes.finding.beside import parts_beside
from scopes.finding.classes import Place
from scopes.finding.learned import Learned
from scopes.finding.message import Message, read_message
from scopes.finding.parts import Part, parts_of
from scopes.finding.pointing import has_pronoun, says_all
from scopes.finding.products import product_in
from scopes.finding.search import Search
from scopes.finding.spans import Span
from scopes.finding.stated import Setting
from scopes.reading.intent import Wanted
from scopes.reading.question import Question
from scopes.reading.reader import Reader
from scopes.reading.steps import Items, Read, items_of
from scopes.text.segments import sentences

LONGEST_WITH_REFUSALS = 200
"""Characters of a message of one or two sentences, which may say what is not needed."""


@dataclass(frozen=True)
class Text:
    """The parts of running text; `is_cut` tells that it was too long to be read to its end.

    `portions` are the texts that were read for them, as far as they may state needs besides.
    """

    parts: Sequence[Part]
    is_cut: bool = False
    portions: Sequence[str] = ()


@dataclass(frozen=True)
class Listed:
    """The items of a list, and how many further ones are not looked at.

    `parts_of` returns the parts of an item: they are looked for when they are asked for. `after`
    are those of what follows the list.
    """

    texts: Sequence[str]
    unread: int
    parts_of: Callable[[str], Sequence[Part]]
    after: Text


class Divider:
    """Divides messages into parts that may each state a need."""

    def __init__(self, reader: Reader, search: Search, learned: Learned) -> None:
        self._reader = reader
        self._search = search
        self._learned = learned

    def divide(self, question: Question) -> Listed | Text:
        """Return the items of a message that is a list, or its parts, none of them unwanted."""
        return self._by_signs(question) or self._running(self._wanted(question))

    def details(self, question: Question) -> Listed | None:
        """Return the items of a list that seemed to be details of one thing, each for itself."""
        items = self._items(question)
        return self._listed(question, items) if items and items.are_details else None

    def parts(self, question: Question) -> Sequence[Part]:
        """Return the parts of a message in words, each in its place, also what is not wanted."""
        if question.has_calls or question.scopes:
            return self.beside(question)
        divided = self._by_signs(question) or self._running(question)
        if isinstance(divided, Text):
            return divided.parts
        listed = [part for text in divided.texts for part in divided.parts_of(text)]
        return [*listed, *divided.after.parts]

    def beside(self, question: Question) -> list[Part]:
        """Return what a message states in words beside its calls and names of scopes.

        Beside calls it is clear what belongs to a need; elsewhere it may be background.
        """
        parts = parts_beside(question, self._reader, self._learned)
        return parts if question.has_calls else self._placed(question, parts)

    def _by_signs(self, question: Question) -> Listed | Text | None:
        """Return the items of a message with the signs of a list, None when it is no list.

        Where its items are details of one thing it is one part.
        """
        items = self._items(question)
        is_one = items is not None and items.are_details
        return Text((Part(question),)) if is_one else self._listed(question, items)

    def _items(self, question: Question) -> Items | None:
        if self._search.is_example(question):
            return None
        return items_of(question, self._reader, self._reader.parts_reader())

    def _listed(self, question: Question, items: Items | None) -> Listed | None:
        """Return the items of a list with how each of them is divided."""
        if not items:
            return None
        read = self._reader.parts_reader()
        message = cache(partial(read_message, question.text, self._learned))
        return Listed(
            items.texts,
            items.unread,
            partial(self._of_item, items=items, message=message, read=read),
            self._after(question, items.after, message),
        )

    def _after(self, question: Question, text: str, message: Callable[[], Message]) -> Text:
        """Return the parts of what stands at the end of a message, after a list."""
        if not self._reader.has_subject(self._reader.read(text)):
            return Text(())
        start = question.text.rindex(text)
        spans = [span for span in message().spans if span.start >= start]
        if not spans:
            return Text(())
        own = replace(message(), spans=spans)
        parts = parts_of(question, own, self._reader, self._reader.parts_reader())
        return Text(self._placed(question, parts))

    def _wanted(self, question: Question) -> Question:
        """Return a short question without what it says is not needed.

        In a longer one the words around a need say more than the cut would mend.
        """
        is_short = len(question.text) <= LONGEST_WITH_REFUSALS
        return self._reader.without_refusals(question) if is_short else question

    def _of_item(
        self, text: str, items: Items, message: Callable[[], Message], read: Read
    ) -> list[Part]:
        """Return the parts of an item of a list as if it was asked alone, if it says all it means.

        One that speaks of another item is read in its place, and so is a noun below a heading.
        `message` reads the whole one, which is done only if it has to be.
        """
        said = read(text)
        said = replace(said, level=said.level or items.level)
        found = self._of_text(said, read, read_message(said.text, self._learned))
        parts = [replace(part, said=_wanting(part.said, items.wanted)) for part in found]
        is_noun = bool(items.head) and not self._reader.begins_with_verb(said)
        if len(parts) > 1 or not (is_noun or has_pronoun(text)):
            return _of_product(items.head, parts)
        start = message().text.index(text)
        place = message().place(Span(start, start + len(text)))
        is_step = not is_noun and says_all(text, self._reader, read)
        return [replace(parts[0], place=place, is_step=is_step)]

    def _running(self, question: Question) -> Text:
        """Return the parts of running text with where they stand in it, but for steps of a list.

        Of what was tried when an error came it is clear that it is a need.
        """
        message = read_message(question.text, self._learned)
        parts = self._of_text(question, self._reader.parts_reader(), message)
        if not question.is_tried:
            parts = self._placed(question, parts)
        if self._kind(question) < LEAST_READ_WHOLE:
            return Text(parts, message.is_cut)
        portions = [message.text[start:end] for start, end in message.portions]
        return Text(parts, message.is_cut, portions)

    def _placed(self, question: Question, parts: Sequence[Part]) -> list[Part]:
        """Return the parts of running text with where they stand in it."""
        kind = self._kind(question)
        settings = (Setting(kind, number, len(parts)) for number in range(len(parts)))
        return [
            part if _is_of_list(part, parts) else replace(part, setting=setting)
            for part, setting in zip(parts, settings, strict=True)
        ]

    def _kind(self, question: Question) -> float:
        """Return how likely a message is one that states needs."""
        return self._learned.kinds(question.text)[NEED]

    def _of_text(self, question: Question, read: Read, message: Message) -> list[Part]:
        """Return the parts of a text that state needs, or all of it where none was seen."""
        if self._reader.is_both_ways(question) and len(sentences(question.text)) == 1:
            return [Part(question)]
        return parts_of(question, message, self._reader, read) or [Part(question)]


def _wanting(said: Question, wanted: frozenset[Wanted]) -> Question:
    """Return a part with what is wanted of all parts, where it does not say that itself."""
    return replace(said, wanted=said.wanted or wanted)


def _of_product(head: str, parts: Sequence[Part]) -> list[Part]:
    """Return the parts of an item that names no product read as of the one in its heading."""
    name = product_in(head)
    before = f"{name}: "
    return [
        replace(part, place=_behind(before, part))
        if name and not product_in(part.said.text)
        else part
        for part in parts
    ]


def _behind(before: str, part: Part) -> Place:
    """Return the place of a part whose message begins with something else."""
    message, start, end = part.place or Place(part.said.text, 0, len(part.said.text))
    return Place(before + message, len(before) + start, len(before) + end)


def _is_of_list(part: Part, parts: Sequence[Part]) -> bool:
    """Return whether a part is a step of a list, or of a line that names things and verbs."""
    return part.is_step or (len(parts) > 1 and part.place is None)
