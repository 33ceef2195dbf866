"""A list of scopes held against needs: the level it suits, what is missing, what is not needed."""

from collections.abc import Sequence

import pytest

from scopes.data.catalog import Level
from scopes.knowledge import Knowledge
from scopes.privilege.coverage import Coverage, cover
from scopes.privilege.needs import Need
from scopes.reading.endpoints import Endpoint
from tests.support.needs import need_of
from tests.support.routes import parse_alternatives

ROOMS, PEOPLE = "spark:rooms_read", "spark:people_read"
PEOPLE_OF_ALL = "spark-admin:people_read"


def need(user: str = "", admin: str = "") -> Need:
    """Make up a need: its sets for a user and for an administrator."""
    routes: dict[Level, str] = {"user": user, "admin": admin}
    return Need("a need", {at: parse_alternatives(sets) for at, sets in routes.items() if sets})


def called(knowledge: Knowledge, call: str) -> Need:
    return need_of(knowledge.paths.find(Endpoint(*call.split(" ")))[0])


def covered(
    knowledge: Knowledge, scopes: str, *needs: Need, level: Level | None = None
) -> Coverage:
    listed = scopes.split()
    return cover(listed, frozenset(listed), needs, knowledge.privilege, level)


def test_a_need_to_call_is_called_like_the_call(knowledge: Knowledge) -> None:
    each = called(knowledge, "GET /people/1")

    assert each.words == "GET /people/{personId}"
    assert [operation.title for operation in each.operations] == ["Get Person Details"]


EITHER = need(f"{ROOMS} | spark:rooms_write", "spark-admin:locations_read")
MANY_OR_ONE = need(ROOMS, "spark-admin:locations_read | spark-admin:people_read")


@pytest.mark.parametrize(
    ("scopes", "needs", "level"),
    [
        ("", [need(ROOMS, PEOPLE_OF_ALL)], "user"),
        (ROOMS, [need(ROOMS, PEOPLE_OF_ALL)], "user"),
        (PEOPLE_OF_ALL, [need(ROOMS, PEOPLE_OF_ALL)], "admin"),
        (PEOPLE_OF_ALL, [need(ROOMS)], "user"),
        ("spark:rooms_write", [EITHER], "user"),
        (PEOPLE_OF_ALL, [MANY_OR_ONE], "admin"),
        ("spark-admin:locations_read", [need(ROOMS), EITHER], "admin"),
    ],
)
def test_the_level_is_the_one_on_which_least_is_missing(
    knowledge: Knowledge, scopes: str, needs: Sequence[Need], level: Level
) -> None:
    assert covered(knowledge, scopes, *needs).level == level


def test_the_level_asked_about_is_kept_though_another_fits(knowledge: Knowledge) -> None:
    found = covered(knowledge, ROOMS, need(ROOMS, PEOPLE_OF_ALL), level="admin")

    assert (found.level, found.least) == ("admin", (PEOPLE_OF_ALL,))


def test_only_what_fails_without_more_scopes_is_unmet(knowledge: Knowledge) -> None:
    rooms, people = need(ROOMS), need(PEOPLE)
    found = covered(knowledge, ROOMS, rooms, people)

    assert found.unmet == (people,)
    assert (found.missing, found.excess) == ((PEOPLE,), ())


def test_nothing_is_missing_where_another_level_meets_the_need(knowledge: Knowledge) -> None:
    found = covered(knowledge, PEOPLE_OF_ALL, need(ROOMS, PEOPLE_OF_ALL), level="user")

    assert (found.unmet, found.missing, found.excess) == ((), (), (PEOPLE_OF_ALL,))


@pytest.mark.parametrize(
    ("scopes", "level"),
    [
        (ROOMS, "user"),
        (f"{ROOMS} spark:messages_read", "user"),
        ("meeting:admin_recordings_read", "admin"),
        ("spark-compliance:meetings_read", "compliance"),
    ],
)
def test_each_subject_of_a_webhook_has_its_own_scope(
    knowledge: Knowledge, scopes: str, level: Level
) -> None:
    found = covered(knowledge, scopes, called(knowledge, "POST /webhooks"))

    assert (found.level, found.missing, found.excess) == (level, (), ())
    assert set(found.least) == set(scopes.split())


def test_of_sets_for_the_same_the_least_is_enough(knowledge: Knowledge) -> None:
    found = covered(knowledge, f"{ROOMS} {PEOPLE}", need(f"{ROOMS} | {PEOPLE}"))

    assert len(found.least) == len(found.excess) == 1


def test_of_sets_for_the_same_the_one_that_is_held_is_kept(knowledge: Knowledge) -> None:
    found = covered(knowledge, "spark:rooms_write", EITHER)

    assert (found.least, found.missing, found.excess) == (("spark:rooms_write",), (), ())


def test_a_list_that_grows_keeps_what_the_new_needs_do_not_require(knowledge: Knowledge) -> None:
    listed = [ROOMS, PEOPLE_OF_ALL]

    found = cover(listed, frozenset(listed), [need(ROOMS)], knowledge.privilege, None, grows=True)

    assert (found.excess, found.kept) == ((), (PEOPLE_OF_ALL,))
    assert found.whole == (PEOPLE_OF_ALL, ROOMS)


@pytest.mark.parametrize(
    ("scopes", "level", "elsewhere"),
    [
        (f"{PEOPLE_OF_ALL} {ROOMS}", "user", "admin"),
        ("spark-compliance:rooms_read spark:people_read", "user", "compliance"),
        (f"{PEOPLE} {ROOMS}", "user", None),
        (f"{PEOPLE_OF_ALL} {ROOMS}", None, None),
    ],
)
def test_it_is_told_where_needs_are_met_elsewhere_than_asked(
    knowledge: Knowledge, scopes: str, level: Level | None, elsewhere: Level | None
) -> None:
    needs = [called(knowledge, "GET /people"), called(knowledge, "GET /rooms")]

    assert covered(knowledge, scopes, *needs, level=level).elsewhere == elsewhere
