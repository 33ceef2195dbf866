"""The operation whose official title a question repeats, letter for letter: "List Captures"."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property

from scopes.data.catalog import LEVELS, Level
from scopes.data.operations import Operation
from scopes.finding.ranking import Ranked
from scopes.finding.search import Candidate
from scopes.privilege.least import Privilege
from scopes.text.words import stem, words

SURE_OF_TITLE = 0.9
"""How likely an operation is meant whose title is repeated. Of 1,810 titles that are asked for
without this, 110 lead to other scopes; titles that anybody might write are left out."""
SHORTEST_RARE = 4
LONGEST_OF_ANYBODY = 4
"""Words of a title that people write without knowing it, such as "Create a team"."""


class Titles:
    """Knows the titles that nobody writes by chance: long ones, and those with a rare word.

    A word is rare when it is in no title of operations with other scopes.
    """

    def __init__(self, operations: Iterable[Operation], privilege: Privilege) -> None:
        self._privilege = privilege
        self._by_title: dict[str, list[Operation]] = defaultdict(list)
        for operation in operations:
            self._by_title[operation.title].append(operation)

    @cached_property
    def _sets(self) -> Mapping[str, set[frozenset[str]]]:
        """The scopes of all operations with a word in their titles, by the term of the word."""
        sets: dict[str, set[frozenset[str]]] = defaultdict(set)
        for title, operations in self._by_title.items():
            for term in map(stem, words(title)):
                sets[term] |= {frozenset(operation.scopes) for operation in operations}
        return sets

    def find(self, text: str) -> Operation | None:
        """Return the operation with just this title, if all that have it require the same."""
        found = self._by_title.get(text.strip(" \n.,;:!?\"'`"), [])
        if not found or any(each.sets != found[0].sets for each in found):
            return None
        if not found[0].sets or found[0].depends_on_subject:
            return None
        return found[0] if self._is_distinctive(found[0].title) else None

    def _is_distinctive(self, title: str) -> bool:
        spoken = words(title)
        is_official = any(word[:1].isupper() for word in title.split()[1:])
        is_rare = is_official and any(
            len(self._sets[stem(word)]) == 1 for word in spoken if len(word) >= SHORTEST_RARE
        )
        return is_rare or "(s)" in title or len(spoken) > LONGEST_OF_ANYBODY

    def likeliest(self, operation: Operation, ranked: Ranked, level: Level | None) -> Candidate:
        """Return an operation as a candidate, on the level that was named or is likeliest."""
        alike = (
            candidate
            for candidate in ranked.candidates
            if candidate.level in operation.sets
            and level in (None, candidate.level)
            and any(each.key == operation.key for _, each in candidate.operations)
        )
        usual = next(at for at in (level, *LEVELS) if at and at in operation.sets)
        scopes = self._privilege.in_order(self._privilege.least(operation.sets[usual]))
        best = next(alike, Candidate(tuple(scopes), usual))
        return replace(best, score=SURE_OF_TITLE, operations=[(1.0, operation)])
