"""Facts about the real `catalog.yaml` that no loader can check."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from scopes.data.catalog import Catalog, Scope
from scopes.knowledge import Knowledge

ORIGIN_AREAS = (
    "meetings",
    "people",
    "rooms",
    "messages",
    "teams",
    "devices",
    "recordings",
    "calling",
)
GROUP_SIZES = {"calling-provisioning": 11, "calling-controls": 2, "calling-reporting": 2}
ASKED_FOR_LEVELS = ("user", "admin", "compliance", "group")
USEFUL_LENGTH = {"allows": 70, "choose": 80, "excludes": 50, "exposes": 35, "granted_by": 15}

_SCOPE_SPAN = re.compile(r"`([A-Za-z][A-Za-z-]*:\w[\w-]*)`")


@pytest.fixture(scope="module")
def catalog(knowledge: Knowledge) -> Catalog:
    return knowledge.catalog


def offered(catalog: Catalog) -> list[Scope]:
    return [scope for scope in catalog.documented() if scope.level in ASKED_FOR_LEVELS]


def deprecated(catalog: Catalog) -> list[Scope]:
    return [scope for scope in catalog.scopes.values() if scope.is_deprecated]


def explanation_texts(scope: Scope) -> Iterator[str]:
    text = scope.explanation
    yield from (text.allows, text.choose, text.excludes, text.exposes, text.granted_by)
    yield text.requires or ""


def test_holds_every_known_scope(catalog: Catalog) -> None:
    assert len(catalog.scopes) == 181


@pytest.mark.parametrize(("group", "size"), GROUP_SIZES.items())
def test_group_of_the_origin_has_its_scopes(catalog: Catalog, group: str, size: int) -> None:
    assert len(catalog.in_group(group)) == size


def test_no_other_scope_carries_a_group(catalog: Catalog) -> None:
    grouped = [scope.id for scope in catalog.scopes.values() if scope.group]

    assert len(grouped) == 15


def test_every_scope_of_a_group_may_be_offered(catalog: Catalog) -> None:
    hidden = [s.id for g in catalog.groups for s in catalog.in_group(g) if not s.is_documented]

    assert hidden == []


@pytest.mark.parametrize("area", ORIGIN_AREAS)
def test_area_of_the_origin_has_scopes_to_offer(catalog: Catalog, area: str) -> None:
    assert any(scope.is_documented for scope in catalog.in_area(area))


def test_no_area_is_empty(catalog: Catalog) -> None:
    assert [area for area in catalog.areas if not catalog.in_area(area)] == []


def test_an_area_leaves_deprecated_scopes_out(catalog: Catalog) -> None:
    listed = {scope.id for area in catalog.areas for scope in catalog.in_area(area)}

    assert listed.isdisjoint(scope.id for scope in deprecated(catalog))


@pytest.mark.parametrize(("field", "length"), USEFUL_LENGTH.items())
def test_explanations_are_worth_reading(catalog: Catalog, field: str, length: int) -> None:
    short = [s.id for s in offered(catalog) if len(getattr(s.explanation, field)) < length]

    assert short == []


def test_analytics_read_all_is_explained_in_whole_sentences(catalog: Catalog) -> None:
    texts = [text for text in explanation_texts(catalog.scopes["analytics:read_all"]) if text]

    assert [text for text in texts if not text.endswith(".")] == []


def test_every_explanation_ends_its_last_sentence(catalog: Catalog) -> None:
    broken = [
        (scope.id, text)
        for scope in catalog.scopes.values()
        for text in explanation_texts(scope)
        if text and not text.endswith(".")
    ]

    assert broken == []


def test_every_offered_scope_has_several_words_people_use(catalog: Catalog) -> None:
    assert [scope.id for scope in offered(catalog) if len(scope.keywords) < 3] == []


def test_summaries_are_one_sentence(catalog: Catalog) -> None:
    odd = [s.id for s in catalog.scopes.values() if not re.fullmatch(r"[^.]\S.*\.", s.summary)]

    assert odd == []


def test_no_two_scopes_allow_the_same(catalog: Catalog) -> None:
    told = Counter(scope.explanation.allows for scope in catalog.scopes.values())

    assert [text for text, times in told.items() if times > 1] == []


def test_no_two_scopes_share_a_summary(catalog: Catalog) -> None:
    told = Counter(scope.summary for scope in catalog.scopes.values())

    assert [text for text, times in told.items() if times > 1] == []


def test_scopes_named_in_explanations_exist(catalog: Catalog) -> None:
    named = {
        (scope.id, name)
        for scope in catalog.scopes.values()
        for text in (scope.summary, *explanation_texts(scope))
        for name in _SCOPE_SPAN.findall(text)
    }

    assert len(named) > 100
    assert {(where, name) for where, name in named if name not in catalog.scopes} == set()


def test_some_scopes_are_deprecated(catalog: Catalog) -> None:
    assert len(deprecated(catalog)) == 9


def test_a_deprecated_scope_names_a_successor_that_may_be_offered(catalog: Catalog) -> None:
    successors = {scope.id: scope.replaced_by or "" for scope in deprecated(catalog)}

    assert {
        scope: successor
        for scope, successor in successors.items()
        if not catalog.scopes[successor].is_documented
    } == {}


def test_related_scopes_are_not_deprecated_ones_unless_the_scope_succeeds_them(
    catalog: Catalog,
) -> None:
    wrong = [
        (scope.id, other)
        for scope in offered(catalog)
        for other in scope.related
        if catalog.scopes[other].replaced_by not in (None, scope.id)
    ]

    assert wrong == []


def test_words_that_name_an_area_or_group_name_only_one(catalog: Catalog) -> None:
    topics = (*catalog.areas.values(), *catalog.groups.values())
    words = Counter(word for topic in topics for word in topic.keywords)

    assert words
    assert [word for word, topics_named in words.items() if topics_named > 1] == []


def test_every_source_is_explained_and_used(catalog: Catalog) -> None:
    used = {source for scope in catalog.scopes.values() for source in scope.sources}
    used |= {source for topic in catalog.topics.values() for source in topic.sources}

    assert used == set(catalog.sources)


def test_a_scope_name_tells_reading_from_writing(catalog: Catalog) -> None:
    lies = [
        scope.id
        for scope in catalog.scopes.values()
        if (scope.id.endswith("_read") and scope.access != "read")
        or (scope.id.endswith("_write") and scope.access == "read")
    ]

    assert lies == []


@pytest.mark.parametrize(
    ("scope", "levels"),
    [
        ("spark:people_read", ("user", "admin")),
        ("spark-admin:calling_cdr_read", ("admin",)),
        ("spark:kms", ("user",)),
    ],
)
def test_a_scope_is_there_on_the_levels_of_its_namesakes(
    catalog: Catalog, scope: str, levels: tuple[str, ...]
) -> None:
    assert catalog.levels_of(scope) == levels


def test_a_namesake_is_offered_and_on_the_level_asked_for(catalog: Catalog) -> None:
    for scope in catalog.scopes:
        for level in catalog.levels_of(scope):
            other = catalog.scopes[catalog.namesake(scope, level) or scope]
            assert (other.level, other.is_deprecated) == (level, False)
