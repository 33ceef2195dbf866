"""What a message states in words beside its calls and its names of scopes."""

import re
from dataclasses import replace

from scopes.code.beside import without_code
from scopes.data.operations import METHOD
from scopes.finding.learned import Learned
from scopes.finding.message import read_message
from scopes.finding.parts import Part, parts_of
from scopes.finding.spans import Span
from scopes.reading.endpoints import is_same_path
from scopes.reading.mentions import without_scopes
from scopes.reading.pages import without_links
from scopes.reading.question import Question
from scopes.reading.reader import Reader
from scopes.text.segments import PORTION

_PROSE = re.compile(r"[\w\s,.!?'’/&-]{3,200}")
"""What stands beside calls in words; code has signs that sentences have not."""
_IN_PATH = re.compile(r"\bv\d/\w")
_BEFORE = re.compile(r"[/:_=\-{.]\Z")
_AFTER = re.compile(r"[/:_=}][\w{]|\(|\s{0,4}[:+]?=(?!=)")
"""What stands around a part that is cut out of a call or of a scope's name, or gets a result."""

_CALL_FOLLOWS = re.compile(
    r"\s*:?\s+(?:(?:with|via|by|using|through|over|at|on|from|calling)\s){0,2}(?:the\s)?"
    r"(?:endpoint\s|url\s|address\s|path\s|call\s|api\s)?[`'\"(<*]{0,3}"
    rf"(?:(?:{METHOD})\s|https?://|(?:v\d)?/)",
    re.IGNORECASE,
)
_CALLED_FOR = re.compile(r"(?:https?:/|\s|\A)/\S{3,200}\s+(?:to|for)\s+\Z")
"""What stands around words that say what a call is for: "edit a person with PUT /people/1"."""


def parts_beside(question: Question, reader: Reader, learned: Learned) -> list[Part]:
    """Return the parts of a message that state needs in words, none of them in calls."""
    text = _without_names(question)
    is_long = len(text) > PORTION
    text = without_code(text, keeps_calls=not is_long) if is_long or question.has_calls else text
    message = read_message(text, learned)
    own = [span for span in message.spans if _is_on_its_own(question, span)]
    parts = parts_of(question, replace(message, spans=own), reader, reader.parts_reader())
    return [part for part in parts if _is_in_words(part.said)]


def _is_in_words(said: Question) -> bool:
    """Return whether a part of a message is said in words: it holds no call and no scope."""
    holds_more = said.has_calls or said.scopes or is_same_path(said.text)
    holds_more = holds_more or _IN_PATH.search(said.text) is not None
    return not holds_more and _PROSE.fullmatch(said.text) is not None


def _without_names(question: Question) -> str:
    """Return the text with a comma for each scope it names, and without links to the portal.

    All else stays where it is.
    """
    names = (name.written for name in question.scopes)
    return without_scopes(without_links(question.text), names, mark=",")


def _is_on_its_own(question: Question, span: Span) -> bool:
    """Return whether a part is in no path or name, is no value, and says not what they do."""
    before, after = question.text[: span.start], question.text[span.end :]
    is_value = f"{before[-1:]}{after[:1]}" in ('""', "''")
    said = question.text[span.start : span.end]
    is_word = " " not in said
    is_name = is_word and "_" in said
    if _BEFORE.search(before) or _AFTER.match(after) or (is_value and is_word) or is_name:
        return False
    has_address = bool(question.endpoints or question.pages)
    return not (has_address and (_CALL_FOLLOWS.match(after) or _CALLED_FOR.search(before)))
