"""Recognize the wish to be told what changes: "subscribe to calling and meetings"."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from scopes.data.catalog import Topic
from scopes.reading.cleaning import without_manners
from scopes.text.words import words

WATCHED = frozenset({
    "meetings", "rooms", "messages", "teams", "people", "recordings", "devices", "organization",
    "platform",
})  # fmt: skip
"""Areas whose names are also what an app may watch: "subscribe to messages" is a question."""

Do = Literal["subscribe", "unsubscribe", "show"]

_WHO = r"(?: us| me| this space| our space)?"
_SUBSCRIBE = re.compile(rf"subscribe{_WHO}(?: (?:to|for) (?P<areas>.{{1,200}}))?")
_TELL = re.compile(
    r"(?=.*\bscopes?\b)(?:(?:tell|notify|inform|alert) (?:us|me)|let (?:us|me) know)"
    r" (?:when|whenever|if|once|about) (?P<areas>.{1,200}?) (?:are )?chang(?:es?|ed|ing)"
)
_UNSUBSCRIBE = re.compile(rf"unsubscribe{_WHO}(?: from (?P<areas>.{{1,200}}))?")
_SHOW = re.compile(r"(?:(?:our|my) )?subscriptions?|what are we subscribed to|are we subscribed")
_SCOPES = re.compile(r"\bscopes?\b")
_FILLER = {
    "the", "of", "in", "for", "to", "all", "any", "everything", "areas", "change", "changes",
    "digest", "weekly", "webex", "your", "new", "scope", "scopes",
}  # fmt: skip
_DIVIDER = re.compile(r"[,&+]| (?:and|or|plus) ")


@dataclass(frozen=True)
class DigestWish:
    """What is to be done about the digest of a space.

    `areas` are ids, none for all of them; None when the message does not say which.
    """

    do: Do
    areas: tuple[str, ...] | None = None


def read_digest_wish(text: str, areas: Collection[Topic]) -> DigestWish | None:
    """Return what a message wants about a digest; None for any other message.

    It must be all of the message, and name nothing but areas: "subscribe to meeting events" is a
    question about webhooks.
    """
    said = " ".join(without_manners(text).lower().strip(" .!?,\n").split())
    if _SHOW.fullmatch(said):
        return DigestWish("show")
    found = _UNSUBSCRIBE.fullmatch(said) or _TELL.fullmatch(said) or _SUBSCRIBE.fullmatch(said)
    if not found:
        return None
    do: Do = "unsubscribe" if found.re is _UNSUBSCRIBE else "subscribe"
    if found["areas"] is None:
        return DigestWish(do)
    named = _areas_in(found["areas"], areas)
    is_question = bool(named) and WATCHED.issuperset(named or ()) and not _SCOPES.search(said)
    return None if named is None or is_question else DigestWish(do, named)


def _areas_in(text: str, areas: Iterable[Topic]) -> tuple[str, ...] | None:
    """Return the areas that a text names; None when it names anything else."""
    by_name = {
        tuple(words(name)): area.id for area in areas for name in (area.name, *area.keywords)
    }
    parts = [words(part) for part in _DIVIDER.split(text) if part.strip()]
    cores = [tuple(word for word in part if word not in _FILLER) for part in parts]
    named = [by_name.get(core, "") for core in cores if core]
    return tuple(dict.fromkeys(named)) if all(parts) and all(named) else None
