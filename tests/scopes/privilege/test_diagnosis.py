"""Causes of a refusal: which scopes lack, and what else it may be, the likeliest first."""

import pytest

from scopes.data.catalog import Level
from scopes.knowledge import Knowledge
from scopes.privilege.diagnosis import Cause, Diagnosis, TokenClaims, diagnose
from scopes.privilege.needs import Need
from scopes.privilege.reach import held_with
from scopes.reading.endpoints import Endpoint
from tests.support.routes import parse_alternatives


def diagnosis(
    call: str, said: str, knowledge: Knowledge, level: Level | None = None, is_bot: bool = False
) -> Diagnosis:
    method, path = call.split()
    operations = tuple(knowledge.paths.find(Endpoint(method, path)))
    scopes = tuple(said.split())
    token = TokenClaims(scopes, held_with(scopes, knowledge.catalog), level, is_bot)
    return diagnose(Need(call, operations[0].sets, operations), token, knowledge.privilege)


@pytest.mark.parametrize(
    ("call", "said", "level", "missing"),
    [
        ("GET /people/1", "", None, "spark:people_read"),
        ("GET /people/1", "", "admin", "spark-admin:people_read"),
        ("GET /people/1", "spark:people_read", None, ""),
        ("GET /people/1", "spark:people_read", "admin", "spark-admin:people_read"),
        ("GET /people/1", "spark:all", None, ""),
        ("GET /people/1", "spark:rooms_read", None, "spark:people_read"),
        (
            "GET /telephony/config/queues",
            "spark:telephony_config_read",
            None,
            "spark-admin:telephony_config_read",
        ),
        ("PUT /people/1", "spark-admin:people_write", None, "spark-admin:people_read"),
    ],
)
def test_the_scopes_that_lack_are_named(
    knowledge: Knowledge, call: str, said: str, level: Level | None, missing: str
) -> None:
    assert " ".join(diagnosis(call, said, knowledge, level).missing) == missing


@pytest.mark.parametrize(
    ("call", "said", "first"),
    [
        ("GET /people/1", "", "scope"),
        ("GET /people/1", "spark:rooms_read", "scope"),
        ("GET /people/1", "spark:people_read", "new authorization"),
        ("GET /telephony/config/queues", "spark:telephony_config_read", "counterpart"),
    ],
)
def test_the_likeliest_cause_comes_first(
    knowledge: Knowledge, call: str, said: str, first: Cause
) -> None:
    assert diagnosis(call, said, knowledge).causes[0] == first


BESIDES = ("token kind", "blocked")


@pytest.mark.parametrize(
    ("call", "said", "level", "causes"),
    [
        (
            "GET /people/1",
            "spark:rooms_read",
            None,
            ("scope", "registered", "new authorization", "license", "role"),
        ),
        (
            "GET /people/1",
            "spark:people_read",
            None,
            ("new authorization", "wider level", "license", "role"),
        ),
        (
            "GET /people/1",
            "spark-admin:people_read",
            None,
            ("new authorization", "role", "license"),
        ),
        (
            "GET /people/1",
            "spark:people_read",
            "admin",
            ("counterpart", "registered", "new authorization", "role", "license"),
        ),
        (
            "GET /people/1",
            "",
            None,
            ("scope", "registered", "new authorization", "license", "role"),
        ),
        ("GET /people/me", "spark:people_read", None, ("new authorization", "license", "role")),
        (
            "GET /rooms/1",
            "spark:messages_read",
            None,
            ("scope", "member", "registered", "new authorization", "license", "role"),
        ),
    ],
)
def test_the_causes_are_told_in_the_order_of_their_likelihood(
    knowledge: Knowledge, call: str, said: str, level: Level | None, causes: tuple[Cause, ...]
) -> None:
    assert diagnosis(call, said, knowledge, level).causes == (*causes, *BESIDES)


def test_a_level_that_no_document_knows_does_not_count(knowledge: Knowledge) -> None:
    found = diagnosis("GET /telephony/config/queues", "", knowledge, "user")

    assert (found.level, found.missing) == ("admin", ("spark-admin:telephony_config_read",))


