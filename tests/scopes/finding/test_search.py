"""Needs in plain words find the least sets of scopes, judged by access, level and area."""

import pytest

from scopes.data.catalog import Level
from scopes.finding.search import Candidate, Findings
from scopes.knowledge import Knowledge


def find(knowledge: Knowledge, text: str) -> Findings:
    return knowledge.search.find(knowledge.reader.read(text))


def best(knowledge: Knowledge, text: str) -> Candidate:
    return find(knowledge, text).candidates[0]


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
    ("plain", "named", "area"),
    [
        ("list the subscribers", "list the broadworks subscribers", "broadworks"),
        ("create a customer", "create a wholesale customer", "wholesale"),
        ("list all users", "list all contact center users", "contact-center"),
        ("list queues", "list contact center queues", "contact-center"),
        ("cluster availability", "video mesh cluster availability", "hybrid"),
    ],
)
def test_a_product_of_its_own_wins_only_when_it_is_named(
    knowledge: Knowledge, plain: str, named: str, area: str
) -> None:
    def score(text: str) -> float:
        candidates = find(knowledge, text).candidates
        return max(
            (c.score for c in candidates if knowledge.search.area_of(c).id == area), default=0.0
        )

    assert knowledge.search.area_of(best(knowledge, named)).id == area
    assert score(plain) < score(named)


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


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("webhook for new messages", "spark:messages_read"),
        ("create a webhook for new memberships", "spark:memberships_read"),
        ("register a webhook for my recordings", "meeting:recordings_read"),
        ("webhook when a room is created", "spark:rooms_read"),
    ],
)
def test_a_webhook_takes_the_read_scope_of_what_it_watches(
    knowledge: Knowledge, text: str, scope: str
) -> None:
    assert best(knowledge, text).scopes == (scope,)


@pytest.mark.parametrize("text", ["list the tabs of a room", "delete a room tab"])
def test_an_operation_without_scopes_is_found_beside_the_sets(
    knowledge: Knowledge, text: str
) -> None:
    undocumented = find(knowledge, text).undocumented

    assert undocumented is not None
    assert (undocumented[1].routes, undocumented[1].path.startswith("/room/tabs")) == ({}, True)


def test_candidates_come_best_first_and_each_once(knowledge: Knowledge) -> None:
    found = find(knowledge, "list the devices of a workspace").candidates

    keys = [(c.scopes, c.level) for c in found]
    assert len(keys) == len(set(keys))
    assert found[0].score == max(c.score for c in found)


@pytest.mark.parametrize("text", ["", "???", "qwertz asdfgh"])
def test_words_nobody_uses_find_nothing_sure(knowledge: Knowledge, text: str) -> None:
    assert all(candidate.score < 0.2 for candidate in find(knowledge, text).candidates)


def test_every_operation_is_found_by_its_title(knowledge: Knowledge) -> None:
    by_title = [o for o in knowledge.operations.all if o.routes and not o.depends_on_subject][::40]
    lost = [
        o.title
        for o in by_title
        if not any(
            set(c.scopes) & o.scopes for c in find(knowledge, f"webex {o.title}").candidates[:5]
        )
    ]

    assert len(lost) <= len(by_title) * 0.1, lost
