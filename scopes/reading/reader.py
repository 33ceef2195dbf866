"""Read a raw message into a typed question."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import get_args

from scopes.code.beside import beside_code
from scopes.code.browser import browser_calls, without_browser_calls
from scopes.code.calls import read_code
from scopes.data.catalog import Vocabulary
from scopes.reading.authorize import unwrapped
from scopes.reading.cleaning import (
    MAX_CHARACTERS,
    clean,
    spelled_out,
    with_new_name,
    without_manners,
    without_middle,
    without_old_settings,
    without_options,
)
from scopes.reading.endpoints import endpoints_of
from scopes.reading.events import as_webhooks
from scopes.reading.intent import Intent, Wanted
from scopes.reading.names import Names
from scopes.reading.pages import find_pages, without_links
from scopes.reading.question import MOST_CALLS, MOST_WORDS, Cut, Question
from scopes.reading.refusals import without_refusals
from scopes.reading.roles import named_role, with_people
from scopes.reading.scope_lists import ScopeList, find_list
from scopes.reading.sdk import sdk_calls_of
from scopes.reading.secrets import kinds_in, without_introductions, without_secrets
from scopes.reading.tried import without_error
from scopes.reading.weighing import VERB_WEIGHT, Weighing
from scopes.text.index import Index
from scopes.text.segments import LONG
from scopes.text.vocabulary import Terms, phrase_pattern
from scopes.text.words import words

_TAG = re.compile(
    r"<(script|style)\b[^<>]{0,200}>(?:(?!<\1\b).)*?</\1\s*>|</?[a-z@!][^<>]{0,200}>",
    re.IGNORECASE | re.DOTALL,
)
_HOLDS_MORE = re.compile(r"[/:_.({]|\b(?i:get|post|put|patch|delete)\b|\b(?i:openid)\b")
"""What is in any part of a message that holds a call or a scope, and in some that do not."""
AROUND = LONG // 2
"""Characters at the beginning and at the end of a message that are read as words."""
_MOST_READ = 100
"""Calls of a message that are looked at, some of which may be the same."""
_WHO = {"person", "host", "other", "one", "admin", "someon", "own", "myself", "else"}
_OTHER_END = re.compile(r"(?:\b(?:to|into|from|with|via|like|and|or)|[(,/])\s*$")
"""What stands before a product that is only the other end of a job ("push CDR into ...")."""


def _cut(**is_too_much: bool) -> frozenset[Cut]:
    return frozenset(what for what in get_args(Cut) if is_too_much[what])


class Reader:
    """Reads questions with the words of the catalog's vocabulary."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        terms: Terms,
        names: Names,
        index: Index,
        in_english: Callable[[str], str],
    ) -> None:
        """`in_english` returns a text with the English of foreign and of misspelt words."""
        self._in_english = in_english
        self._names = names
        self._intent = Intent(vocabulary)
        self._weighing = Weighing(vocabulary, terms, index)
        self._other_products = phrase_pattern(vocabulary.elsewhere)

    def read(self, message: str) -> Question:
        """Read one message, or a part of one; never fails, whatever it holds.

        Secrets are masked here, so that nothing downstream can repeat them.
        """
        text = without_old_settings(without_options(with_new_name(unwrapped(clean(message)))))
        text = as_webhooks(spelled_out(without_manners(text)))
        secrets = kinds_in(text)
        if secrets:
            text = without_introductions(without_secrets(text)).strip()
        in_browser = browser_calls(text)
        if in_browser:
            text = without_browser_calls(text)
        question = self._words(text)
        found = read_code(question.text, most=_MOST_READ + 1).calls
        endpoints, calls = endpoints_of(found, question.text), sdk_calls_of(found)
        scopes, has_too_many = self._names.read(question.text) if not calls else ((), False)
        return replace(
            question,
            endpoints=endpoints[:MOST_CALLS],
            calls=calls[:MOST_CALLS],
            pages=find_pages(question.text)[:MOST_CALLS],
            browser_calls=in_browser,
            scopes=scopes,
            secrets=secrets,
            cut=_cut(
                characters=len(message.strip()) > MAX_CHARACTERS,
                words=len(question.words) > MOST_WORDS,
                calls=max(len(endpoints), len(calls)) > MOST_CALLS or len(found) > _MOST_READ,
                names=has_too_many,
            ),
        )

    def parts_reader(self) -> Callable[[str], Question]:
        """Return how to read the parts of a message that was read, each of them once."""
        return cache(lambda text: (self.read if _HOLDS_MORE.search(text) else self._words)(text))

    def _words(self, text: str) -> Question:
        """Read plain words, without the calls, scopes and secrets among them."""
        role, text = named_role(text)
        said = with_people(_TAG.sub(" ", without_links(without_middle(text, AROUND))))
        english = self._in_english(said)
        level, rest = self._intent.level(english)
        wanted = self._intent.wanted(english)
        return Question(
            text=text,
            translated=self._in_english(text) if len(text) <= LONG else "",
            said=said.lower(),
            words=tuple(words(english)),
            level=level,
            role=role,
            wanted=wanted,
            terms=self._weighing.terms(rest, english, "write" in wanted),
            names_another_product=self._names_another_product(said),
        )

    def scope_list(self, question: Question) -> ScopeList:
        """Return the list of scopes that a question holds, empty when it holds none."""
        named = None if question.calls else question.scopes
        return find_list(question.text, self._names, question.calls, named)

    def without_error(self, question: Question) -> Question:
        """Return a question about an error without the error and its scopes: what was tried."""
        names = [name.written for name in self._names.find(question.text)]
        tried = self.parts_reader()(without_error(question.text, names))
        return replace(tried, level=question.level, role=question.role, is_tried=True)

    def beside_code(self, question: Question) -> Question:
        """Return a question without the lines of code that it holds, if it holds several."""
        text = beside_code(question.text)
        if text in ("", question.text):
            return question
        rest = self.read(text)
        return replace(rest, level=question.level, role=question.role, is_tried=question.is_tried)

    def without_refusals(self, question: Question) -> Question:
        """Return a question without what it says is not needed, if something is left then."""
        text = without_refusals(question.text)
        if text == question.text:
            return question
        rest = self.read(text)
        rest = replace(rest, level=question.level, role=question.role, is_tried=question.is_tried)
        return rest if self.nouns(rest) - _WHO else question

    def as_later_part(self, question: Question) -> Question:
        """Return what was read as it is meant when it follows another part of a message."""
        said = self._in_english(_TAG.sub(" ", question.text))
        is_name = self._weighing.is_pair(question.words[:2])
        return replace(question, wanted=self._intent.wanted(said, is_part=is_name))

    def restricted_to(self, question: Question, kind: Wanted) -> Question:
        """Return the half of a question that only reads or only changes."""
        half = self.read(self._intent.restricted_to(question.text, kind))
        return replace(question, said=half.said, wanted=frozenset({kind}), terms=half.terms)

    def begins_with_verb(self, question: Question) -> bool:
        """Return whether a text begins with what to do: "Create a queue", not "We create"."""
        return self._intent.is_verb(next(iter(question.words), ""))

    def begins_with_order(self, question: Question) -> bool:
        """Return whether a text begins with a verb that is no noun: "Create", not "Schedule"."""
        return self.is_order(next(iter(question.words), ""))

    def is_order(self, word: str) -> bool:
        """Return whether a word orders something, and can be no noun: "create", not "schedule"."""
        return self._intent.is_order(word.lower())

    def wanted_of_all(self, text: str) -> frozenset[Wanted]:
        """Return what a message says of all its parts: that they only read, or nothing."""
        is_reading = self._intent.is_reading_only(text)
        return frozenset({"read"}) if is_reading else frozenset()

    def is_both_ways(self, question: Question) -> bool:
        """Return whether a question wants to read and to change the same things."""
        return self._intent.is_both_ways(question.said)

    def has_subject(self, question: Question) -> bool:
        """Return whether a part of a message names a thing, not only an action or a person."""
        things = self.nouns(question) - self._weighing.actions
        return bool(things - _WHO) or bool(things and question.wanted)

    def nouns(self, question: Question) -> set[str]:
        """Return the words of a question that name things instead of actions."""
        return {t for t, w in question.terms.items() if w > VERB_WEIGHT and " " not in t}

    def _names_another_product(self, text: str) -> bool:
        lowered = text.lower()
        if re.search(r"\bwebex\b", lowered):
            return False
        return any(
            not _OTHER_END.search(lowered[: match.start()])
            for match in self._other_products.finditer(lowered)
        )
