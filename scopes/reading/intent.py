"""What a question wants to do, and with whose token: reading or changing, user or administrator."""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import Literal

from scopes.data.catalog import Level, Vocabulary
from scopes.text.vocabulary import phrase_pattern
from scopes.text.words import words

Wanted = Literal["read", "write"]

LEVEL_ORDER: tuple[Level, ...] = ("compliance", "group", "admin", "user")
"""When a message speaks of several token levels, the first of these is meant."""

MOST_CLAUSES = 100
"""A long message says what it wants within the first of so many clauses, or not at all."""
_CLAUSE = re.compile(r"[:;?!\n]+|\.\s|\s[-–—]{1,2}\s|[()]")
_READ_ONLY = re.compile(
    r"\bread(?:ing)?(?: access)?[- ]?only\b|\bview[- ]only\b"
    r"|\bonly (?:to )?(?:read|view|see|list|look)"
    r"|\b(?:without|no|not|never|don't|do not|must not)\b[\w ]{0,12}"
    r"\b(?:writ|chang|edit|modif|updat|delet)"
    r"|\b(?:writes?|changes?|edits?|modif(?:y|ies)|updates?|deletes?) nothing\b"
    r"|(?<!if )\bnothing (?:is|gets|will be) (?:ever )?(?:written|changed|edited|modified|deleted)"
    r"(?: back| at all)?(?=\s*(?:[.,;:!?)]|$))",
    re.IGNORECASE,
)
_COPIED = (
    r"\b(?:copy|copies|copying|clon(?:e|es|ing)|duplicat(?:e|es|ing)|mirror(?:s|ing)?|relay(?:s|ing)?"
    r"|replicat(?:e|es|ing)|forward(?:s|ing)?(?= (?:\w+ ){0,3}messages?\b))\b"
    r"(?=[^.;\n]{0,80}?(?:\b(?P<place>space|room|location|site|team|queue)\b"
    r"[^.;\n]{0,40}\b(?:in)?to\b[^.;\n]{0,30}\b(?P=place)\b"
    r"|\b(?:in)?to (?:another|the other|a (?:second|new|different))\b"
    r"(?! (?:system|app|tool|database|file|product|platform|format)\b)))"
)
"""What is copied within Webex is read at one place and written at another."""
_BOTH_WAYS = re.compile(
    r"\b(?:full|complete|unrestricted|total) (?:access|control)\b"
    r"|\b(?:crud(?: operations?)?|rw|r/w|read-?write|read(?: and | or |/|, ?)write)\b"
    rf"|{_COPIED}",
    re.IGNORECASE,
)
_PLAIN_VERBS: dict[Wanted, str] = {"read": "list", "write": "update"}
"""How the documents call what "full access to" wants, one at a time."""
_WORD = re.compile(r"[^\W\d_]+")
_SWITCHED = re.compile(r"\b(?:on|off)\s*(?:$|for\b|again\b|when\b)")
_MINE_BUT_NOT_ME = re.compile(
    r"\bmy (?:own |new |little |access |bearer |oauth )?(?:app|application|bot|script|integration"
    r"|tool|service|code|program|client|customer|company|org|organi[sz]ation|tenant|users|employees|boss"
    r"|token|request|backend|server|website|portal|product|project|plug-?in|dashboard|connector"
    r"|workflow|pipeline|function|goal|aim|task|question|problem|plan|idea|guess|understanding|case"
    r"|use[ -]case|issue|ticket|colleague|manager|admin|administrator|department|vendor|developer"
    r"|thesis|professor|friend|opinion)s?\b(?!['’])"
)
"""What is called mine by somebody who does not speak of data of their own."""
_RULED_OUT = re.compile(
    r"\b(?:without|no|not|non|never|isn't|instead of|rather than|avoid|avoiding)\b[\s-]{1,3}"
    r"(?:(?:being|as|having|using|needing|requiring|asking for|for|an?|the|any|full|org|site"
    r"|organi[sz]ation) ){0,4}"
    r"(?:admin|administrator|compliance)s?\b"
    r"(?:[\s-]{1,3}(?:officer|right|privilege|permission|access|scope|token|role|consent|approval"
    r"|account|power|user)s?\b){0,3}"
)
"""A level that somebody does not want: what is left is to do the job as a user."""
_FOR_ANOTHER = re.compile(
    r"\bon behalf of (?:(?:my|our|his|her|their|an?other|other|some|several|different|each|every)\b"
    r"|[\w-]+['’]s\b)"
    r"(?! (?:little |own )?(?:app|application|integration|bot|script|tool|service|company|customer"
    r"|org|organi[sz]ation|tenant|team)s?\b)(?: [\w-]+){1,2}"
    r"|\bon (?:his|her|(?:some|any)(?:one|body)(?: else)?['’]s) behalf\b"
    r"|\b(?:not|other than|instead of) the (?:logged|signed)[- ]?in (?:user|person|one)\b"
)
"""Somebody who is acted for: "on behalf of my boss"; an app acts on behalf of "the user" anyway."""
_SAID: dict[Level, tuple[re.Pattern[str], ...]] = {"admin": (_FOR_ANOTHER,)}
"""What says a token level besides the words of the vocabulary."""
_OF_OTHERS = re.compile(r"\b(?:hostemail|useremail)\b", re.IGNORECASE)
"""Parameters that name somebody else; they require a scope on the admin level."""
_PEOPLE = re.compile(r"^(?!as ).*(?:user|people|person|host|employee)")
"""Words of a level ("all users") that may name the object of the question as well."""
_BEFORE_VERB = {
    "to", "and", "or", "can", "could", "should", "must", "will", "would", "may", "i", "we", "you",
    "they", "it", "please", "let", "then", "also", "be", "app", "bot", "script", "job", "not",
}  # fmt: skip
_NEW = "new"
"""Says to create only where no verb stands: "new room", but "our new bot lists rooms"."""
_AFTER_NOUN = (["of"], ["for"], ["in"], ["on"], ["from"], ["with"])
"""What follows a word such as "schedule" when it is no verb: "schedule of a location"."""
_AFTER_VERB = (["a"], ["an"], ["the"], ["my"], ["our"], ["new"], ["this"], ["these"], ["it"])
"""What follows such a word when it is one: "schedule a meeting"."""
_ASKING = {
    "which", "what", "who", "whose", "where", "when", "does", "do", "is", "are", "has", "have",
    "did", "was", "were", "whos", "whats",
}  # fmt: skip
_ASKING_AFTER_HOW = {"many", "much", "long", "often", "is", "are", "did", "was", "busy", "far"}


