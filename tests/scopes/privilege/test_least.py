"""Least privilege: the order of scopes, and the least of several sets that open an operation."""

from itertools import combinations

import pytest

from scopes.data.operations import Alternatives, Operation
from scopes.knowledge import Knowledge
from scopes.privilege.least import Privilege
from tests.support.routes import parse_alternatives


@pytest.fixture(scope="module")
def privilege(knowledge: Knowledge) -> Privilege:
    return knowledge.privilege


def operation(knowledge: Knowledge, method: str, path: str) -> Operation:
    return next(o for o in knowledge.operations.all if o.key == (method, path))


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ("spark:people_read", "spark:people_write"),
        ("spark-admin:devices_read", "spark-admin:devices_write"),
        ("spark:people_read", "spark-admin:people_read"),
        ("spark:people_write", "spark-admin:people_read"),
        ("spark-admin:people_write", "spark-compliance:messages_read"),
        ("spark-compliance:rooms_read", "spark-compliance:rooms_write"),
        ("meeting:group_meeting_read", "meeting:admin_recordings_read"),
        ("spark-admin:locations_read", "spark-admin:people_read"),
        ("spark-admin:locations_read", "spark-admin:devices_read"),
        ("spark:messages_read", "spark:all"),
        ("spark:messages_write", "spark:all"),
        ("spark-compliance:messages_read", "spark:xsi"),
        ("spark-compliance:messages_write", "spark-admin:messages_read"),
        ("cjp:user", "cloud-contact-center:pod_conv"),
        ("cloud-contact-center:pod_conv", "cjp:config_read"),
        ("spark:xsi", "spark-admin:messages_read"),
        ("spark:people_write", "meeting:group_meeting_read"),
        ("meeting:group_meeting_write", "spark-admin:people_read"),
        ("spark-admin:datasource_write", "spark-admin:people_read"),
        ("spark-compliance:messages_write", "webex-squared:locus_participant"),
        ("spark:xapi_commands", "spark:people_write"),
        ("spark-admin:telephony_config_write", "Identity:contact"),
        ("identity:people_rw", "Identity:SCIM"),
        ("webexsquare:admin", "spark-admin:messages_read"),
    ],
)
def test_one_scope_lets_an_app_do_less_than_another(
    privilege: Privilege, less: str, more: str
) -> None:
    assert privilege.of_scope(less) < privilege.of_scope(more)


def test_no_two_scopes_are_equally_powerful(knowledge: Knowledge) -> None:
    ranks = {knowledge.privilege.of_scope(scope) for scope in knowledge.catalog.scopes}

    assert len(ranks) == len(knowledge.catalog.scopes)


def test_a_scope_marked_broad_ranks_above_narrow_ones(privilege: Privilege) -> None:
    narrow = Privilege({"a": (0, 0, 5, "a"), "b": (0, 0, 10_001, "b")})

    assert narrow.least(parse_alternatives("b | a")) == ("a",)


@pytest.mark.parametrize(
    ("alternatives", "least"),
    [
        ("spark:people_read | spark-admin:people_read", ("spark:people_read",)),
        ("spark-admin:people_read | spark:people_read", ("spark:people_read",)),
        ("spark:people_write | spark:people_read", ("spark:people_read",)),
        ("spark:people_read spark:rooms_read | spark:people_read", ("spark:people_read",)),
        ("spark:rooms_read spark:people_read | spark-admin:people_read", None),
    ],
)
def test_the_least_set_is_chosen(
    privilege: Privilege, alternatives: str, least: tuple[str, ...] | None
) -> None:
    chosen = privilege.least(parse_alternatives(alternatives))

    assert set(chosen) == set(least or ("spark:rooms_read", "spark:people_read"))


def test_within_a_set_the_writing_scope_comes_first(privilege: Privilege) -> None:
    scopes = ("spark-admin:people_read", "spark-admin:people_write")

    assert privilege.in_order(scopes) == ("spark-admin:people_write", "spark-admin:people_read")


