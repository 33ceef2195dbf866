"""Recognise a question about apps, tokens and consent, which names no need of its own."""

from collections.abc import Sequence

from scopes.data.catalog import AppTopic, Catalog
from scopes.text.words import stem, words

MOST_WORDS = 30
_ASKING = {
    "explain", "describe", "define", "meaning", "definition", "vs", "versus", "compare", "compared",
    "comparison", "difference", "differences", "cisco", "webex",
}  # fmt: skip
"""Words that ask for an explanation and carry no subject."""


class Topics:
    """The topics of the catalog, found by the words of their phrases."""

    def __init__(self, catalog: Catalog) -> None:
        vocabulary = catalog.vocabulary
        self._light = {*vocabulary.filler, *vocabulary.framing, *_ASKING}
        self._areas = [frozenset(words(area.name)) for area in catalog.areas.values()]
        self._phrases = [
            (frozenset(map(stem, words(phrase))), topic)
            for topic in catalog.topics.values()
            for phrase in topic.said
        ]

    def find(self, said: Sequence[str]) -> AppTopic | None:
        """Return the topic that a message is about and says nothing beyond.

        Every word of a phrase must be there, and every other word must carry no subject: so a
        need that only mentions a bot or a token is left alone. A message that names an area asks
        for its scopes, and "how many" asks for a number.
        """
        if len(said) > MOST_WORDS or any(area <= set(said) for area in self._areas):
            return None
        if "many" in said:
            return None
        spoken = {stem(word) for word in said}
        subject = {stem(word) for word in said if word not in self._light}
        fitting = [
            (len(phrase), topic)
            for phrase, topic in self._phrases
            if phrase <= spoken and subject <= phrase
        ]
        return max(fitting, key=lambda hit: hit[0])[1] if fitting else None
