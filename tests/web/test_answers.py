"""Asking on the page, and asking on about an answer."""

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from handlers import answer
from rendering.plain import to_plain
from scopes.knowledge import Knowledge
from tests.support.pasted import access_token
from tests.web.test_pages import CDR, seen, words
from wording.talk import LINKS


def test_a_question_is_answered_as_in_chat(client: FlaskClient, knowledge: Knowledge) -> None:
    page = seen(client, "/?q=what scopes for CDR?")
    chat = to_plain(answer("what scopes for CDR?", knowledge)).partition(LINKS)[0]

    assert set(re.findall(r"[\w/:-]+\w", chat)) <= set(re.findall(r"[\w/:-]+\w", page))


def test_the_question_of_a_shared_link_stands_in_the_search_box(client: FlaskClient) -> None:
    page = client.get("/?q=what <scopes> for CDR?").text

    assert ">what &lt;scopes&gt; for CDR?</textarea>" in page


BY_SCRIPT = {"X-Requested-With": "fetch"}


def test_a_question_can_be_sent_in_a_body(client: FlaskClient) -> None:
    page = client.post("/", data={"q": "what scopes for CDR?"}, headers=BY_SCRIPT)

    assert CDR in page.text


def test_a_form_leads_to_the_address_of_the_answer(client: FlaskClient) -> None:
    response = client.post("/", data={"q": "what scopes for CDR?"})

    assert (response.status_code, response.location) == (303, "/?q=what+scopes+for+CDR?")


@pytest.mark.parametrize(
    "question", [f"Bearer {access_token()} for GET /rooms", "create a hunt group; " * 400]
)
def test_what_is_private_or_too_long_for_an_address_is_answered_at_once(
    client: FlaskClient, question: str
) -> None:
    response = client.post("/", data={"q": question})

    assert response.status_code == 200
    assert 'id="answer"' in response.text


def test_no_link_is_longer_than_servers_take(client: FlaskClient) -> None:
    page = client.post("/", data={"q": "create a hunt group; " * 400}).text

    assert max(len(link) for link in re.findall(r'href="([^"]*)"', page)) < 4000


def test_what_is_too_much_for_one_question_is_cut_and_told(client: FlaskClient) -> None:
    question = "GET /rooms\r\n" + "x" * 20_000 + "\r\nGET /people"
    page = client.post("/", data={"q": question}).text

    assert "the first 10,000 characters" in words(page)


def test_scopes_of_an_answer_lead_to_their_pages(client: FlaskClient) -> None:
    assert f'<a href="/scopes/{CDR}"><code>' in client.get("/?q=what scopes for CDR?").text


def test_a_pasted_token_is_answered_with_a_warning_and_never_repeated(client: FlaskClient) -> None:
    token = access_token()
    response = client.get("/", query_string={"q": f"Bearer {token} for GET /rooms"})

    assert "token" in words(response.text)
    assert token not in response.text
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("question", "badge"),
    [
        ("what scopes for CDR?", "Found"),
        ("which permission opens the coffee machine?", "Unknown"),
        ("help", ""),
    ],
)
def test_an_answer_about_scopes_says_first_how_it_ended(
    client: FlaskClient, question: str, badge: str
) -> None:
    page = client.get("/", query_string={"q": question}).text

    assert re.findall(r'class="outcome"><span class="badge">([^<]+)', page) == [badge] * bool(badge)


PEOPLE = {"q": "GET /people"}


def hidden(page: str) -> dict[str, list[str]]:
    """Return the hidden fields of the form in which one asks on."""
    form = page.split('class="ask-on card"')[1].split("</form>")[0]
    fields: dict[str, list[str]] = {}
    for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form):
        fields.setdefault(name, []).append(unescape(value))
    return fields


@pytest.mark.parametrize(
    ("before", "said", "address"),
    [
        ("/?q=GET+/people", {"then": "as admin"}, "/?q=GET+/people&level=admin"),
        ("/?q=GET+/people", {"do": "as admin"}, "/?q=GET+/people&level=admin"),
        ("/?q=GET+/people", {"then": "and also read CDRs"}, "/?q=GET+/people&add=read+CDRs"),
        (
            "/?q=GET+/people&level=admin&add=read+CDRs",
            {"then": "without the second one"},
            "/?q=GET+/people&level=admin&add=read+CDRs&without=2",
        ),
        ("/?q=GET+/rooms", {"then": "and to delete it?"}, "/?q=DELETE+/rooms/%7BroomId%7D"),
        ("/?q=GET+/rooms", {"then": "what scopes for CDR?"}, "/?q=what+scopes+for+CDR?"),
    ],
)
def test_a_follow_up_leads_to_the_address_of_what_it_makes_of_the_question(
    client: FlaskClient, before: str, said: dict[str, str], address: str
) -> None:
    fields = hidden(client.get(before).text)

    response = client.post("/", data={**fields, **said})

    assert response.status_code == 303
    assert response.location.startswith(address)
    assert client.get(response.location).status_code == 200