class Intent:
    """Reads wanted access and token level with the words of the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._framing = set(vocabulary.framing)
        self._filler = set(vocabulary.filler) | self._framing
        self._verbs = {**_forms(vocabulary.write, "write"), **_forms(vocabulary.read, "read")}
        self._passive = {_past(verb) for verb in vocabulary.write}
        self._phrases = phrase_pattern(verb for verb in vocabulary.write if " " in verb)
        self._nouns = set(_forms(vocabulary.also_nouns, "write"))
        self._orders = {*vocabulary.read, *vocabulary.write} - self._nouns
        self._levels = [
            (level, said)
            for level in LEVEL_ORDER
            for said in (phrase_pattern(vocabulary.levels.get(level, ())), *_SAID.get(level, ()))
        ]

    def level(self, text: str) -> tuple[Level | None, str]:
        """Return the token level a text speaks of, and the text without the words that say so."""
        lowered, ruled_out = _RULED_OUT.subn(" ", text.lower())
        whose = _MINE_BUT_NOT_ME.sub(lambda match: match[0][3:], lowered)
        found = [
            (level, said)
            for level, said in self._levels
            if said.search(whose if level == "user" else lowered)
        ]
        for _, said in found:
            lowered = said.sub(lambda match: match[0] if _PEOPLE.search(match[0]) else " ", lowered)
        if found:
            return found[0][0], lowered
        if _OF_OTHERS.search(text):
            return "admin", text
        return ("user", lowered) if ruled_out else (None, text)

    def wanted(self, text: str, *, is_part: bool = False) -> frozenset[Wanted]:
        """Return whether to read, to change, or both; empty when the text does not say.

        In a part of a longer text a first word such as "route" or "schedule" is taken for a noun.
        """
        if _READ_ONLY.search(text):
            return frozenset({"read"})
        if _BOTH_WAYS.search(text):
            return frozenset({"read", "write"})
        for clause in _CLAUSE.split(text, MOST_CLAUSES)[:MOST_CLAUSES]:
            need = self._without_framing(words(clause))
            found = self._of_clause(need, is_part) if need else frozenset[Wanted]()
            if self._changes(clause.lower(), need):
                found = frozenset({"write"})
            if found:
                return found
        return frozenset()

    def is_reading_only(self, text: str) -> bool:
        """Return whether a text says that it changes nothing, whatever else it speaks of."""
        return bool(_READ_ONLY.search(text))

    def is_both_ways(self, text: str) -> bool:
        """Return whether a text wants to read and to change the same things: "full access to"."""
        return bool(_BOTH_WAYS.search(text))

    def is_verb(self, word: str) -> bool:
        """Return whether a word says to read or to change something."""
        return word in self._verbs

    def is_order(self, word: str) -> bool:
        """Return whether a word is a verb as the vocabulary has it, and no noun as well."""
        return word in self._orders

    def restricted_to(self, text: str, kind: Wanted) -> str:
        """Return a text that speaks of reading and of changing with the verbs of one of them."""
        plain = _BOTH_WAYS.sub(_PLAIN_VERBS[kind], text)
        return _WORD.sub(lambda word: word[0] if self._may_stand(word[0], kind) else " ", plain)

    def _may_stand(self, word: str, kind: Wanted) -> bool:
        lowered = word.lower()
        return lowered in self._nouns or self._verbs.get(lowered, kind) == kind

    def _changes(self, clause: str, need: Sequence[str]) -> bool:
        """Return whether a clause speaks of a change without a verb at the usual place."""
        if self._phrases.search(clause) or _SWITCHED.search(clause):
            return need[:1] != ["is"]
        return any(
            before == "be" and word in self._passive
            for before, word in zip(need, need[1:], strict=False)
        )

    def _without_framing(self, spoken: Sequence[str]) -> list[str]:
        """Drop runs of filler that ask for scopes ("which scopes do I need to")."""
        kept: list[str] = []
        run: list[str] = []
        for word in [*spoken, ""]:
            if word in self._filler:
                run.append(word)
                continue
            if self._framing.isdisjoint(run):
                kept += run
            run = []
            if word:
                kept.append(word)
        return kept

    def _is_verb_place(self, need: Sequence[str], n: int, is_first: bool, is_part: bool) -> bool:
        """Return whether a word stands where a verb would; `is_first` after filler only."""
        if is_first:
            after = need[n + 1 : n + 2]
            is_noun = after in _AFTER_NOUN or (is_part and after not in _AFTER_VERB)
            return not (is_noun and need[n] in self._nouns)
        if need[n - 1] in self._verbs:
            is_plural = need[n].endswith("s") and not need[n - 1].endswith("s")
            return need[n] not in self._nouns and not is_plural
        return need[n - 1] in _BEFORE_VERB

    def _of_clause(self, need: Sequence[str], is_part: bool) -> frozenset[Wanted]:
        fillers = sum(1 for _ in takewhile(self._filler.__contains__, need))
        strong = [
            (n, self._verbs[word])
            for n, word in enumerate(need)
            if word in self._verbs
            and self._is_verb_place(need, n, n <= fillers, is_part)
            and not (word.endswith("ing") and word in self._nouns)
        ]
        strong = [(n, kind) for n, kind in strong if need[n] != _NEW] or strong
        asks = need[0] in _ASKING or (need[0] == "how" and bool(set(need[1:2]) & _ASKING_AFTER_HOW))
        if asks and not any(need[n - 1] == "to" for n, _ in strong):
            return frozenset({"read"})
        if strong:
            first = strong[0][0]
            return frozenset(kind for n, kind in strong if n <= first + 3)
        weak = [
            self._verbs[word]
            for word in need
            if word in self._verbs
            and (word.endswith("ing") if is_part else word not in self._nouns)
        ]
        return frozenset(weak[:1])


def _past(verb: str) -> str:
    return verb.removesuffix("e") + "ed"


def _forms(verbs: Iterable[str], kind: Wanted) -> dict[str, Wanted]:
    """Return the verbs and their other forms; past forms tell of states and are left out."""
    forms: dict[str, Wanted] = {}
    for verb in verbs:
        base = verb.removesuffix("e")
        for form in (verb, verb + "s", verb + "es", base + "ing", verb + verb[-1] + "ing"):
            forms[form] = kind
    return forms
