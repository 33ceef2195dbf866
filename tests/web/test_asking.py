"""What is asked is read alike from an address, a form and a body, and holds no secret behind it."""

import pytest
from flask import Flask

from scopes.knowledge import Knowledge
from scopes.reading.query import Query
from tests.support.pasted import access_token
from web.asking import Asking, asked_of_the_api, asked_on_a_page

PARAMETERS = {"q": "GET /people", "level": "admin", "add": ["read CDRs", ""], "without": ["2"]}
ASKED = Asking("GET /people", "admin", ("read CDRs",), (2,))


def test_an_address_and_a_form_are_read_alike(app: Flask) -> None:
    with app.test_request_context(query_string=PARAMETERS):
        assert asked_on_a_page() == asked_of_the_api() == ASKED
    with app.test_request_context(method="POST", data=PARAMETERS):
        assert asked_on_a_page() == ASKED


def test_a_body_is_read_like_an_address(app: Flask) -> None:
    body = {"question": "GET /people", "level": "admin", "add": ["read CDRs", ""], "without": [2]}

    with app.test_request_context(method="POST", json=body):
        assert asked_of_the_api() == ASKED


def test_what_stands_in_an_address_is_read_again(app: Flask) -> None:
    query = Query("GET /people", "admin", ("read CDRs", "list rooms"), (2, 3))

    with app.test_request_context(query_string=query.parameters):
        assert asked_on_a_page().query == query


def test_the_query_holds_no_secret() -> None:
    token = access_token()
    asked = Asking(f"Bearer {token} GET /people", added=(f"read CDRs with {token}",))

    assert token not in str(asked.query)
    assert asked.secrets == ("access token", "access token")


@pytest.mark.parametrize(
    "asked",
    [
        Asking(f"Bearer {access_token()} GET /people"),
        Asking(f"Bearer {access_token()} GET /people", "admin"),
        Asking("GET /people", "admin", (f"read CDRs with token {access_token()}",)),
    ],
)
def test_a_secret_is_warned_of_once_wherever_it_stands(knowledge: Knowledge, asked: Asking) -> None:
    found = asked.answer(knowledge)
    first = str(found.body[0])

    assert "access token" in first
    assert [str(block) for block in found.body].count(first) == 1
    assert found.scopes
