"""A message as it was read: what it wants, for whom, reading or changing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from scopes.data.catalog import Level
from scopes.reading.endpoints import Endpoint
from scopes.reading.intent import Wanted
from scopes.reading.names import NamedScope
from scopes.reading.pages import Page
from scopes.reading.sdk import SdkCall
from scopes.reading.secrets import Kind
from scopes.reading.symptoms import Symptom, find_symptom
from scopes.reading.wishes import Wish, find_wishes

MOST_WORDS = 400
MOST_CALLS = 40

_RESOURCE = re.compile(
    r"\bresource\\?[\"']?\s{0,3}[:=]\s{0,3}\\?[\"'](?P<name>[A-Za-z_]{3,40})\\?[\"']"
)

Cut = Literal["characters", "words", "calls", "names"]


@dataclass(frozen=True)
class Question:
    """What a message asks, without secrets."""

    text: str
    translated: str = ""
    """The text with words of other languages in English, empty when it is too long."""
    said: str = ""
    """The words in small letters; in their own language, without links and tags."""
    words: tuple[str, ...] = ()
    """The words in English, one by one."""
    endpoints: tuple[Endpoint, ...] = ()
    calls: tuple[SdkCall, ...] = ()
    pages: tuple[Page, ...] = ()
    browser_calls: tuple[str, ...] = ()
    """Calls of the JavaScript SDK that are none of the REST API."""
    scopes: tuple[NamedScope, ...] = ()
    secrets: tuple[Kind, ...] = ()
    """The kinds of those that were masked."""
    level: Level | None = None
    """The token level that it speaks of, None when it leaves that open."""
    role: str = ""
    """The administrator role that it names, as in the data."""
    wanted: frozenset[Wanted] = frozenset()
    """Whether to read or to change; empty when the message does not say."""
    terms: Mapping[str, float] = field(default_factory=dict)
    """The words to search with, and their weights."""
    names_another_product: bool = False
    """Whether the words may be about another product."""
    is_tried: bool = False
    """Whether this is what was tried when an error came."""
    cut: frozenset[Cut] = frozenset()
    """What the message holds too much of, so that the rest was not read."""

    @property
    def english(self) -> str:
        """The text as English is looked for in it."""
        return self.translated or self.text

    @cached_property
    def wishes(self) -> frozenset[Wish]:
        """What the message wants of the bot, such as a check or a comparison."""
        return find_wishes(self.english)

    @cached_property
    def symptom(self) -> Symptom | None:
        """The error of the API that the message speaks of, if any."""
        return find_symptom(self.english)

    @cached_property
    def resource(self) -> str:
        """What a call says that it watches: `resource="meetings"`; "" when it does not say."""
        found = _RESOURCE.search(self.text)
        return found["name"] if found else ""

    @property
    def says_something(self) -> bool:
        """Whether it holds words to be understood; not all languages divide theirs by blanks."""
        return bool(self.terms) or not self.said.isascii()

    @property
    def has_calls(self) -> bool:
        """Whether the message names API calls: addresses, of an SDK, or by their pages."""
        return bool(self.endpoints or self.calls or any(page.title for page in self.pages))

    def place_of(self, words: str) -> int:
        """Return where words, or else the last of them, stand in the text; its end if nowhere."""
        places = (self.text.find(part) for part in (words, words.rpartition(" ")[2]))
        return next((place for place in places if place >= 0), len(self.text))
