"""The loader reports everything that is wrong with a catalog, with entry and field."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scopes.data.catalog import FILES, Catalog
from scopes.data.errors import DataError
from scopes.data.validation import load_catalog, parse_catalog

Raw = dict[str, Any]
Change = Callable[[Raw], object]


def topic(name: str) -> Raw:
    return {"id": name, "name": name.title(), "summary": "About it.", "keywords": [name]}


def app_topic(name: str) -> Raw:
    return {
        "id": name,
        "name": "Bots",
        "kind": "apps",
        "said": ["bots"],
        "text": ["Text."],
        "sources": ["guide"],
    }


def scope(name: str, **changes: Any) -> Raw:
    entry = {
        "id": name,
        "level": "user",
        "area": "calling",
        "access": "read",
        "status": "documented",
        "summary": "Read something.",
        "explanation": dict.fromkeys(
            ("allows", "choose", "excludes", "exposes", "granted_by"), "Some text."
        ),
        "keywords": ["something"],
        "examples": [],
        "related": [],
        "sources": ["guide"],
    }
    return {**entry, **changes}


def minimal() -> Raw:
    """Return a small catalog with two scopes and nothing wrong in it."""
    words = ("framing", "filler", "read", "write", "also_nouns", "vague", "elsewhere")
    vocabulary: Raw = {key: ["word"] for key in words}
    return {
        "data_date": "2026-11-22",
        "sources": {"guide": "A guide."},
        "areas": [topic("calling")],
        "groups": [topic("controls")],
        "vocabulary": {**vocabulary, "same": [], "levels": {"admin": ["admin"]}, "synonyms": []},
        "topics": [app_topic("bots")],
        "scopes": [scope("spark:one"), scope("spark:two")],
        "names": {"spellings": {}, "roles": {}, "not_offered": [], "mistaken": []},
    }


def texts_of(raw: Raw) -> dict[str, str]:
    """Return the text of each curated file; sections of no file stand in the catalog."""
    known = {section for sections in FILES.values() for section in sections}
    texts = {}
    for file, sections in FILES.items():
        mine = {key: raw[key] for key in raw if key in sections}
        if file == "catalog.yaml":
            mine |= {key: raw[key] for key in raw if key not in known}
        texts[file] = json.dumps(mine)
    return texts


def parse(raw: Raw) -> Catalog:
    return parse_catalog(texts_of(raw))


def problems_of(raw: Raw) -> list[str]:
    with pytest.raises(DataError) as caught:
        parse(raw)
    return caught.value.problems


def entry(raw: Raw) -> Raw:
    """Return the raw entry that the tests break."""
    found: Raw = raw["scopes"][1]
    return found


def test_a_complete_catalog_has_no_problems() -> None:
    assert list(parse(minimal()).scopes) == ["spark:one", "spark:two"]


def test_a_catalog_is_read_from_its_files(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    for file, text in texts_of(minimal()).items():
        (tmp_path / file).write_text(text, encoding="utf-8")

    assert load_catalog(tmp_path).areas["calling"].default_level == "admin"


BROKEN_SCOPES: list[tuple[Change, str, str]] = [
    (lambda e: e.update(colour="red"), "colour", "unknown key"),
    (lambda e: e.pop("summary"), "summary", "missing"),
    (lambda e: e.pop("explanation"), "explanation", "missing"),
    (lambda e: e.update(level="boss"), "level", "boss"),
    (lambda e: e.update(access="peek"), "access", "peek"),
    (lambda e: e.update(status="rumour"), "status", "rumour"),
    (lambda e: e.update(summary=""), "summary", "length"),
    (lambda e: e.update(summary="x" * 91), "summary", "length"),
    (lambda e: e.update(summary=["a", "list"]), "summary", "str"),
    (lambda e: e.update(keywords="cdr"), "keywords", "array"),
    (lambda e: e.update(keywords=[""]), "keywords", "[0]"),
    (lambda e: e.update(broad="perhaps"), "broad", "bool"),
    (lambda e: e.update(explanation="text"), "explanation", "must be a mapping"),
    (lambda e: e["explanation"].pop("exposes"), "explanation.exposes", "missing"),
    (lambda e: e["explanation"].update(tone="x"), "explanation.tone", "unknown key"),
    (lambda e: e["explanation"].update(allows=""), "explanation.allows", "length"),
    (lambda e: e.update(area="cooking"), "area", "unknown 'cooking'"),
    (lambda e: e.update(group="choir"), "group", "unknown 'choir'"),
    (lambda e: e.update(related=["spark:three"]), "related", "unknown 'spark:three'"),
    (lambda e: e.update(related=["spark:two"]), "related", "names the scope itself"),
    (lambda e: e.update(sources=["hearsay"]), "sources", "unknown 'hearsay'"),
    (lambda e: e.update(sources=[]), "sources", "length"),
    (lambda e: e.update(keywords=[]), "keywords", "needs words"),
    (lambda e: e.update(status="deprecated"), "replaced_by", "deprecated scopes"),
    (lambda e: e.update(replaced_by="spark:one"), "replaced_by", "deprecated scopes"),
    (
        lambda e: e.update(status="deprecated", replaced_by="spark:three"),
        "replaced_by",
        "unknown 'spark:three'",
    ),
    (
        lambda e: e.update(also_written=["spark:one"]),
        "also_written",
        "already belongs to spark:one",
    ),
]


@pytest.mark.parametrize(("change", "field", "what"), BROKEN_SCOPES)
def test_a_broken_scope_is_named_with_its_field(change: Change, field: str, what: str) -> None:
    raw = minimal()
    change(entry(raw))

    problems = problems_of(raw)

    assert len(problems) == 1
    assert problems[0].startswith(f"catalog.yaml: scopes[spark:two].{field}: ")
    assert what in problems[0]


BROKEN_SECTIONS: list[tuple[Change, str]] = [
    (lambda raw: raw.update(extra=[]), "extra: unknown key"),
    (lambda raw: raw.pop("groups"), "groups: missing"),
    (lambda raw: raw.update(scopes="none"), "scopes: must be a list"),
    (lambda raw: raw["scopes"].append("spark:three"), "scopes[entry 3]: must be a mapping"),
    (lambda raw: raw["scopes"].append(scope("spark:one")), "scopes[spark:one]: duplicate id"),
    (lambda raw: raw["areas"].append(topic("calling")), "areas[calling]: duplicate id"),
    (lambda raw: raw["groups"][0].pop("name"), "groups[controls].name: missing"),
    (lambda raw: raw["areas"][0].update(keywords=[]), "areas[calling].keywords: "),
    (lambda raw: raw["areas"][0].update(default_level="x"), "areas[calling].default_level: "),
    (lambda raw: raw["areas"][0].update(size=3), "areas[calling].size: unknown key"),
    (lambda raw: raw.update(vocabulary=[]), "vocabulary: must be a mapping"),
    (lambda raw: raw["vocabulary"].update(dialect=["x"]), "vocabulary.dialect: unknown key"),
    (lambda raw: raw["vocabulary"].update(levels={"boss": ["x"]}), "vocabulary.levels: "),
    (lambda raw: raw["vocabulary"]["synonyms"].append({"means": "x"}), "vocabulary.synonyms: "),
    (
        lambda raw: raw["vocabulary"].update(
            retired=[{"id": "all_read", "granted": "x", "today": ["spark:none"]}]
        ),
        "vocabulary.retired[all_read].today: unknown 'spark:none'",
    ),
    (
        lambda raw: raw["names"].update(spellings={"spark:onne": "spark:none"}),
        "names.spellings[spark:onne]: unknown 'spark:none'",
    ),
    (
        lambda raw: raw["names"].update(
            mistaken=[{"id": "spark:first", "meant": ["spark:none"], "note": "x"}]
        ),
        "names.mistaken[spark:first].meant: unknown 'spark:none'",
    ),
    (lambda raw: raw["topics"][0].update(said=[]), "topics[bots].said: "),
    (lambda raw: raw["topics"][0].pop("text"), "topics[bots].text: missing"),
    (lambda raw: raw["topics"][0].update(sources=["hearsay"]), "topics[bots].sources: unknown"),
    (lambda raw: raw["topics"][0].update(scopes=["spark:none"]), "topics[bots].scopes: unknown"),
    (lambda raw: raw["topics"][0].update(kind="gossip"), "topics[bots].kind: "),
    (lambda raw: raw["topics"].append(app_topic("bots")), "topics[bots]: duplicate id"),
    (lambda raw: raw.update(sources=["guide"]), "sources: "),
    (lambda raw: raw.update(data_date=["today"]), "data_date: "),
]


@pytest.mark.parametrize(("change", "problem"), BROKEN_SECTIONS)
def test_a_broken_section_is_named(change: Change, problem: str) -> None:
    raw = minimal()
    change(raw)

    assert any(found.partition(": ")[2].startswith(problem) for found in problems_of(raw))


def test_all_problems_are_reported_at_once() -> None:
    raw = minimal()
    raw["scopes"][0].update(area="cooking", colour="red")
    raw["scopes"][1].pop("summary")
    raw["groups"][0]["keywords"] = []
    raw["extra"] = 1

    assert len(problems_of(raw)) >= 4


def test_a_scope_may_point_to_a_broken_one_without_a_second_problem() -> None:
    raw = minimal()
    raw["scopes"][0]["related"] = ["spark:two"]
    raw["scopes"][1]["level"] = "boss"

    assert len(problems_of(raw)) == 1


@pytest.mark.parametrize("text", ["areas: [", "areas:\n\t- x", "areas: *nobody"])
def test_what_cannot_be_read_is_one_problem(text: str) -> None:
    with pytest.raises(DataError, match="not readable as YAML") as caught:
        parse_catalog(texts_of(minimal()) | {"catalog.yaml": text})

    assert len(caught.value.problems) == 1
    assert "\n" not in caught.value.problems[0]


@pytest.mark.parametrize("text", ["", "- a\n- b", "just words", "null"])
def test_a_catalog_must_be_a_mapping(text: str) -> None:
    with pytest.raises(DataError, match=r"must be a mapping with the keys data_date, areas"):
        parse_catalog(texts_of(minimal()) | {"catalog.yaml": text})


scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@given(section=st.sampled_from(sorted(minimal())), value=values)
def test_any_value_of_a_section_is_accepted_or_reported(section: str, value: object) -> None:
    raw = minimal() | {section: value}

    try:
        parse(raw)
    except DataError as error:
        assert error.problems


@given(field=st.sampled_from(sorted(scope("x"))), value=values)
def test_any_value_of_a_field_is_accepted_or_reported(field: str, value: object) -> None:
    raw = minimal()
    entry(raw)[field] = value

    try:
        parse(raw)
    except DataError as error:
        assert error.problems


@given(st.text(alphabet="ab:-?[]{}&*!|>#'\"%@`,\n ", max_size=40))
def test_any_text_is_accepted_or_reported(text: str) -> None:
    with pytest.raises(DataError):
        parse_catalog(texts_of(minimal()) | {"catalog.yaml": text})