def test_of_two_reading_scopes_the_narrow_one_comes_first(privilege: Privilege) -> None:
    scopes = ("spark-admin:telephony_config_read", "spark-admin:workspaces_read")

    assert privilege.in_order(scopes) == scopes[::-1]


def test_the_larger_sets_are_all_but_the_least_in_order(privilege: Privilege) -> None:
    alternatives = parse_alternatives(
        "spark-admin:people_read | spark-admin:locations_read | spark-admin:devices_read"
    )

    larger = privilege.larger(alternatives)

    assert privilege.least(alternatives) == ("spark-admin:locations_read",)
    assert sorted(larger) == [("spark-admin:devices_read",), ("spark-admin:people_read",)]
    assert privilege.of_set(larger[0]) < privilege.of_set(larger[1])


def test_a_single_set_leaves_no_larger_ones(privilege: Privilege) -> None:
    assert privilege.larger(parse_alternatives("spark:people_read")) == []


def choices(knowledge: Knowledge) -> set[Alternatives]:
    """Return every choice between sets that any real operation offers."""
    return {sets for o in knowledge.operations.all for sets in o.sets.values()}


def test_the_least_set_always_opens_the_operation(knowledge: Knowledge) -> None:
    wrong = [
        sets
        for sets in choices(knowledge)
        if frozenset(knowledge.privilege.least(sets)) not in sets
    ]

    assert wrong == []


def test_no_scope_can_be_left_out_of_the_least_set(knowledge: Knowledge) -> None:
    wrong = [
        (sets, fewer)
        for sets in choices(knowledge)
        for least in [knowledge.privilege.least(sets)]
        for size in range(len(least))
        for fewer in combinations(least, size)
        if frozenset(fewer) in sets
    ]

    assert wrong == []


def asks_for_less(knowledge: Knowledge, one: frozenset[str], other: frozenset[str]) -> bool:
    """Compare two sets by definition: is the most powerful scope they differ in in the other?

    A set that lacks a scope asks for less than one that has it, whatever weaker ones it adds.
    """
    difference = sorted(one ^ other, key=knowledge.privilege.of_scope)
    return bool(difference) and difference[-1] in other


def test_no_alternative_asks_for_less_than_the_least_set(knowledge: Knowledge) -> None:
    wrong = [
        (least, other)
        for sets in choices(knowledge)
        for least in [frozenset(knowledge.privilege.least(sets))]
        for other in sets
        if asks_for_less(knowledge, other, least)
    ]

    assert wrong == []


def test_some_operations_do_offer_a_choice(knowledge: Knowledge) -> None:
    assert sum(len(sets) > 1 for sets in choices(knowledge)) > 10


@pytest.mark.parametrize(
    ("method", "path", "by_level"),
    [
        ("GET", "/people/me", {"user": ("spark:people_read",)}),
        ("GET", "/locations", {"admin": ("spark-admin:locations_read",)}),
        ("GET", "/v1/cdr_feed", {"admin": ("spark-admin:calling_cdr_read",)}),
        ("GET", "/room/tabs", {}),
        (
            "GET",
            "/people",
            {"user": ("spark:people_read",), "admin": ("spark-admin:people_read",)},
        ),
        (
            "DELETE",
            "/people/{personId}",
            {"admin": ("spark-admin:people_write", "spark-admin:people_read")},
        ),
        (
            "GET",
            "/recordings",
            {
                "user": ("meeting:recordings_read",),
                "admin": ("meeting:admin_recordings_read",),
                "compliance": ("spark-compliance:meetings_read",),
            },
        ),
    ],
)
def test_names_the_least_set_of_each_level(
    knowledge: Knowledge, method: str, path: str, by_level: dict[str, tuple[str, ...]]
) -> None:
    assert knowledge.privilege.by_level(operation(knowledge, method, path)) == by_level


def test_an_activation_code_takes_the_narrow_password_scope(knowledge: Knowledge) -> None:
    found = knowledge.privilege.by_level(operation(knowledge, "POST", "/devices/activationCode"))

    assert set(found["admin"]) == {
        "spark-admin:devices_write",
        "identity:placeonetimepassword_create",
    }
