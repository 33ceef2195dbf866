"""What else may be meant: on the page of an answer and in the builder."""

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from scopes.data.operations import Operation
from scopes.finding.resolve import Resolution
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Alternative, Need
from tests.web.test_pages import seen, words

TEXT = "show what was recorded"
OTHER = "GET /v1/recordings as an administrator"


@pytest.fixture(autouse=True)
def doubt(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    """A need that may mean something else, whatever the words are."""

    def operation(method: str, path: str) -> Operation:
        return next(o for o in knowledge.operations.all if o.key == (method, path))

    recordings = operation("GET", "/recordings")
    near = (Alternative(("meeting:admin_recordings_read",), recordings, "admin"),)
    likely = Need(TEXT, recordings.sets, (recordings,), sure=0.6, level="user", near=near)
    rooms = operation("GET", "/rooms")
    sure = Need("list rooms", rooms.sets, (rooms,))

    def resolve(question: object) -> Resolution:
        return Resolution((likely, sure) if "rooms" in str(question) else (likely,))

    monkeypatch.setattr(knowledge.resolver, "resolve", resolve)


def links_to(page: str, label: str) -> list[str]:
    return [unescape(link) for link in re.findall(rf'<a href="([^"]*)">{label}</a>', page)]


def test_the_page_offers_it_right_below_the_set(client: FlaskClient) -> None:
    page = client.get("/", query_string={"q": TEXT}).text

    (link,) = links_to(page, OTHER)
    assert link == "/?q=GET+/v1/recordings+as+an+administrator"
    assert page.index("Or did you mean") < page.index(link) < page.index("<strong>Why:</strong>")
    assert "Next questions" not in page
    assert "Or did you mean" not in client.get(link).text


def test_the_api_says_how_sure_it_is(client: FlaskClient) -> None:
    record = client.get("/api/ask", query_string={"q": TEXT}).get_json()

    assert (record["confidence"], record["needs"][0]["sure"]) == ("likely", 0.6)


def test_the_builder_offers_it_in_place_of_the_text(client: FlaskClient) -> None:
    page = client.get("/build", query_string={"need": [TEXT, "GET /v1/people"]}).text

    (link,) = links_to(page, "List Recordings")
    assert "Not every need is certain" in words(page)
    changed = client.get(link).text
    assert "meeting:admin_recordings_read" in changed
    assert TEXT not in changed
    assert 'value="GET /v1/people"' in changed


def test_for_a_text_of_several_needs_the_builder_only_names_it(client: FlaskClient) -> None:
    page = client.get("/build", query_string={"need": f"{TEXT} and list rooms"}).text

    assert "meeting:admin_recordings_read" in page
    assert links_to(page, "List Recordings") == []


def test_nothing_is_doubted_that_is_sure(client: FlaskClient) -> None:
    assert "certain" not in seen(client, "/build?need=GET /v1/people")
