"""Names of scopes are needs, and so is what a message says to do beside them."""

import pytest

from scopes.finding.named import LONGEST_JOB, MOST_BESIDE_WORDS, SURE_OF_A_MISSPELT_NAME
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Need, Outcome

CDR = "spark-admin:calling_cdr_read"


def needs(knowledge: Knowledge, text: str) -> list[Need]:
    return list(knowledge.named.needs(knowledge.reader.read(text)))


def usual(need: Need) -> list[str]:
    return sorted({scope for sets in need.sets.values() for each in sets for scope in each})


def test_each_name_is_a_need_that_only_its_scope_meets(knowledge: Knowledge) -> None:
    rooms, cdr = needs(knowledge, f"spark:rooms_read {CDR}")

    assert [(n.words, n.outcome, n.origin) for n in (rooms, cdr)] == [
        ("spark:rooms_read", Outcome.FOUND, "name"),
        (CDR, Outcome.FOUND, "name"),
    ]
    assert (usual(rooms), usual(cdr)) == (["spark:rooms_read"], [CDR])
    assert (rooms.level, cdr.level) == ("user", "admin")
    assert (rooms.sure, cdr.sure) == (1.0, 1.0)


def test_a_misspelt_name_is_less_sure(knowledge: Knowledge) -> None:
    (need,) = needs(knowledge, "spark:peple_read")

    assert need.outcome is Outcome.FOUND
    assert usual(need) == ["spark:people_read"]
    assert need.sure == SURE_OF_A_MISSPELT_NAME


def test_a_name_that_does_not_exist_is_unknown(knowledge: Knowledge) -> None:
    (need,) = needs(knowledge, "spark-admin:moonbase_launch")

    assert (need.outcome, need.sure, need.sets) == (Outcome.UNKNOWN, 0.0, {})


def test_a_deprecated_scope_is_not_offered_but_what_replaces_it_is(knowledge: Knowledge) -> None:
    old = [s for s in knowledge.catalog.scopes.values() if s.is_deprecated]

    found = {scope.id: needs(knowledge, scope.id) for scope in old}

    assert found
    for scope in old:
        (need,) = found[scope.id]
        assert need.outcome is Outcome.UNKNOWN
        offered = [alternative.scopes for alternative in need.near]
        assert offered == ([(scope.replaced_by,)] if scope.replaced_by else [])


def test_what_is_said_beside_names_is_a_need_in_its_place(knowledge: Knowledge) -> None:
    before, name = needs(knowledge, "list devices, and I already have spark:rooms_read")

    assert (before.origin, before.words) == ("words", "list devices")
    assert name.words == "spark:rooms_read"


def test_among_very_many_names_words_are_not_looked_for(knowledge: Knowledge) -> None:
    ids = list(knowledge.catalog.scopes)
    few, many = (", ".join(ids[:count]) for count in (MOST_BESIDE_WORDS, MOST_BESIDE_WORDS + 1))

    origins = [
        {need.origin for need in needs(knowledge, f"list devices, {text}")} for text in (few, many)
    ]

    assert origins == [{"words", "name"}, {"name"}]


PLANTS = "water the plants"


@pytest.mark.parametrize(
    ("text", "held_against"),
    [
        (f"is {CDR} enough to list devices?", ["spark-admin:devices_read"]),
        (f"is {CDR} enough to {PLANTS}?", []),
        (f"is {CDR} enough?", []),
        ("are openid email enough to list devices?", ["spark-admin:devices_read"]),
        (f"is {CDR} enough to list devices{' ' + 'x' * LONGEST_JOB}", []),
    ],
)
def test_scopes_are_held_against_what_is_understood_of_a_job(
    knowledge: Knowledge, text: str, held_against: list[str]
) -> None:
    in_words = [need for need in needs(knowledge, text) if need.origin == "words"]

    assert {need.words for need in in_words if need.outcome is not Outcome.FOUND} <= {PLANTS}
    assert [scope for need in in_words for scope in sorted(need.usual or ())] == held_against


def test_a_job_that_is_not_understood_is_told(knowledge: Knowledge) -> None:
    *_, job = needs(knowledge, f"is {CDR} enough to {PLANTS}?")

    assert (job.words, job.outcome) == (PLANTS, Outcome.UNKNOWN)
