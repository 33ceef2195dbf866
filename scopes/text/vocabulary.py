"""What people say and what the API documents call it, from `vocabulary` in the catalog."""

import re
from collections.abc import Iterable, Sequence

from scopes.data.catalog import Vocabulary
from scopes.text.words import name_words, phrase_words, singular, stem, words

_EMPTY = {"a", "an", "the", "of", "for", "to", "in", "on", "by", "and", "or", "with", "from", "my"}


def phrase_pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds any of the phrases as whole words, the longest first."""
    parts = sorted(map(re.escape, phrases), key=len, reverse=True)
    starts = "".join(sorted({part[:2] if part[0] == "\\" else part[0] for part in parts}))
    is_start = f"(?=[{starts}])" if starts else "(?!)"  # rules most places out at once
    return re.compile(rf"{is_start}(?<![\w-])(?:{'|'.join(parts)})(?![\w-])")


class Terms:
    """Turns words into the terms that questions and documents are compared by.

    A term is a word's stem, or the first of the words that count as the same, such as user and
    person; articles and the like have none.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._first = {
            stem(word): stem(group[0]) for group in vocabulary.same for word in group[1:]
        }

    def of_word(self, word: str) -> str:
        """Return the term of a lower-case word, empty for an article."""
        if word in _EMPTY:
            return ""
        root = stem(word)
        return self._first.get(root, root)

    def of_words(self, words: Iterable[str]) -> list[str]:
        """Return the terms of words, in order."""
        return [term for word in words if (term := self.of_word(word))]

    def of_phrase(self, phrase: str) -> list[str]:
        """Return the terms of a short phrase of our own data."""
        return self.of_words(phrase_words(phrase))

    def of_names(self, *names: str) -> list[str]:
        """Return the terms of headings, paths or identifiers, where case divides words."""
        return self.of_words(word for name in names for word in name_words(name))


class Synonyms:
    """Finds what people say and gives what the documents call it.

    Phrases in upper case (DID) are found in upper case only, where the lower-case word means
    something else.
    """

    def __init__(self, vocabulary: Vocabulary, terms: Terms) -> None:
        self._by_first: dict[str, list[tuple[list[str], list[str]]]] = {}
        self._acronyms: dict[str, list[str]] = {}
        for synonym in vocabulary.synonyms:
            meaning = terms.of_phrase(synonym.means)
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
