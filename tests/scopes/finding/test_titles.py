"""Whoever pastes an official title gets the operation of just that title."""

import pytest

from handlers import answer
from scopes.finding.titles import Titles
from scopes.knowledge import Knowledge


@pytest.fixture(scope="module")
def titles(knowledge: Knowledge) -> Titles:
    return Titles(knowledge.operations.all, knowledge.privilege)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("List Captures", "/v1/captures/query"),
        ("`List Captures`.", "/v1/captures/query"),
        ("List Team(s)", "/organization/{orgid}/team"),
        ("Get specific User by ID", "/organization/{orgid}/user/{id}"),
    ],
)
def test_a_title_that_nobody_writes_by_chance_is_known(
    titles: Titles, text: str, path: str
) -> None:
    found = titles.find(text)

    assert found
    assert found.path == path


@pytest.mark.parametrize(
    "text",
    ["list captures", "Create a user", "Delete Message", "Dial", "List Webhooks", "Get Me", ""],
)
def test_words_that_anybody_may_write_are_no_title(titles: Titles, text: str) -> None:
    assert titles.find(text) is None


@pytest.mark.parametrize(
    ("title", "scopes"),
    [
        ("Get announcement languages for the authenticated user", "spark:telephony_config_read"),
        ("Add an event for a User Schedule", "spark:telephony_config_write"),
        ("Validate or Initiate Move Users Job", "spark-admin:people_write"),
    ],
)
def test_a_title_gets_the_scopes_of_its_operation(
    knowledge: Knowledge, title: str, scopes: str
) -> None:
    assert scopes in answer(title, knowledge).scopes
