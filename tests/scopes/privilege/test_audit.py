"""An audit loses nothing, removes only what may go, and names what is missing for the calls."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scopes.data.catalog import Level
from scopes.knowledge import Knowledge
from scopes.privilege.audit import Audit, audit
from scopes.privilege.coverage import Coverage
from scopes.reading.endpoints import Endpoint
from scopes.reading.scope_lists import find_list
from tests.support.known import known
from tests.support.needs import need_of

SCOPES = sorted(known().catalog.scopes)
WORDS = st.lists(st.sampled_from([*SCOPES, "webex:all", "spark:foo_bar", "x:y"]), min_size=2)


def audited(knowledge: Knowledge, scopes: str, *calls: str, level: Level | None = None) -> Audit:
    """Audit a list, for calls such as "GET /people"."""
    operations = [knowledge.paths.find(Endpoint(*call.split(" ")))[0] for call in calls]
    return audit(
        find_list(scopes, knowledge.names),
        [need_of(operation) for operation in operations],
        knowledge.catalog,
        knowledge.privilege,
        level,
    )


def covered(knowledge: Knowledge, scopes: str, *calls: str) -> Coverage:
    coverage = audited(knowledge, scopes, *calls).coverage
    assert coverage
    return coverage


@given(words=WORDS)
def test_every_word_is_either_known_or_unknown(knowledge: Knowledge, words: list[str]) -> None:
    found = audited(knowledge, " ".join(words))
    unknown = {token.written for token in found.unknown}

    assert {*found.known, *unknown} == set(words)
    assert unknown.isdisjoint(found.known)


@given(words=WORDS)
def test_the_smaller_set_is_a_part_of_the_list(knowledge: Knowledge, words: list[str]) -> None:
    assert set(audited(knowledge, " ".join(words)).smaller) <= set(words)


@given(words=WORDS)
def test_the_smaller_set_needs_no_change(knowledge: Knowledge, words: list[str]) -> None:
    smaller = audited(knowledge, " ".join(words)).smaller
    again = audited(knowledge, " ".join(smaller))

    assert again.is_clean
    assert again.smaller == smaller


@given(words=WORDS)
def test_what_is_dropped_has_a_reason(knowledge: Knowledge, words: list[str]) -> None:
    found = audited(knowledge, " ".join(words))

    dropped = set(found.known) - set(found.smaller)
    assert dropped == {*found.deprecated, *found.bundled}


@pytest.mark.parametrize(
    ("scopes", "redundant"),
    [
        ("spark:all spark:people_read", ("spark:people_read",)),
        ("spark:all spark:rooms_read spark:rooms_write", ("spark:rooms_read", "spark:rooms_write")),
        ("spark:all spark:kms", ()),
        ("spark:all spark-admin:people_read", ()),
        ("spark:all meeting:schedules_read", ()),
        ("spark:all spark-compliance:messages_read", ()),
        ("spark:all spark:applications_token", ("spark:applications_token",)),
        ("spark:people_read spark:people_write", ()),
        ("spark:people_read spark-admin:people_read", ()),
        ("cjp:config cjp:config_read", ()),
        ("spark:kms spark:kms", ("spark:kms",)),
        ("spark:kms SPARK:KMS", ("spark:kms",)),
        ("Identity:one_time_password identity:one_time_password", ("Identity:one_time_password",)),
    ],
)
def test_redundant_is_only_what_the_documents_say(
    knowledge: Knowledge, scopes: str, redundant: tuple[str, ...]
) -> None:
    assert audited(knowledge, scopes).redundant == redundant


def test_deprecated_scopes_are_told_and_dropped(knowledge: Knowledge) -> None:
    found = audited(knowledge, "spark-admin:rooms_read spark:rooms_read")

    assert found.deprecated == ("spark-admin:rooms_read",)
    assert found.smaller == ("spark:rooms_read",)


def test_who_has_to_grant_is_told_apart(knowledge: Knowledge) -> None:
    found = audited(
        knowledge, "spark:kms spark-compliance:rooms_read spark-admin:people_read cjp:config_read"
    )

    assert found.admin == ("spark-admin:people_read", "cjp:config_read")
    assert found.compliance == ("spark-compliance:rooms_read",)


def test_scopes_without_documents_are_kept_but_told(knowledge: Knowledge) -> None:
    found = audited(knowledge, "spark:xsi spark:people_read")

    assert found.undocumented == ("spark:xsi",)
    assert "spark:xsi" in found.smaller


def test_overlaps_nobody_documents_are_mentioned_only(knowledge: Knowledge) -> None:
    found = audited(knowledge, "cjp:config cjp:config_read")

    assert found.overlaps == (("cjp:config", "cjp:config_read"),)
    assert found.is_clean


def test_a_scope_that_overlaps_two_is_told_with_each(knowledge: Knowledge) -> None:
    found = audited(knowledge, "cjp:config cjp:config_write cjp:config_read")

    assert found.overlaps == (
        ("cjp:config", "cjp:config_read"),
        ("cjp:config", "cjp:config_write"),
    )


@pytest.mark.parametrize(
    ("scopes", "calls", "is_clean"),
    [
        ("spark:people_read spark:rooms_read", (), True),
        ("spark:people_read webex:all", (), False),
        ("spark:people_read spark:people_read", (), False),
        ("spark:all spark:people_read", (), False),
        ("spark:people_read spark-admin:rooms_read", (), False),
        ("spark:people_read", ("GET /people",), True),
        ("spark:people_read", ("GET /people", "POST /rooms"), False),
        ("spark:people_read spark:kms", ("GET /people",), False),
    ],
)
def test_a_list_is_clean_when_nothing_at_all_is_wrong(
    knowledge: Knowledge, scopes: str, calls: tuple[str, ...], is_clean: bool
) -> None:
    assert audited(knowledge, scopes, *calls).is_clean is is_clean


def test_unknown_words_do_not_count_as_one_that_is_repeated(knowledge: Knowledge) -> None:
    assert audited(knowledge, "spark:people_read webex:all spark:foo_bar x:y").repeated == ()


def test_another_case_is_the_same_scope(knowledge: Knowledge) -> None:
    found = audited(knowledge, "spark:People_Read spark:rooms_read")

    assert [token.written for token in found.respelled] == ["spark:People_Read"]
    assert found.is_clean


def test_the_strongest_scopes_come_first(knowledge: Knowledge) -> None:
    found = audited(knowledge, "spark:people_read spark-compliance:rooms_read spark:all spark:xsi")

    assert found.strongest == ("spark-compliance:rooms_read", "spark:all")


def test_what_no_document_explains_is_not_called_strong(knowledge: Knowledge) -> None:
    found = audited(knowledge, "spark-admin:xsi spark:people_read")

    assert found.strongest == ("spark:people_read",)


PEOPLE, ROOM = "GET /people", "POST /rooms"


@pytest.mark.parametrize(
    ("scopes", "calls", "missing", "excess"),
    [
        ("spark:people_read spark:rooms_write", (PEOPLE, ROOM), (), ()),
        ("spark:people_read", (PEOPLE, ROOM), ("spark:rooms_write",), ()),
        ("spark:people_read spark:kms", (PEOPLE,), (), ("spark:kms",)),
        ("spark:kms", (PEOPLE,), ("spark:people_read",), ("spark:kms",)),
        ("spark-admin:people_read", (PEOPLE,), (), ()),
        ("spark:people_read spark-admin:people_read", (PEOPLE,), (), ("spark-admin:people_read",)),
        ("spark:all", (PEOPLE, ROOM), (), ("spark:all",)),
        ("spark-admin:people_write", ("POST /people",), ("spark-admin:people_read",), ()),
        ("spark-admin:rooms_read", ("GET /rooms",), ("spark:rooms_read",), ()),
        ("spark:rooms_read spark:messages_read", ("POST /webhooks",), (), ()),
        ("spark:rooms_read spark:rooms_write", ("POST /webhooks",), (), ("spark:rooms_write",)),
    ],
)
def test_the_list_is_held_against_the_calls(
    knowledge: Knowledge,
    scopes: str,
    calls: tuple[str, ...],
    missing: tuple[str, ...],
    excess: tuple[str, ...],
) -> None:
    found = covered(knowledge, scopes, *calls)

    assert (found.missing, found.excess) == (missing, excess)


def test_the_level_asked_about_decides(knowledge: Knowledge) -> None:
    found = audited(knowledge, "spark:people_read spark:kms", PEOPLE, level="admin")

    assert found.smaller == ("spark-admin:people_read",)


@given(words=WORDS, data=st.data())
def test_the_set_for_calls_opens_all_of_them(
    knowledge: Knowledge, words: list[str], data: st.DataObject
) -> None:
    known = [operation for operation in knowledge.operations.all if operation.sets]
    operations = data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=4))
    needs = [need_of(operation) for operation in operations]

    listed = find_list(" ".join(words), knowledge.names)
    found = audit(listed, needs, knowledge.catalog, knowledge.privilege)

    assert found.coverage
    assert all(need.is_met_by(found.smaller) for need in needs)
    kept = set(found.known) - {*found.deprecated, *found.bundled}
    assert kept.isdisjoint(found.coverage.missing)
    assert bool(found.coverage.missing) == bool(found.coverage.unmet)


@pytest.mark.parametrize(
    ("words", "corrected"),
    [
        ("spark:rooms_read spark:meetings_read", "spark:rooms_read meeting:schedules_read"),
        ("spark-admin:rooms_read spark:kms", "spark-compliance:rooms_read spark:kms"),
        ("spark:people_reed", "spark:people_read"),
        ("spark:rooms_read nothing:like_it", ""),
        ("spark:rooms_read", ""),
    ],
)
def test_wrong_names_are_corrected(knowledge: Knowledge, words: str, corrected: str) -> None:
    assert " ".join(audited(knowledge, words).corrected) == corrected


def test_a_spelling_that_only_the_documents_have_is_to_be_changed(knowledge: Knowledge) -> None:
    found = audited(knowledge, "spark-admin:device_read Spark:people_read")

    assert [token.written for token in found.misspelt] == ["spark-admin:device_read"]
    assert not found.is_clean


def test_the_worst_case_counts_what_is_to_be_added(knowledge: Knowledge) -> None:
    found = audited(knowledge, "spark:rooms_read", "POST /people")

    assert {"spark:rooms_read", "spark-admin:people_write"} <= set(found.strongest)