def made_up(user: str, admin: str, *calls: str, knowledge: Knowledge) -> Need:
    """Make up a need by its sets of scopes and by what it calls."""
    operations = [knowledge.paths.find(Endpoint(*call.split(" ")))[0] for call in calls]
    routes: dict[Level, str] = {"user": user, "admin": admin}
    return Need(
        "a need",
        {level: parse_alternatives(sets) for level, sets in routes.items() if sets},
        tuple(operations),
    )


@pytest.mark.parametrize(
    ("user", "admin", "said", "level", "missing"),
    [
        ("spark:rooms_write | spark:rooms_read", "", "", "user", "spark:rooms_read"),
        (
            "spark:rooms_read spark:people_read | spark:messages_write",
            "",
            "spark:rooms_read",
            "user",
            "spark:people_read",
        ),
        (
            "spark:rooms_read | spark:people_read spark:teams_read",
            "spark-admin:people_read spark-admin:people_write",
            "",
            "user",
            "spark:rooms_read",
        ),
        (
            "spark:rooms_read spark:people_read",
            "spark-admin:people_read | spark-admin:people_write spark-admin:licenses_read "
            "spark-admin:devices_read",
            "",
            "admin",
            "spark-admin:people_read",
        ),
    ],
)
def test_what_is_missing_is_as_little_as_possible(
    knowledge: Knowledge, user: str, admin: str, said: str, level: Level, missing: str
) -> None:
    token = TokenClaims(tuple(said.split()), frozenset(said.split()), None, is_bot=False)
    found = diagnose(made_up(user, admin, knowledge=knowledge), token, knowledge.privilege)

    assert (found.level, " ".join(found.missing)) == (level, missing)


@pytest.mark.parametrize(
    ("calls", "is_bot", "causes"),
    [
        (("GET /people/1", "GET /rooms/1"), True, ("member", "bot")),
        (("GET /people/1", "GET /messages"), True, ("mention", "member", "bot")),
        (
            ("GET /people/1", "GET /rooms/1"),
            False,
            ("new authorization", "member", "license", "role", *BESIDES),
        ),
    ],
)
def test_one_call_in_a_space_is_enough_to_think_of_its_members(
    knowledge: Knowledge, calls: tuple[str, ...], is_bot: bool, causes: tuple[Cause, ...]
) -> None:
    need = made_up("spark:rooms_read", "", *calls, knowledge=knowledge)
    token = TokenClaims(("spark:rooms_read",), frozenset({"spark:rooms_read"}), None, is_bot)

    assert diagnose(need, token, knowledge.privilege).causes == causes


def test_a_counterpart_on_another_level_is_named(knowledge: Knowledge) -> None:
    found = diagnosis("GET /telephony/config/queues", "spark:telephony_config_read", knowledge)

    assert found.counterparts == ("spark:telephony_config_read",)


def test_the_role_comes_before_the_license_for_administrators_only(knowledge: Knowledge) -> None:
    admin = diagnosis("GET /telephony/config/queues", "", knowledge).causes
    user = diagnosis("GET /people/1", "", knowledge).causes

    assert admin.index("role") < admin.index("license")
    assert user.index("license") < user.index("role")


def test_a_user_scope_that_suffices_points_to_the_wider_level(knowledge: Knowledge) -> None:
    assert "wider level" in diagnosis("GET /people/1", "spark:people_read", knowledge).causes


def test_in_spaces_membership_counts(knowledge: Knowledge) -> None:
    assert "member" in diagnosis("GET /rooms/1", "", knowledge).causes
    assert "member" not in diagnosis("GET /people/1", "", knowledge).causes


@pytest.mark.parametrize(
    ("call", "first"), [("GET /messages", "mention"), ("GET /rooms", "member")]
)
def test_a_bot_never_lacks_a_scope(knowledge: Knowledge, call: str, first: Cause) -> None:
    causes = diagnosis(call, "", knowledge, is_bot=True).causes

    assert causes[0] == first
    assert not {"scope", "registered", "new authorization"} & set(causes)
