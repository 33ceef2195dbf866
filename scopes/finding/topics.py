"""Recognise what a message is about that names no need: apps, tokens, the portal, the bot."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from scopes.data.catalog import AppTopic, Catalog
from scopes.data.kinds import KINDS, NEED
from scopes.text.words import stem, words

MOST_WORDS = 30
LEAST_LIKE = 0.25
"""How well a kind's first topic, which answers the rest of the kind, fits at least."""
LEAST_SURE = 0.06
"""Likelihood of a kind times likeness of a topic from which a topic is taken to be meant at all."""
LIGHT = 0.3
"""What a word without a subject, such as "how" or "scope", counts next to one with a subject."""
_ASKING = {
    "explain", "describe", "define", "meaning", "definition", "vs", "versus", "compare", "compared",
    "comparison", "difference", "differences", "cisco", "webex",
}  # fmt: skip
"""Words that ask for an explanation and carry no subject."""
_NUMBER = {"many"}


@dataclass(frozen=True)
class About:
    """What a message without a need is about: its kind, and the topic where the kind has some."""

    kind: str
    topic: AppTopic | None = None


class Topics:
    """The topics of the catalog, found by the words of their phrases."""

    def __init__(self, catalog: Catalog) -> None:
        vocabulary = catalog.vocabulary
        self._light = {*vocabulary.filler, *vocabulary.framing, *_ASKING}
        self._areas = [frozenset(words(area.name)) for area in catalog.areas.values()]
        self._phrases = [
            (_stems(words(phrase)), topic)
            for topic in catalog.topics.values()
            for phrase in topic.said
        ]
        self._named = [hit for hit in self._phrases if not hit[1].only_by_kind]
        self._told = [hit for hit in self._phrases if not hit[1].scopes]
        self._telling = _telling([phrase for phrase, _ in self._phrases])
        self._light_stems = _stems(self._light)

    def find(self, said: Sequence[str]) -> AppTopic | None:
        """Return the topic that a message is about and says nothing beyond.

        Every word of a phrase must be there, and every other word must carry no subject: so a
        need that only mentions a bot or a token is left alone. A message that names an area asks
        for its scopes; one with "how many" asks for a number, as only some phrases do.
        """
        if len(said) > MOST_WORDS or any(area <= set(said) for area in self._areas):
            return None
        spoken = _stems(said)
        subject = {stem(word) for word in said if word not in self._light}
        fitting = [
            (len(phrase), topic)
            for phrase, topic in self._named
            if phrase <= spoken and subject <= phrase and spoken & _NUMBER <= phrase
        ]
        return max(fitting, key=lambda hit: hit[0])[1] if fitting else None

    def about(self, said: Sequence[str], shares: Mapping[str, float]) -> About | None:
        """Return what a message without a need is most likely about, None when nothing is likely.

        `shares` tells how likely each kind of message is. Kinds that lie close together are told
        apart by the words: a topic that is said word for word may be of the second likeliest kind.
        No topic with scopes is guessed: words in common with "id token" are no wish to sign in.
        """
        spoken = _stems(said)
        best = {kind: (LEAST_LIKE, About(kind)) for kind in KINDS if kind != NEED}
        for topic in {topic.kind: topic for _, topic in reversed(self._told)}.values():
            best[topic.kind] = (LEAST_LIKE, About(topic.kind, topic))
        for phrase, topic in self._told:
            like = self._likeness(spoken, phrase)
            if like > best[topic.kind][0]:
                best[topic.kind] = (like, About(topic.kind, topic))
        sure = {kind: shares[kind] * like for kind, (like, _) in best.items()}
        kind = max(sure, key=lambda kind: sure[kind])
        return best[kind][1] if sure[kind] >= LEAST_SURE else None

    def _likeness(self, spoken: frozenset[str], phrase: frozenset[str]) -> float:
        """Return how much two texts have in common, from 0 to 1; rare words count more."""
        shared = self._weight(spoken & phrase)
        return shared / sqrt(self._weight(spoken) * self._weight(phrase)) if shared else 0.0

    def _weight(self, stems: Iterable[str]) -> float:
        return sum(
            self._telling.get(word, self._telling[""]) * (LIGHT if word in self._light_stems else 1)
            for word in stems
        )


def _stems(said: Iterable[str]) -> frozenset[str]:
    return frozenset(map(stem, said))


def _telling(phrases: Sequence[frozenset[str]]) -> dict[str, float]:
    """Return how telling each word is: the fewer phrases have it, the more; "" for unknown ones."""
    seen = Counter(word for phrase in phrases for word in phrase)
    weights = {word: log(1 + len(phrases) / number) for word, number in seen.items()}
    return {**weights, "": log(1 + len(phrases))}
