"""What people say and what the API documents call it, from `vocabulary` in the catalog."""

import re
from collections.abc import Iterable, Sequence

from scopes.catalog import Vocabulary
from scopes.words import phrase_stems, singular, stem, words

_EMPTY = {"a", "an", "the", "of", "for", "to", "in", "on", "by", "and", "or", "with", "from", "my"}


def phrase_pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds any of the phrases as whole words, the longest first."""
    parts = sorted((re.escape(phrase) for phrase in phrases), key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(parts or ["(?!)"]) + r")(?![\w-])")


class SameWords:
    """Words that count as one, such as user and person, in questions and in documents alike."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._first = {
            stem(word): stem(group[0]) for group in vocabulary.same for word in group[1:]
        }

    def first_of(self, word: str) -> str:
        """Return the first word of the group a stem belongs to, or the stem."""
        return self._first.get(word, word)

    def unify(self, stems: Iterable[str]) -> list[str]:
        """Return the stems without articles and the like, each word as the first of its group."""
        return [self._first.get(word, word) for word in stems if word not in _EMPTY]


class Synonyms:
    """Finds what people say and gives what the documents call it.

    Phrases in upper case (DID) are found in upper case only, where the lower-case word means
    something else.
    """

    def __init__(self, vocabulary: Vocabulary, same: SameWords) -> None:
        self._by_first: dict[str, list[tuple[list[str], list[str]]]] = {}
        self._acronyms: dict[str, list[str]] = {}
        for synonym in vocabulary.synonyms:
            meaning = same.unify(phrase_stems(synonym.means))
            for phrase in synonym.said:
                if phrase.isupper():
                    self._acronyms[phrase] = meaning
                    continue
                said = [singular(word) for word in words(phrase)]
                if said:
                    self._by_first.setdefault(said[0], []).append((said, meaning))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def acronyms(self, text: str) -> list[list[str]]:
        """Return what the upper-case acronyms of a text stand for."""
        found = (self._acronyms.get(word.rstrip("s")) for word in re.findall(r"[A-Z]{2,}s?", text))
        return [meaning for meaning in found if meaning]

    def expand(self, spoken: Sequence[str]) -> tuple[list[list[str]], set[int]]:
        """Return the meanings found in words and the positions of the words they stand for."""
        said = [singular(word) for word in spoken]
        meanings: list[list[str]] = []
        replaced: set[int] = set()
        for n, word in enumerate(said):
            for phrase, meaning in self._by_first.get(word, ()):
                if said[n : n + len(phrase)] == phrase:
                    meanings.append(meaning)
                    replaced.update(range(n, n + len(phrase)))
                    break
        return meanings, replaced