def test_the_address_of_a_changed_question_holds_all_of_it(client: FlaskClient) -> None:
    page = seen(client, "/?q=GET /people&level=admin&add=read CDRs&add=list rooms&without=3")

    for scope in ("spark-admin:people_read", CDR):
        assert scope in page
    assert "spark:rooms_read" not in page
    for change in ("As an administrator", "Also: read CDRs", "Also: list rooms", "Without step 3"):
        assert change in page


def test_a_question_that_is_not_changed_shows_no_changes(client: FlaskClient) -> None:
    assert "The question as it was" not in client.get("/", query_string=PEOPLE).text


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"then": "why?"}, "this operation requires it"),
        ({"then": "authorize url for it"}, "https://webexapis.com/v1/authorize?"),
        ({"do": "authorize"}, "https://webexapis.com/v1/authorize?"),
        ({"do": "opens"}, "documented operations"),
        ({"then": "without the second one"}, "This is the only step"),
    ],
)
def test_what_changes_nothing_is_answered_at_once(
    client: FlaskClient, said: dict[str, str], told: str
) -> None:
    response = client.post("/", data={**PEOPLE, **said})

    assert response.status_code == 200
    assert told in words(response.text)
    assert hidden(response.text) == {"q": ["GET /people"]}


def test_the_changed_question_is_compared_with_the_one_before(client: FlaskClient) -> None:
    page = client.post("/", data={**PEOPLE, "level": "admin", "then": "compare with the first"})

    assert "New: spark-admin:people_read" in words(page.text)
    assert hidden(page.text) == {"q": ["GET /people"], "level": ["admin"]}


def test_a_follow_up_on_nothing_is_a_question(client: FlaskClient) -> None:
    response = client.post("/", data={"then": "what scopes for CDR?"})

    assert response.location == "/?q=what+scopes+for+CDR?"


def test_buttons_lead_only_to_levels_that_can_do_it(client: FlaskClient) -> None:
    assert ">As administrator</button>" in client.get("/", query_string=PEOPLE).text
    cdr = client.get("/?q=what scopes for CDR?").text
    assert ">Authorize URL</button>" in cdr
    assert 'name="do" value="as ' not in cdr


@pytest.mark.parametrize("question", ["help", "which permission opens the coffee machine?"])
def test_where_there_is_nothing_to_ask_on_about_there_is_no_form(
    client: FlaskClient, question: str
) -> None:
    assert "ask-on" not in client.get("/", query_string={"q": question}).text


@pytest.mark.parametrize(
    "fields",
    [
        {"q": f"GET /people with {access_token()}", "then": "as admin"},
        {"q": "GET /people", "then": f"and also read CDRs with {access_token()}"},
        {"q": "GET /people", "add": f"read CDRs with {access_token()}", "then": "as admin"},
    ],
)
def test_a_token_in_a_follow_up_stands_in_no_address_and_on_no_page(
    client: FlaskClient, fields: dict[str, str]
) -> None:
    response = client.post("/", data=fields)

    assert response.status_code == 200
    assert access_token() not in response.text
    assert response.headers["Cache-Control"] == "no-store"


def test_a_token_among_what_is_added_is_warned_of(client: FlaskClient) -> None:
    query = {**PEOPLE, "add": f"read CDRs with token {access_token()}"}
    asked = client.get("/", query_string=query)
    added = client.post("/", data={**PEOPLE, "then": f"and also {query['add']}"})

    for response in (asked, added):
        assert "access token" in words(response.text)
        assert CDR in response.text
        assert access_token() not in response.text


@pytest.mark.parametrize(
    "query",
    [
        {"level": "emperor"},
        {"without": "0"},
        {"without": "501"},
        {"without": ["1"] * 501},
        {"add": "x" * 2001},
        {"add": ["x"] * 41},
        {"do": "dance"},
    ],
)
def test_a_change_that_is_too_much_or_wrong_is_refused(
    client: FlaskClient, query: dict[str, str | list[str]]
) -> None:
    assert client.get("/", query_string={**PEOPLE, **query}).status_code == 400
    assert client.post("/", data={**PEOPLE, **query}).status_code == 400


def test_a_changed_question_too_long_for_an_address_is_answered_at_once(
    client: FlaskClient,
) -> None:
    long = {"q": "create a hunt group; " * 400, "level": "admin", "then": "and also read CDRs"}

    response = client.post("/", data=long)

    assert response.status_code == 200
    assert max(len(link) for link in re.findall(r'href="([^"]*)"', response.text)) < 4000
