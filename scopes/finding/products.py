"""What a message cannot mean: another product than it names, or what no operation does."""

import re
from collections.abc import Iterable, Sequence

from scopes.data.catalog import ProductWords
from scopes.finding.search import Candidate
from scopes.text.vocabulary import phrase_pattern

_NAME = (
    r"(?:cisco )?webex (?:calling|meetings?|messaging|contact cent(?:er|re)|devices|webinars|app"
    r"|suite)|contact cent(?:er|re)|wxcc|control hub|messaging"
)
_NAMED = re.compile(rf"\b(?:{_NAME})\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:no|not|without|unlike|instead|replac\w+)\b|n['’]t\b", re.IGNORECASE)
_HEADING = re.compile(
    rf"(?:{_NAME})(?=\s*[:|\n]|\s+[-–—]\s)"
    rf"|(?:for|in|on|with)\s+(?:our |the )?(?:{_NAME})(?=\s*[:,])",
    re.IGNORECASE,
)


def is_product_heading(text: str, start: int, end: int) -> bool:
    """Return whether all that a part of a text says is of which product the rest is.

    "Webex Calling: list the queues" and "for Webex Calling, list the queues" begin with one.
    """
    heading = _HEADING.match(text, start)
    return heading is not None and heading.end() >= end


def product_in(text: str) -> str:
    """Return the product that a text names, as it is written there; "" for none and for several.

    One that it only names to say what is not meant is none.
    """
    named = {found.lower(): found for found in _NAMED.findall(text)}
    return next(iter(named.values())) if len(named) == 1 and not _NOT.search(text) else ""


class Products:
    """Knows what is ruled out by the name of a product, and what no product offers in its API."""

    def __init__(self, products: Iterable[ProductWords], not_offered: Iterable[str] = ()) -> None:
        """`not_offered` are the phrases for what no operation of any product does."""
        self._not_offered = phrase_pattern(not_offered)
        self._products = [
            (phrase_pattern(each.named), phrase_pattern(each.unless), each.rules_out)
            for each in products
        ]

    def is_not_offered(self, said: str) -> bool:
        """Return whether a part of a message asks for what no operation does: "emoji reaction"."""
        return self._not_offered.search(said.lower()) is not None

    def possible(self, candidates: Sequence[Candidate], said: str, message: str) -> list[Candidate]:
        """Return the candidates that are not only of a product that a message rules out.

        There are none for what no operation does, such as a reaction to a message.
        `said` is the part of the message that they are for. Of 1,033 needs in texts written for
        this project that name Contact Center, none is of what this leaves out.
        """
        if self.is_not_offered(said):
            return []
        message, said = message.lower(), said.lower()
        ruled_out = {
            other
            for named, unless, other in self._products
            if named.search(message) and not unless.search(said)
        }
        return [c for c in candidates if not _products_of(c) or _products_of(c) - ruled_out]


def _products_of(candidate: Candidate) -> set[str]:
    return {operation.product for _, operation in candidate.operations}
