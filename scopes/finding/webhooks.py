"""Webhooks take the scope of what they watch; here is decided what that is."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from scopes.data.catalog import LEVELS, Catalog, Level
from scopes.data.operations import METHOD, Alternatives, Operation, Operations
from scopes.finding.fit import WEBHOOK
from scopes.finding.search import Candidate
from scopes.finding.space_events import resource_of, without_space
from scopes.privilege.needs import Need, Outcome
from scopes.reading.question import Question
from scopes.reading.reader import Reader
from scopes.text.vocabulary import Terms

_CALLED = {"schedule": "meetings", "schedules": "meetings", "datasource": "data sources"}
"""How webhooks call the resources of scopes that are named otherwise."""
_CALLING = re.compile(
    r"\b(?:we|i|it|they|app|bot|script|to|and|by|must|api)\s+call(?:s|ing)?\b|\bapi calls?\b"
    r"|\bcalls? (?:to|of|are|is)\b|^\s*calls?\b",
    re.IGNORECASE,
)
"""Words that speak of API calls, not of phone calls."""
_CALL_ALONE = re.compile(rf"^[ \t]*(?:{METHOD}) \S+[ \t]*$", re.MULTILINE)
"""A line that is nothing but a call."""
_RESULT = re.compile(r"^[ \t]*(?:(?:const|let|var)\s+)?\$?\w+\s*:?=(?!=)", re.MULTILINE)
"""The name that the result of a call gets, at the start of a line."""
_NO_SUBJECT = {
    "read", "write", "admin", "id", "event", "notif", "subscrib", "regist", "list", "creat",
    "delet", "detail", "status", "app", "all", "own", "your", "who", "what", "when", "is", "wide",
    "organiz", "audit", "find", "export", "complianc", "offic", WEBHOOK,
}  # fmt: skip
"""Terms in the phrases of the catalog for scopes that webhooks take, which name no resource."""


class Said:
    """A question, what its words name, and what these may mean: each is found when asked for."""

    def __init__(
        self,
        question: Question,
        nouns: Callable[[Question], set[str]],
        rank: Callable[[Question], Sequence[Candidate]],
    ) -> None:
        self.question = question
        self._find_nouns = nouns
        self._rank = rank

    @cached_property
    def nouns(self) -> set[str]:
        """The terms of things that the words name."""
        return self._find_nouns(self.question)

    @cached_property
    def candidates(self) -> Sequence[Candidate]:
        """What the words may mean, likeliest first."""
        return self._rank(self.question)


class Webhooks:
    """Finds what a webhook watches in the words of a question."""

    def __init__(
        self,
        catalog: Catalog,
        rank: Callable[[Question], Sequence[Candidate]],
        reader: Reader,
        terms: Terms,
    ) -> None:
        """`rank` gives what a question may mean, likeliest first."""
        self._catalog = catalog
        self._rank = rank
        self._reader = reader
        self._terms = terms

    def said(self, question: Question, found: Sequence[Candidate] = ()) -> Said:
        """Return what a question says; `found` is what fits its words, if that is known already."""
        return Said(question, self._nouns, lambda question: found or self._rank(question))

    def with_subject(self, need: Need, said: Said) -> Need:
        """Return a need for webhooks with the scope of what they watch; any other as it is.

        A webhook that does not say what it watches stays open: `is_subject_open`.
        """
        question = said.question
        operation = next((o for o in need.operations if o.depends_on_subject), None)
        is_only_one = all(o.depends_on_subject for o in need.operations)
        is_meant = need.origin == "call" or WEBHOOK in question.terms or is_only_one
        if not operation or (need.origin == "call" and operation != need.operations[0]):
            return need
        if not is_meant:
            others = tuple(o for o in need.operations if not o.depends_on_subject)
            return replace(need, operations=others)
        sets = self._sets(operation, said)
        if sets:
            level = question.level if question.level in sets else min(sets, key=LEVELS.index)
            kept = (operation,)
            return replace(
                need, sets=sets, operations=kept, level=level, near=(), usual=frozenset()
            )
        return replace(
            need,
            sets={},
            operations=(operation,),
            outcome=Outcome.UNKNOWN,
            near=(),
            is_subject_open=True,
        )

    def watched(self, operation: Operation, operations: Operations) -> dict[str, list[str]]:
        """Return the resources that webhooks watch, each with its scopes by token level.

        A scope that no other operation requires is left out: what it reads is told nowhere.
        """
        found: dict[str, list[str]] = {}
        for level in LEVELS:
            for scope in sorted(s for sets in operation.sets.get(level, ()) for s in sets):
                if any(not o.depends_on_subject for o in operations.requiring(scope)):
                    found.setdefault(_resource(scope), []).append(scope)
        return found

    def _sets(self, operation: Operation, said: Said) -> Mapping[Level, tuple[frozenset[str], ...]]:
        """Return per token level the set for what the words name, the likeliest one first."""
        question = said.question
        resource = question.resource or resource_of(question.text)
        named = set(self._terms.of_names(resource))
        subjects = self._subjects(operation)
        nouns = named or said.nouns - set(self._terms.of_names(operation.path))
        nouns = self._nouns_without_place(question) & subjects or nouns
        if not nouns & subjects:
            return self._own(operation, question)
        if named:
            terms = {**dict.fromkeys(named, 1.0), WEBHOOK: 1.0}
            text = f"webhook for {resource}"
            said = self.said(replace(question, said=text, terms=terms))
        meant: dict[Level, list[frozenset[str]]] = {}
        for candidate in said.candidates:
            scopes = frozenset(candidate.scopes)
            is_meant = self._stems_of(scopes) & nouns
            if is_meant and scopes in operation.sets.get(candidate.level, ()):
                meant.setdefault(candidate.level, []).append(scopes)
        found = {
            level: (self._named_first((*sets, *operation.sets[level]), nouns),)
            for level, sets in meant.items()
        }
        return found | self._on_other_levels(operation, found, nouns)

    def _named_first(self, sets: Sequence[frozenset[str]], nouns: set[str]) -> frozenset[str]:
        """Return the first set whose resource has a name that the words say, else the first."""
        named = (each for each in sets if nouns & set(self._terms.of_names(*_names(each))))
        return next(named, sets[0])

    def _nouns(self, question: Question) -> set[str]:
        """Return what the words of a question name; what its calls name is not watched by that."""
        if not question.has_calls:
            return self._reader.nouns(question)
        text = _RESULT.sub("", _CALL_ALONE.sub("", question.text))
        paths = (endpoint.path for endpoint in question.endpoints)
        calls = (*paths, *(call.written for call in question.calls))
        for written in sorted(calls, key=len, reverse=True):
            text = text.replace(written, " ")
        return self._reader.nouns(self._reader.read(_CALLING.sub(" ", text)))

    def _nouns_without_place(self, question: Question) -> set[str]:
        """Return what a question names besides the space in which it happens, if that is named."""
        text = without_space(question.text)
        if text == question.text or question.has_calls:
            return set()
        return self._reader.nouns(self._reader.read(text))

    def _on_other_levels(
        self, operation: Operation, found: Mapping[Level, Alternatives], nouns: set[str]
    ) -> dict[Level, Alternatives]:
        """Return what the words name on the token levels that are not found yet."""
        more: dict[Level, Alternatives] = {}
        for level, sets in operation.sets.items():
            named = [scopes for scopes in sets if self._stems_of(scopes) & nouns]
            if found and level not in found and named:
                more[level] = (max(named, key=lambda each: len(self._stems_of(each) & nouns)),)
        return more

    def _own(
        self, operation: Operation, question: Question
    ) -> Mapping[Level, tuple[frozenset[str], ...]]:
        """Return the scopes for webhooks themselves, where the level asked for has some."""
        sets = operation.sets.get(question.level, ()) if question.level else ()
        own = tuple(s for s in sets if WEBHOOK in self._terms.of_names(*_names(s)))
        return {question.level: own[:1]} if question.level and own else {}

    def _subjects(self, operation: Operation) -> set[str]:
        return self._stems_of(frozenset(operation.scopes))

    @cached_property
    def _known(self) -> dict[frozenset[str], set[str]]:
        return {}

    def _stems_of(self, scopes: frozenset[str]) -> set[str]:
        """Return the terms by which people name what scopes are about."""
        if scopes not in self._known:
            said = set(self._terms.of_names(*_names(scopes)))
            for scope in scopes:
                for phrase in self._catalog.scopes[scope].keywords:
                    said.update(self._terms.of_phrase(phrase))
            self._known[scopes] = said - _NO_SUBJECT
        return self._known[scopes]


def _names(scopes: Iterable[str]) -> list[str]:
    return [scope.rpartition(":")[2].replace("_", " ") for scope in scopes]


def _resource(scope: str) -> str:
    """Return the resource that a scope reads: "messages" of `spark:messages_read`."""
    words = scope.rpartition(":")[2].split("_")
    name = " ".join(word for word in words if word not in ("read", "admin"))
    return _CALLED.get(name, name)
