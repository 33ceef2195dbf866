"""Turn text into comparable words: lower case, split, stemmed."""

import re
from functools import lru_cache

import Stemmer

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_WORD = re.compile(r"[a-z][a-z0-9]*|(?<!\d)\d{1,4}[a-z][a-z0-9]*|911")
EMAIL = r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
_NOISE = re.compile(
    r"\]\([^)\s]{0,300}\)+"  # where markdown links lead
    r"|https?://\S+"  # addresses are read by scopes.reading.endpoints
    rf"|{EMAIL}"
    r"|\+?\d[\d\s().-]{6,}"  # telephone numbers
    r"|\b[0-9a-f]{2}(?::[0-9a-f]{2}){5}\b"  # hardware addresses
    r"|'s\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r'"[^"\n:/]{1,80}"|“[^“”\n:/]{1,80}”')
"""What something of somebody is called, such as a space; scopes and addresses are none."""
_NOUNS = {
    "recording": "recording",
    "recordings": "recording",
    "recorded": "recording",
    "setting": "setting",
    "settings": "setting",
    "building": "building",
    "buildings": "building",
}
"""Words that a stemmer would throw together with others: a recording is not a call record."""
_STEMMER = Stemmer.Stemmer("english")
_SHORT = 4
_LONG = 30
REMEMBERED = 20_000
"""How many words are kept with what was found out about them: all of ours, some of strangers."""


def singular(word: str) -> str:
    """Return a word without a plural s."""
    return word[:-1] if word.endswith("s") and len(word) > 2 and word[-2] not in "sui" else word


def stem(word: str) -> str:
    """Return the stem of one lower-case word.

    Short words lose a plural s only, so that acronyms such as ANI stay apart from "any".
    """
    return word if len(word) > _LONG else _stem(word)


@lru_cache(REMEMBERED)
def _stem(word: str) -> str:
    if word in _NOUNS:
        return _NOUNS[word]
    if len(word) > _SHORT:
        return str(_STEMMER.stemWord(word))
    return singular(word)


def words(text: str) -> list[str]:
    """Return the lower-case words of running text, without addresses and numbers."""
    return _WORD.findall(_CAMEL.sub(" ", _NOISE.sub(" ", text)).lower())


def normalized(text: str, limit: int = 200) -> str:
    """Return the words of a text on one line, without addresses, numbers, signs and quotations."""
    return " ".join(words(_QUOTED.sub(" ", text)))[:limit].rstrip()


def phrase_words(phrase: str) -> list[str]:
    """Return the words of a short phrase of our own data, which holds no addresses."""
    return _WORD.findall(phrase.lower())


@lru_cache(REMEMBERED)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a heading, path or identifier, where case divides words."""
    return tuple(_WORD.findall(_CAMEL.sub(" ", name).lower()))
