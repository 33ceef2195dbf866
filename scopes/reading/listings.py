"""Read what a message names that does nothing but ask for a list of scopes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from scopes.data.catalog import Vocabulary
from scopes.reading.question import Question

_SCOPES = {"scope", "scopes", "permissions"}
_ASKING = {"list", "show", "exist", "available", "give", "overview", "area", "group", "name"}
"""Words that ask for a list, where the message speaks of scopes."""
_AROUND = {
    "give", "us", "please", "a", "belong", "belongs", "to", "do", "does", "you", "know", "have",
    "exist", "all", "the", "of", "for", "me", "is", "are", "there", "which", "what", "in", "webex",
}  # fmt: skip
_IN_A_JOB = re.compile(r"\bto (?:list|show|give|name)\b", re.IGNORECASE)
"""What makes such a word a thing to do: "scopes to list devices"."""
_WHOLE: dict[tuple[str, ...], Literal["areas", "groups"]] = {
    ("areas",): "areas",
    ("list", "areas"): "areas",
    ("scope", "areas"): "areas",
    ("areas", "scopes"): "areas",
    ("groups",): "groups",
    ("scope", "groups"): "groups",
    ("groups", "scopes"): "groups",
    ("calling", "groups"): "groups",
}
_LACKING = {
    "cover", "covers", "covered", "include", "includes", "included", "contain", "contains",
    "missing", "lack", "lacks", "lacking", "beyond", "beside", "except", "apart", "outside",
    "leave", "leaves", "add", "additional", "additionally", "enough", "sufficient", "won", "doesn",
    "isn", "aren", "don", "related", "excludes", "excluded", "excluding", "list", "show", "name",
    "ticked", "selected", "requested", "granted", "already", "else", "must", "added", "adding",
    "user", "users", "left", "out",
}  # fmt: skip
"""Words that ask for what is missing and carry no other subject."""


@dataclass(frozen=True)
class Listing:
    """What a list may be asked for: all areas, all groups, or the topic of the name `phrase`."""

    of: Literal["areas", "groups", "topic"]
    phrase: str = ""


def read_listing(question: Question) -> Listing:
    """Return what a message names besides the words that ask for a list."""
    said = [word for word in question.words if word not in _AROUND]
    whole = _WHOLE.get(tuple(said))
    if whole:
        return Listing(whole)
    core = [word for word in said if word not in {*_SCOPES, "oauth"}]
    if not _SCOPES.isdisjoint(question.words) and not _IN_A_JOB.search(question.english):
        core = [word for word in core if word.rstrip("s") not in _ASKING]
    return Listing("topic", " ".join(core))


def asks_for_nothing_but(names: Iterable[str], question: Question, vocabulary: Vocabulary) -> bool:
    """Return whether every word of a message asks what is lacking, or is a name: none is a job."""
    light = {*vocabulary.filler, *vocabulary.framing, *_LACKING, *names}
    return light.issuperset(question.words)
