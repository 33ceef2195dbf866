"""The curated catalog: what each scope means, in the words of `catalog.yaml` and four files
beside it in `data/`.

They are edited by hand and loaded once at start. `scopes.data.validation` checks them in full.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Meta, Struct

Text = Annotated[str, Meta(min_length=1)]
Texts = Annotated[list[Text], Meta(min_length=1)]

Level = Literal["user", "admin", "compliance", "group"]
"""Whose token: an ordinary user's, an administrator's, a compliance officer's, a group's."""

ScopeLevel = Literal["user", "admin", "compliance", "group", "service-app", "other"]
Access = Literal["read", "write", "execute", "all"]
Status = Literal["documented", "undocumented-but-seen", "deprecated"]
TopicKind = Literal[
    "apps", "token_howto", "portal_howto", "concept", "about_bot", "privacy", "help", "pricing",
    "too_vague",
]  # fmt: skip
"""The kinds of messages that a written topic answers, of those in `scopes/data/kinds.py`."""

FILES: Mapping[str, tuple[str, ...]] = {
    "catalog.yaml": ("data_date", "areas", "groups", "scopes"),
    "data/sources.yaml": ("sources",),
    "data/vocabulary.yaml": ("vocabulary",),
    "data/topics.yaml": ("topics",),
    "data/names.yaml": ("names",),
}
"""The curated files and the sections that each holds."""

LEVELS: tuple[Level, ...] = ("user", "admin", "compliance", "group")
STRONGEST: tuple[Level, ...] = ("compliance", "admin", "group", "user")
"""Token levels by what a token of them can be let do; one token must have all scopes of a set."""


class Explanation(Struct, frozen=True, forbid_unknown_fields=True):
    """What a newcomer and a security reviewer need to know of a scope, in our own words."""

    allows: Text
    choose: Text
    excludes: Text
    exposes: Text
    granted_by: Text
    requires: Text | None = None


class Scope(Struct, frozen=True, forbid_unknown_fields=True):
    """One OAuth scope. Facts come from the texts named in `sources`."""

    id: Text
    level: ScopeLevel
    area: Text
    access: Access
    status: Status
    summary: Annotated[str, Meta(min_length=1, max_length=90)]
    explanation: Explanation
    keywords: list[Text]
    examples: list[Text]
    related: list[Text]
    sources: Texts
    group: Text | None = None
    replaced_by: Text | None = None
    also_written: list[Text] = []
    broad: bool = False

    @property
    def phrases(self) -> tuple[str, ...]:
        """The texts that say in words what it is for."""
        return (*self.keywords, *self.examples, self.summary)

    @property
    def token_level(self) -> Level | None:
        """The level of the tokens that it is for; None for those that are for no level alone."""
        return next((level for level in LEVELS if level == self.level), None)

    @property
    def is_documented(self) -> bool:
        """Whether an official text explains the scope, so that it may be offered freely."""
        return self.status == "documented"

    @property
    def is_deprecated(self) -> bool:
        """Whether the scope may no longer be requested."""
        return self.status == "deprecated"

    @property
    def spellings(self) -> tuple[str, ...]:
        """The id and the other spellings official texts use for it."""
        return (self.id, *self.also_written)


class Topic(Struct, frozen=True, forbid_unknown_fields=True):
    """An area of the product or a named group of scopes that people ask for as a whole."""

    id: Text
    name: Text
    summary: Text
    keywords: Texts
    default_level: Level = "admin"


class AppTopic(Struct, frozen=True, forbid_unknown_fields=True):
    """A short explanation around scopes: the bot itself, kinds of apps, tokens, the portal.

    `said` holds phrases that name it, `kind` tells which messages it answers; it is found by its
    kind and its phrases together where it is `only_by_kind`. `scopes` are those that it comes down
    to, if any, all of one token level. `choices` are questions to go on with.
    """

    id: Text
    name: Text
    kind: TopicKind
    said: Texts
    text: Texts
    sources: list[Text] = []
    scopes: list[Text] = []
    choices: list[Text] = []
    only_by_kind: bool = False


class Synonym(Struct, frozen=True, forbid_unknown_fields=True):
    """Words people say for what the API documents call `means`."""

    means: Text
    said: Texts


class ProductWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Names of a product, the one it rules out, and the words that bring that one back."""

    named: Texts
    rules_out: Text
    unless: Texts


