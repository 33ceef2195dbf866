"""Needs in plain words are matched to what they mean, and it is known how sure that is."""

import pytest

from scopes.data.catalog import Level
from scopes.finding.found import Found
from scopes.finding.matching import as_written
from scopes.finding.search import Candidate
from scopes.knowledge import Knowledge


def match(knowledge: Knowledge, text: str) -> Found:
    found = knowledge.matcher.best(knowledge.reader.read(text))
    assert found
    return found


def best(knowledge: Knowledge, text: str) -> Candidate:
    return match(knowledge, text).best


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("download call detail records", {"spark-admin:calling_cdr_read"}),
        ("create a hunt group", {"spark-admin:telephony_config_write"}),
        ("list the phone numbers of a location", {"spark-admin:telephony_config_read"}),
        ("list the members of my team", {"spark:team_memberships_read"}),
        ("read the audit events", {"audit:events_read"}),
        ("temperature in our rooms", {"spark-admin:workspace_metrics_read"}),
        ("reboot a device by xapi", {"spark:xapi_commands"}),
        ("create a person", {"spark-admin:people_write", "spark-admin:people_read"}),
    ],
)
def test_a_need_finds_its_least_set(knowledge: Knowledge, text: str, scopes: set[str]) -> None:
    assert set(best(knowledge, text).scopes) == scopes


@pytest.mark.parametrize(
    ("reading", "changing"),
    [
        ("list call queues", "delete a call queue"),
        ("read my messages", "post a message"),
        ("show all workspaces", "update a workspace"),
        ("list webinar registrants", "approve a webinar registrant"),
    ],
)
def test_reading_and_changing_find_different_scopes(
    knowledge: Knowledge, reading: str, changing: str
) -> None:
    access = knowledge.catalog.scopes

    assert {access[s].access for s in best(knowledge, reading).scopes} == {"read"}
    assert "write" in {access[s].access for s in best(knowledge, changing).scopes}


@pytest.mark.parametrize(
    ("text", "level", "scope"),
    [
        ("list my devices", "user", "spark:devices_read"),
        ("list all devices as an admin", "admin", "spark-admin:devices_read"),
        ("messages as a compliance officer", "compliance", "spark-compliance:messages_read"),
        ("list rooms", "user", "spark:rooms_read"),
        ("list devices", "admin", "spark-admin:devices_read"),
    ],
)
def test_the_level_asked_for_wins_else_the_usual_one(
    knowledge: Knowledge, text: str, level: Level, scope: str
) -> None:
    found = best(knowledge, text)

    assert (found.level, found.scopes) == (level, (scope,))


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("list the broadworks subscribers", "broadworks"),
        ("create a wholesale customer", "wholesale"),
        ("list all contact center users", "contact-center"),
        ("list contact center queues", "contact-center"),
        ("video mesh cluster availability", "hybrid"),
    ],
)
def test_a_product_of_its_own_is_meant_when_it_is_named(
    knowledge: Knowledge, text: str, area: str
) -> None:
    first = knowledge.catalog.scopes[best(knowledge, text).scopes[0]]

    assert first.area == area


@pytest.mark.parametrize(
    "text",
    ["list messages", "list all users", "manage rooms", "list call queues", "run a report"],
)
def test_scopes_no_text_explains_do_not_win_over_documented_ones(
    knowledge: Knowledge, text: str
) -> None:
    found = [knowledge.catalog.scopes[scope] for scope in best(knowledge, text).scopes]

    assert found
    assert [scope.id for scope in found if not scope.is_documented] == []


@pytest.mark.parametrize("text", ["hello there", "my cat is hungry", "qwertz asdfgh"])
def test_what_asks_for_no_scope_states_no_need(knowledge: Knowledge, text: str) -> None:
    question = knowledge.reader.read(text)

    assert knowledge.matcher.needs(question, knowledge.matcher.best(question)) == []


def test_reading_and_changing_in_one_breath_are_two_needs(knowledge: Knowledge) -> None:
    question = knowledge.reader.read("read and write messages")

    both = knowledge.matcher.needs(question, knowledge.matcher.best(question))

    assert [found.best.scopes for found in both] == [
        ("spark:messages_read",),
        ("spark:messages_write",),
    ]


@pytest.mark.parametrize(
    ("said", "text", "written"),
    [
        ("list rooms", "List Rooms, and delete them", "List Rooms"),
        ("delete rooms", "List Rooms, and delete them", "delete rooms"),
        ("list rooms", "\u0130, List Rooms", "list rooms"),
    ],
)
def test_a_part_is_told_in_the_letters_of_the_message(said: str, text: str, written: str) -> None:
    assert as_written(said, text) == written
