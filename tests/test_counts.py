"""The number of operations that a scope grants access to is the same everywhere."""

import re
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from handlers import answer
from scopes.knowledge import Knowledge
from scopes.privilege.reach import Reach, reach_of
from tests.handlers.asking import text_of
from web.catalog import create_catalog

NUMBER = r"(no|[\d,]+) (?:documented )?operations?"
MORE = r"(?: alone)?(?:, (?:and )?([\d,]+) more only)?"


@pytest.fixture(scope="module")
def client(knowledge: Knowledge) -> FlaskClient:
    app = Flask(__name__, static_folder=None)
    app.register_blueprint(create_catalog(knowledge))
    return app.test_client()


@pytest.fixture(scope="module")
def reaches(knowledge: Knowledge) -> dict[str, Reach]:
    """What every scope of the catalog grants access to."""
    return {
        scope: reach_of([scope], knowledge.catalog, knowledge.operations)
        for scope in knowledge.catalog.scopes
    }


def numbers(pattern: str, text: str) -> tuple[int, int]:
    """Return the two numbers that a text tells: granted alone, and only with another scope."""
    found = re.search(pattern, text)
    assert found, (pattern, text)
    alone, more = (found[1], found[2] or "0")
    return 0 if alone == "no" else int(alone.replace(",", "")), int(more.replace(",", ""))


def counted(reaches: dict[str, Reach]) -> dict[str, tuple[int, int]]:
    return {scope: (len(r.granted), len(r.lacking)) for scope, r in reaches.items()}


def test_explanations_count_alike(knowledge: Knowledge, reaches: dict[str, Reach]) -> None:
    told = {}
    for scope in reaches:
        text = text_of(answer(f"explain {scope}", knowledge))
        is_named = "No documented operation requires this scope" not in text
        told[scope] = numbers(f"grants access to {NUMBER}{MORE}", text) if is_named else (0, 0)

    assert told == counted(reaches)


def test_what_a_scope_grants_counts_alike(knowledge: Knowledge, reaches: dict[str, Reach]) -> None:
    told = {}
    for scope in reaches:
        text = text_of(answer(f"what can I do with {scope}?", knowledge))
        alone, _ = numbers(rf"{scope}` grants access to {NUMBER}()", text)
        others = re.search(r"; ([\d,]+) other operation", text)
        first = "**Only with further scopes:**" in text
        told[scope] = alone, first + (int(others[1]) if others else 0)

    assert told == counted(reaches)


def test_comparisons_count_alike(knowledge: Knowledge, reaches: dict[str, Reach]) -> None:
    other = "spark:people_read"
    told = {other: counted(reaches)[other]}
    for scope in reaches.keys() - {other}:
        text = text_of(answer(f"compare {scope} and {other}", knowledge))
        told[scope] = numbers(rf"`{scope}`: .* and grants access to {NUMBER}{MORE}", text)

    assert told == counted(reaches)


def test_pages_count_alike(client: FlaskClient, reaches: dict[str, Reach]) -> None:
    told = {}
    for scope, reach in reaches.items():
        page = unescape(client.get(f"/scopes/{scope}").text)
        told[scope] = numbers(f"<dt>Grants access to</dt><dd>{NUMBER}{MORE}", page)
        listed = page.split('id="found"')[1].count('<span class="method')
        left = re.search(r"([\d,]+) more operations? in the list of all", page)
        assert listed + (int(left[1].replace(",", "")) if left else 0) == len(reach.granted)

    assert told == counted(reaches)


def test_lists_of_operations_count_alike(client: FlaskClient, reaches: dict[str, Reach]) -> None:
    for scope, reach in reaches.items():
        page = client.get(f"/operations?scope={scope}").text
        verb = " accepts" if len(reach.named) == 1 else "s accept"
        expected = f"{len(reach.named):,} operation{verb} "
        assert expected in page
        listed = client.get(f"/api/operations?scope={scope}").get_json()
        assert listed["total"] == len(reach.named), scope


def test_the_api_counts_alike(client: FlaskClient, reaches: dict[str, Reach]) -> None:
    every = client.get("/api/scopes").get_json()["scopes"]
    one_by_one = [client.get(f"/api/scopes/{scope}").get_json() for scope in reaches]

    assert {s["id"]: (s["operations"], s["with_others"]) for s in every} == counted(reaches)
    assert counted(reaches) == {
        scope["id"]: (len(scope["opens"]), len(scope["opens_with_others"])) for scope in one_by_one
    }