class RetiredScope(Struct, frozen=True, forbid_unknown_fields=True):
    """A scope of the retired Webex Meetings XML API: what it granted, and the scopes for it today.

    Old code and samples still hold such names, which look like misspelt ones of the REST API.
    """

    id: Text
    granted: Text
    today: Texts


class MistakenScope(Struct, frozen=True, forbid_unknown_fields=True):
    """A name in circulation that is no scope, and the scopes for what it is thought to be."""

    id: Text
    meant: list[Text] = []
    note: str = ""


class NameTables(Struct, frozen=True, forbid_unknown_fields=True):
    """What texts and apps write for scopes and roles, and what is meant."""

    spellings: dict[str, Text]
    roles: dict[str, Text]
    not_offered: list[Text]
    mistaken: list[MistakenScope]

    def note_on(self, written: str) -> str:
        """Return what else to say about a mistaken name, upper and lower case aside."""
        notes = {each.id.lower(): each.note for each in self.mistaken}
        return notes.get(written.lower(), "")


class Vocabulary(Struct, frozen=True, forbid_unknown_fields=True):
    """The words a question is read with. Phrases are lower case."""

    framing: Texts
    filler: Texts
    read: Texts
    write: Texts
    also_nouns: Texts
    vague: Texts
    same: list[Texts]
    levels: dict[Level, Texts]
    elsewhere: Texts
    synonyms: list[Synonym]
    products: list[ProductWords] = []
    not_offered: Texts = []
    retired: list[RetiredScope] = []


class Catalog(Struct, frozen=True, forbid_unknown_fields=True):
    """All that is curated by hand, keyed by id and in the order of the files."""

    data_date: Text
    areas: dict[str, Topic]
    groups: dict[str, Topic]
    scopes: dict[str, Scope]
    vocabulary: Vocabulary
    topics: dict[str, AppTopic]
    sources: dict[str, str]
    names: NameTables

    def documented(self) -> list[Scope]:
        """Return the scopes that may be offered without a caveat."""
        return [scope for scope in self.scopes.values() if scope.is_documented]

    def searched(self) -> list[Scope]:
        """Return the scopes that a need in plain words may lead to, also undocumented ones."""
        return [s for s in self.scopes.values() if not s.is_deprecated and s.level != "other"]

    def namesake(self, scope: str, level: Level) -> str | None:
        """Return the scope of a level that differs from another one in its prefix only."""
        family, _, name = scope.partition(":")
        known = [each.id for each in self.scopes.values() if each.level == level]
        found = [o for o in known if o.endswith(f":{name}") and not self.scopes[o].is_deprecated]
        near = [other for other in found if other.startswith(family.split("-")[0])]
        return next(iter(near or found), None)

    def levels_of(self, scope: str) -> tuple[Level, ...]:
        """Return the token levels on which there is a scope of that name, its own one included."""
        known = self.scopes[scope]
        if known.is_deprecated or known.level not in LEVELS:
            return ()
        return tuple(at for at in LEVELS if at == known.level or self.namesake(scope, at))

    def in_area(self, area_id: str) -> list[Scope]:
        """Return the scopes of an area, without the deprecated ones."""
        return [s for s in self.scopes.values() if s.area == area_id and not s.is_deprecated]

    def in_group(self, group_id: str) -> list[Scope]:
        """Return the scopes that carry the group's name."""
        return [scope for scope in self.scopes.values() if scope.group == group_id]
