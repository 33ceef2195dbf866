"""How well a set of scopes fits what a question wants: reading or changing, whose data, where."""

from collections.abc import Sequence
from dataclasses import dataclass

from scopes.data.catalog import Catalog, Level, Topic
from scopes.reading.question import Question
from scopes.text.words import singular, stem, words

WRONG_ACCESS = 0.45
BROAD_ACCESS = 0.97
UNASKED_WRITE = 0.86
OTHER_LEVEL = 0.7
UNLIKELY_LEVEL = 0.85
SPECIAL_AREA = 0.7
SAME_AREA = 1.06
SAME_FAMILY = 1.04
SEEN_ONLY = 0.85
WEBHOOK = stem("webhook")
"""A webhook is registered with the read scope of what it watches."""


@dataclass(frozen=True)
class Traits:
    """What the catalog says of a set of scopes as a whole.

    `primary` are the scopes that do the job, without the read scopes beside a write scope.
    `only_if_said` holds lists of phrases, one of each of which the question must hold.
    """

    area: Topic
    primary: tuple[str, ...]
    is_broad: bool
    writes: bool
    is_documented: bool
    only_if_said: tuple[tuple[str, ...], ...]


class Fit:
    """Rates sets of scopes against a question; remembers their traits."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._traits: dict[tuple[str, ...], Traits] = {}

    def traits(self, scopes: tuple[str, ...]) -> Traits:
        """Return the traits of a set of scopes."""
        if scopes not in self._traits:
            self._traits[scopes] = self._read(scopes)
        return self._traits[scopes]

    def _read(self, names: tuple[str, ...]) -> Traits:
        scopes = [self._catalog.scopes[name] for name in names]
        area = self._catalog.areas[scopes[0].area]
        said = [area.keywords] if area.special else []
        said += [scope.only_if_said for scope in scopes if scope.only_if_said]
        return Traits(
            area=area,
            primary=tuple(s.id for s in scopes if s.access != "read") or names,
            is_broad=any(scope.access == "all" for scope in scopes),
            writes=any(scope.access in ("write", "execute") for scope in scopes),
            is_documented=all(scope.is_documented for scope in scopes),
            only_if_said=tuple(tuple(map(_plain, phrases)) for phrases in said),
        )

    def rate(self, scopes: tuple[str, ...], level: Level, question: Question) -> float:
        """Return a factor, about 0.1 to 1, for how well a set on a token level fits."""
        traits = self.traits(scopes)
        documented = 1.0 if traits.is_documented else SEEN_ONLY
        area = _area_fit(traits, question)
        return (
            _access_fit(traits, question) * _level_fit(traits, level, question) * area * documented
        )


def _access_fit(traits: Traits, question: Question) -> float:
    if traits.is_broad:
        return BROAD_ACCESS
    is_watching = WEBHOOK in question.terms
    if not question.wanted and not is_watching:
        return UNASKED_WRITE if traits.writes else 1.0
    wants_write = "write" in question.wanted and not is_watching
    return 1.0 if traits.writes == wants_write else WRONG_ACCESS


def _level_fit(traits: Traits, level: Level, question: Question) -> float:
    if question.level:
        return 1.0 if level == question.level else OTHER_LEVEL
    own = "user" if WEBHOOK in question.terms else traits.area.default_level
    likely = question.near_level or own
    return 1.0 if level == likely else UNLIKELY_LEVEL


def _area_fit(traits: Traits, question: Question) -> float:
    """Products of their own are meant only when the question names them."""
    near = question.near_area
    if near and traits.area.id == near.id:
        return SAME_AREA
    if near and near.family and traits.area.family == near.family:
        return SAME_FAMILY
    is_meant = all(_says(question, phrases) for phrases in traits.only_if_said)
    return 1.0 if is_meant else SPECIAL_AREA


def _says(question: Question, phrases: Sequence[str]) -> bool:
    """Return whether a question holds one of the phrases, plural or singular."""
    return any(f" {phrase} " in question.singular_words for phrase in phrases)


def _plain(phrase: str) -> str:
    return " ".join(map(singular, words(phrase)))
