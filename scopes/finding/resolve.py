"""From a question in plain words to its needs: one, or several that stand in one message."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from scopes.code.beside import is_nothing_but_code
from scopes.finding.dividing import Divider, Listed, Text
from scopes.finding.found import Found
from scopes.finding.learned import Learned
from scopes.finding.matching import LEAST_TO_ANSWER, SURE_OF_A_PIECE, Matcher
from scopes.finding.parts import Part
from scopes.finding.search import Search
from scopes.finding.stated import Evidence, Setting, evidence_for, is_stated, probability
from scopes.finding.webhooks import Webhooks
from scopes.finding.whole import Whole
from scopes.privilege.needs import Need, Outcome
from scopes.reading.doubts import is_about_app
from scopes.reading.question import Question
from scopes.reading.reader import Reader
from scopes.reading.steps import MOST_PARTS
from scopes.text.segments import sentences

MOST_DIVIDED = 5
"""Parts of a message that are looked at for several things that one of them joins."""

LEAST_AMONG_SEVERAL = 0.6
"""Probability from which a part among others of a sentence adds scopes. Of 1,496 held-out
messages 86.1 % get no scope too many (85.0 % with 0.5), and 74.6 % exactly the right ones (74.9 %):
a wrong scope is worse than one that the answer says is left out."""

SURELY_BACKGROUND = 0.1
"""Probability of a need below which a part that was not understood goes without saying: of 240 such
parts in messages that the models had not seen 10 were needs, of the other 236 it were 112."""


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
        self._divider = Divider(reader, search, learned)
        self._whole = Whole(reader, matcher, learned)

    def resolve(self, question: Question) -> Resolution:
        """Return the needs of a message; none when nothing in it is understood well enough."""
        says_nothing = is_nothing_but_code(question.text) or is_about_app(question.text)
        if says_nothing or self._is_gibberish(question):
            return Resolution()
        question = self._reader.beside_code(question)
        if self._search.is_example(question) or self._matcher.is_title(question):
            return Resolution(self._of_example(question))
        divided = self._divider.divide(question)
        if isinstance(divided, Listed):
            return self._of_list(divided)
        found = self._of_text(divided)
        if found.needs:
            return found
        return self._of_details(question) or self._as_one(question, divided) or found

    def evidence(self, question: Question) -> list[tuple[Part, Evidence]]:
        """Return the parts of running text that may be needs, with what speaks for each of them."""
        parts = self.parts_read(question)
        found = ((part, self._best(part)) for part in parts)
        return [
            (part, self._evidence(part, part.setting, [best, *self._needs(part, best, len(parts))]))
            for part, best in found
            if part.setting and best and best.confidence >= LEAST_TO_ANSWER
        ]

    def parts_read(self, question: Question) -> Sequence[Part]:
        """Return the parts of a message that needs are looked for in, as far as it is words."""
        return self._divider.parts(question)

    def resolve_beside(self, question: Question) -> tuple[Need, ...]:
        """Return the needs that a message states in words beside its calls or names of scopes."""
        parts = self._divider.beside(question)
        if not question.has_calls:
            return self._of_text(Text(parts)).needs if parts else ()
        needs: list[Need] = []
        for part in parts[:MOST_PARTS]:
            if self._reader.has_subject(part.said):
                needs += self._of_part(part, self._best(part), len(parts))
        return tuple(needs)

    def _is_gibberish(self, question: Question) -> bool:
        """Return whether a message holds no known word, of the documents or of any language."""
        return not (self._search.knows_words(question) or self._learned.knows_words(question.said))

    def closest(self, question: Question) -> Need:
        """Return a question as a need that was not understood, with what comes closest to it."""
        best = None if self._is_gibberish(question) else self._matcher.best(question)
        return best.as_unknown() if best else Need.unknown(question.text)

    def _of_example(self, question: Question) -> tuple[Need, ...]:
        """Return the need of an example of the catalog, with just the scope that it stands at.

        So it does for the title of an operation.
        """
        found = self._matcher.best(question)
        if not found:
            return ()
        plain = found.as_need()
        need = self._with_subject(found)
        is_kept = any(plain.usual in sets for sets in need.sets.values())
        return (need if is_kept else plain,)

    def _of_list(self, listed: Listed) -> Resolution:
        """Return the needs of the items of a list, also of an item that is not understood."""
        needs: list[Need] = []
        for number, text in enumerate(listed.texts):
            if len(needs) >= MOST_PARTS:
                return Resolution(tuple(needs), listed.unread + len(listed.texts) - number)
            parts = listed.parts_of(text)
            needs += self._of_text(Text(parts)).needs or [
                _not_understood(text, self._best(parts[0]) if len(parts) == 1 else None)
            ]
        if listed.after.parts:
            needs += self._of_text(listed.after).needs
        return Resolution(tuple(needs), listed.unread)

    def _of_details(self, question: Question) -> Resolution | None:
        """Return the needs of what seemed to be details of one thing, where that is not found."""
        listed = self._divider.details(question)
        found = self._of_list(listed) if listed else None
        return None if not found or _is_doubtful(found.needs) else found

    def _as_one(self, question: Question, text: Text) -> Resolution | None:
        """Return the need of a sentence that was divided into parts of which none is understood."""
        if len(text.parts) == 1 or not text.portions or len(sentences(question.text)) > 1:
            return None
        part = Part(question)
        needs = self._of_part(part, self._best(part), 1)
        return Resolution(needs) if needs else None

    def _of_text(self, text: Text) -> Resolution:
        """Return the needs of the parts of a text, those of several also where one is unknown."""
        parts = text.parts
        needs = self._whole.completed(self._of_parts(parts), text.portions)
        if _is_doubtful(needs) and len(parts) > 1:
            return Resolution(is_cut=text.is_cut)
        return Resolution(tuple(needs), max(0, len(parts) - MOST_PARTS), text.is_cut)

    def _of_parts(self, parts: Sequence[Part]) -> Sequence[Need]:
        """Return the needs of parts, of several also those that are not understood."""
        if len(parts) == 1:
            return self._of_part(parts[0], self._best(parts[0]), 1)
        needs: list[Need] = []
        for part in parts[:MOST_PARTS]:
            best = self._best(part)
            found = self._of_part(part, best, len(parts))
            needs += found
            if not found and not self._is_surely_background(part, best):
                needs.append(_not_understood(part.said.text, best))
        return needs

    def _of_part(self, part: Part, whole: Found | None, parts: int) -> tuple[Need, ...]:
        """Return the needs that a part of a message states; two when it reads and changes.

        `whole` is its best match as one need, `parts` the number of parts of its message.
        """
        found = self._needs(part, whole, parts)
        if whole and self._is_background(part, [whole, *found]):
            return ()
        best = next(iter(found), whole)
        without = self._matcher.undocumented(part.said, best) if best else None
        if without:
            return (without,)
        is_open = parts > 1 and (part.setting is not None or part.is_step)
        return tuple(
            each.as_unknown()
            if is_open and each.sure < LEAST_AMONG_SEVERAL
            else self._with_subject(each)
            for each in found
        )

    def _needs(self, part: Part, whole: Found | None, parts: int) -> list[Found]:
        """Return the needs that a part states, one of so many, which is `whole` read as one."""
        return self._matcher.needs(part.said, whole, is_one=parts > MOST_DIVIDED)

    def _best(self, part: Part) -> Found | None:
        places = (None, part.place) if part.is_step else (part.place,)
        return self._matcher.best(part.said, *places)

    def _is_background(self, part: Part, read: Iterable[Found]) -> bool:
        """Return whether a part states no need.

        Where "read and write people" or "CRUD for rooms" is all of a message, it is no background.
        """
        weights = self._learned.head.stated
        if not part.setting or not weights:
            return False
        if part.setting.parts == 1 and self._reader.is_both_ways(part.said):
            return False
        return not is_stated(self._evidence(part, part.setting, read), part.setting, weights)

    def _is_surely_background(self, part: Part, best: Found | None) -> bool:
        """Return whether a part that was not understood need not be mentioned either."""
        weights = self._learned.head.stated
        if not part.setting or not best or not weights:
            return False
        return probability(self._evidence(part, part.setting, [best]), weights) < SURELY_BACKGROUND

    def _evidence(self, part: Part, setting: Setting, read: Iterable[Found]) -> Evidence:
        """Return what speaks for a part being a need, in the clearest of the ways it was read.

        "Read and write people" is no need as a whole: no operation does both.
        """
        nothing = min(found.ranked.share_of_nothing for found in read)
        return evidence_for(part.said.text, part.place, setting, nothing, self._learned)

    def _with_subject(self, found: Found) -> Need:
        """Return a need that was understood; for a webhook with the scope of what it watches."""
        said = self._webhooks.said(found.question, found.ranked.candidates)
        return self._webhooks.with_subject(found.as_need(), said)


def _is_doubtful(needs: Sequence[Need]) -> bool:
    """Return whether most of a message is not understood, and none of the rest is clear."""
    found = [n for n in needs if n.outcome is not Outcome.UNKNOWN or n.is_subject_open]
    return 2 * len(found) < len(needs) and all(need.sure < SURE_OF_A_PIECE for need in found)


def _not_understood(text: str, best: Found | None) -> Need:
    """Return words that are not understood, with what comes closest to them."""
    return replace(best.as_unknown(), words=text) if best else Need.unknown(text)
