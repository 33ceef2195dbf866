import re

import pytest
from flask.testing import FlaskClient

from app.mounted import Mounted
from scopes.knowledge import Knowledge
from tests.web.conftest import Reader
from web.catalog import create_catalog

ROOT = "/a/scopes"
PAGES = (
    "/", "/?q=list+people", "/build?need=list+people", "/scopes", "/scopes/spark:people_read",
    "/areas", "/operations", "/operations/GET/v1/people", "/mismatches", "/nowhere",
)  # fmt: skip
LINK = re.compile(r'(?:href|src|action)="(/[^"]*)"')


@pytest.fixture(scope="module")
def client(knowledge: Knowledge) -> FlaskClient:
    app = Mounted("shared", ROOT)
    app.test_client_class = Reader
    app.register_blueprint(create_catalog(knowledge))
    return app.test_client()


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_a_page_leads_below_the_path(client: FlaskClient, page: str) -> None:
    links = LINK.findall(client.get(page).text)

    assert len(links) > 5
    assert [link for link in links if not link.startswith(f"{ROOT}/")] == []


def test_the_page_one_is_on_is_marked(client: FlaskClient) -> None:
    assert f'<a href="{ROOT}/areas" aria-current="page">' in client.get("/areas").text


def test_redirects_lead_below_the_path(client: FlaskClient) -> None:
    asked = client.post("/", data={"q": "list people"})
    misspelt = client.get("/scopes/Spark:People_Read")

    assert asked.location == f"{ROOT}/?q=list+people"
    assert misspelt.location == f"{ROOT}/scopes/spark:people_read"


def test_the_description_of_the_api_says_where_it_is(client: FlaskClient) -> None:
    described = client.get("/api/openapi.json").get_json()

    assert described["servers"] == [{"url": ROOT}]


def test_a_client_cannot_say_where_the_bot_is(client: FlaskClient) -> None:
    page = client.get("/areas", environ_overrides={"SCRIPT_NAME": "/elsewhere"}).text

    assert "/elsewhere" not in page
