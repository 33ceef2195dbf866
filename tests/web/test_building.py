from html import unescape

import pytest
from flask.testing import FlaskClient

from scopes.knowledge import Knowledge
from tests.web.test_pages import seen


def test_without_anything_selected_the_page_says_what_to_do(client: FlaskClient) -> None:
    assert "select operations and scopes" in seen(client, "/build")


def test_the_set_the_string_and_the_url_follow_what_is_selected(client: FlaskClient) -> None:
    page = client.get(
        "/build?need=read+CDR&scope=spark:rooms_read&client_id=Cabc"
        "&redirect_uri=https://example.com/back&pkce=1"
    ).text

    assert "<code>spark-admin:calling_cdr_read spark:rooms_read</code>" in page
    url = unescape(page.split('id="authorize"><code>')[1].split("</code>")[0])
    assert "scope=spark-admin%3Acalling_cdr_read%20spark%3Arooms_read" in url
    assert "client_id=Cabc" in url
    assert "redirect_uri=https%3A%2F%2Fexample.com%2Fback" in url
    assert "code_challenge_method=S256" in url


def test_what_is_selected_can_be_deselected(client: FlaskClient) -> None:
    page = client.get("/build?need=read CDR&scope=spark:rooms_read").text

    for name, value in (("need", "read CDR"), ("scope", "spark:rooms_read")):
        assert f'name="{name}" value="{value}" checked' in page


def test_what_a_search_finds_can_be_selected(client: FlaskClient) -> None:
    page = client.get("/build?find=hunt group&need=POST /telephony/nothing").text

    assert 'name="need" value="GET /telephony/config/huntGroups">' in page
    assert 'name="scope" value="spark-admin:telephony_config_write">' in page


def test_the_address_keeps_all_that_is_not_empty(client: FlaskClient) -> None:
    page = client.get("/build?need=&need=read CDR&level=&client_id=&find=cdr&scope=spark:all").text

    canonical = unescape(page.split('rel="canonical" href="')[1].split('"')[0])
    assert canonical == "/build?need=read+CDR&scope=spark:all&find=cdr"


def test_what_is_not_understood_is_named_and_left_out(client: FlaskClient) -> None:
    assert "Not understood: repair the coffee machine" in seen(
        client, "/build?need=repair the coffee machine"
    )


PEOPLE_PAGE = "https://developer.webex.com/docs/api/v1/people/list-people"


def test_each_text_shows_what_it_was_understood_as(client: FlaskClient) -> None:
    page = client.get("/build?need=GET /v1/people&need=create a space and post a message").text

    assert f'<a href="{PEOPLE_PAGE}" rel="noreferrer">List People</a>' in page
    shown = seen(client, "/build?need=create a space and post a message")
    for line in (
        "create a space Create a Room POST / v1/ rooms spark:rooms_write",
        "post a message Create a Message POST / v1/ messages spark:messages_write",
    ):
        assert line in shown


@pytest.mark.parametrize(
    ("need", "told"),
    [
        ("repair the coffee machine", "Not understood: repair the coffee machine"),
        ("GET /v1/no/such/path", "Not understood"),
        ("1. list rooms 2. repair the coffee machine", "repair the coffee machine Not understood"),
        ("POST /v1/webhooks", "Which resource does the webhook watch?"),
        ("GET /room/tabs", "The documents name no scope"),
    ],
)
@pytest.mark.parametrize("beside", ["", "&need=GET /v1/people", "&scope=spark:rooms_read"])
def test_nothing_is_called_covered_beside_what_is_open(
    client: FlaskClient, need: str, told: str, beside: str
) -> None:
    page = seen(client, f"/build?need={need}{beside}")

    assert told in page
    assert "this set covers every need" not in page
    assert ("Not complete" in page) == ("need=" in beside or "list rooms" in need)


def test_all_that_was_understood_is_covered(client: FlaskClient) -> None:
    page = seen(client, "/build?need=GET /v1/people&need=read CDR&scope=spark:rooms_read")

    assert "this set covers every need" in page


@pytest.mark.parametrize(
    "query",
    [
        "level=emperor",
        "need=" + "x" * 1001,
        "need=" + "x" * 401 + "&need=" + "y" * 400,
        "&".join(f"need={n}" for n in range(41)),
        "&".join(f"scope={n}" for n in range(201)),
        "redirect_uri=" + "x" * 501,
    ],
)
def test_what_is_too_much_or_wrong_is_refused(client: FlaskClient, query: str) -> None:
    assert client.get(f"/build?{query}").status_code == 400


def test_forty_api_calls_are_not_too_much(client: FlaskClient, knowledge: Knowledge) -> None:
    calls = [f"{o.method} {o.path}" for o in knowledge.operations.all[:40]]

    assert client.get("/build", query_string={"need": calls}).status_code == 200
