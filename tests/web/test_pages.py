import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from scopes.knowledge import Knowledge
from tests.support.pasted import access_token
from web.listing import Lists
from web.pages import PAGE_SIZE

CDR = "spark-admin:calling_cdr_read"
AUDIT = "check spark:all spark:people_read spark-admin:people_read"
PAGES = (
    "/",
    "/?q=what scopes for CDR?",
    f"/?q={AUDIT}",
    "/scopes",
    "/scopes/spark:all",
    "/scopes/spark-admin:telephony_config_read",
    "/areas",
    "/areas/calling",
    "/operations",
    "/build",
    "/build?need=read CDR&need=GET /people&scope=spark:rooms_read&find=queue",
)
LONGEST_PAGE = 60_000
"""Bytes of a page as it is before it is packed."""
MOST_BYTES = 50_000


def seen(client: FlaskClient, address: str) -> str:
    """Return the visible words of the main part of a page that must exist."""
    response = client.get(address)
    assert response.status_code == 200, address
    return words(response.text)


def words(html: str) -> str:
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def sent(client: FlaskClient, address: str) -> int:
    """Return how many bytes of a page go over the line."""
    return len(client.get(address, headers={"Accept-Encoding": "gzip"}).data)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_light_with_everything_it_loads(client: FlaskClient, address: str) -> None:
    page = client.get(address)
    loaded = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text))

    assert len(loaded) == 3
    assert sent(client, address) + sum(len(client.get(path).data) for path in loaded) < MOST_BYTES


def test_every_scope_has_a_light_page_that_explains_it(
    client: FlaskClient, knowledge: Knowledge
) -> None:
    static = sum(len(client.get(f"/static/catalog.{kind}").data) for kind in ("css", "js"))
    for scope in knowledge.catalog.scopes.values():
        page = client.get(f"/scopes/{scope.id}")
        assert sent(client, f"/scopes/{scope.id}") + static < MOST_BYTES, scope.id
        assert scope.summary in words(page.text)


def test_no_page_holds_inline_script_or_style(client: FlaskClient) -> None:
    for address in PAGES:
        page = client.get(address).text
        assert re.findall(r"<script(?![^>]*src=)|<style|\sstyle=|\son\w+=", page) == []


@pytest.mark.parametrize(
    "address",
    ["/scopes?find={}", "/operations?find={}", "/scopes/spark:all?find={}", "/scopes/{}"]
    + ["/build?need={}", "/build?find={}", "/build?scope={}", "/build?client_id={}", "/areas/{}"],
)
def test_no_parameter_repeats_a_pasted_token(client: FlaskClient, address: str) -> None:
    token = access_token()

    assert token not in client.get(address.format(token)).text


def test_an_audit_shows_what_the_scopes_open_by_area(client: FlaskClient) -> None:
    page = client.get(f"/?q={AUDIT}").text

    assert "Operations it grants access to, by area" in page
    assert re.search(r"<title id=.*?</title>\s*<desc id=[^>]*>\d+ operations read", page)


def test_other_answers_show_no_picture(client: FlaskClient) -> None:
    assert "Operations it grants access to" not in client.get("/?q=what scopes for CDR?").text


@pytest.mark.parametrize("scope", ["spark-admin:telephony_config_read", "spark:people_read"])
def test_a_scope_page_shows_operations_and_leads_to_the_others(
    client: FlaskClient, lists: Lists, scope: str
) -> None:
    granted = len(lists.reach(scope).granted)
    response = client.get(f"/scopes/{scope}")

    assert response.text.count('<span class="method') == min(granted, PAGE_SIZE)
    assert (f"{granted - PAGE_SIZE} more operations in the list of all" in response.text) == (
        granted > PAGE_SIZE
    )
    assert (f'href="/operations?scope={scope}"' in response.text) == (granted > PAGE_SIZE)
    assert len(response.data) < LONGEST_PAGE


def test_operations_of_a_scope_can_be_filtered(client: FlaskClient, lists: Lists) -> None:
    granted = lists.reach("spark-admin:telephony_config_read").granted
    page = client.get("/scopes/spark-admin:telephony_config_read?find=queue dnis").text

    assert 0 < page.count('<span class="method') < 10
    assert f"of {len(granted)} operations" in page


def test_a_scope_page_names_sources_and_dates(client: FlaskClient, knowledge: Knowledge) -> None:
    scope = knowledge.catalog.scopes["spark:people_read"]
    page = seen(client, "/scopes/spark:people_read")

    assert [name for name in scope.sources if knowledge.catalog.sources[name] not in page] == []
    assert knowledge.catalog.data_date in page
    assert knowledge.operations.data_date in page


def test_a_deprecated_scope_names_its_successor(client: FlaskClient, knowledge: Knowledge) -> None:
    gone = next(s for s in knowledge.catalog.scopes.values() if s.is_deprecated)
    page = client.get(f"/scopes/{gone.id}").text

    assert "Do not request it" in page
    assert f'href="/scopes/{gone.replaced_by}"' in page
    assert "Build with it" not in page


def test_an_undocumented_scope_carries_a_caution(client: FlaskClient) -> None:
    assert "is undocumented" in seen(client, "/scopes/spark:xsi")


def test_another_spelling_leads_to_the_page_of_the_scope(client: FlaskClient) -> None:
    response = client.get("/scopes/Spark:People_Read")

    assert response.status_code == 308
    assert response.location.endswith("/scopes/spark:people_read")


def test_every_area_has_a_page_with_its_scopes(client: FlaskClient, knowledge: Knowledge) -> None:
    for area in knowledge.catalog.areas.values():
        page = client.get(f"/areas/{area.id}").text
        scopes = [scope.id for scope in knowledge.catalog.in_area(area.id)]
        assert [scope for scope in scopes if f'href="/scopes/{scope}"' not in page] == []


def test_the_map_names_every_area_and_its_sizes(client: FlaskClient, knowledge: Knowledge) -> None:
    page = client.get("/").text

    for area in knowledge.catalog.areas:
        assert f'<a href="/areas/{area}">' in page
    assert "User 6" in words(page) and "Admin 10" in words(page)


@pytest.mark.parametrize(
    ("query", "expected", "unexpected"),
    [
        ("find=cdr", CDR, "spark:rooms_read"),
        ("area=meetings", "meeting:", CDR),
        ("level=compliance", "spark-compliance:", CDR),
        ("status=deprecated", "Deprecated", "Only seen in real apps</span>"),
    ],
)
def test_scopes_can_be_filtered(
    client: FlaskClient, query: str, expected: str, unexpected: str
) -> None:
    found = client.get(f"/scopes?{query}").text.split('id="found"')[1]

    assert expected in found
    assert unexpected not in found


def test_operations_come_in_pages_that_keep_the_filter(client: FlaskClient) -> None:
    page = client.get("/operations?find=location&method=GET&page=1").text

    assert page.count('<div class="call">') == 50
    assert 'href="/operations?page=2&amp;find=location&amp;method=GET"' in page


def test_every_operation_stands_on_one_of_the_pages(
    client: FlaskClient, knowledge: Knowledge
) -> None:
    pages = [client.get(f"/operations?page={number}").text for number in range(1, 44)]

    assert sum(page.count('<div class="call">') for page in pages) == len(knowledge.operations.all)


def test_an_operation_without_documented_scopes_says_so(
    client: FlaskClient, knowledge: Knowledge
) -> None:
    silent = next(o for o in knowledge.operations.all if o.is_undocumented)
    page = seen(client, f"/operations?find={silent.method} {silent.path} {silent.title}")

    assert "The documents name no scope" in page


def test_an_operation_that_any_token_opens_says_so(
    client: FlaskClient, knowledge: Knowledge
) -> None:
    open_to_all = next(o for o in knowledge.operations.all if o.needs_no_scope)
    page = seen(client, f"/operations?find={open_to_all.path} {open_to_all.title}")

    assert "No scope needed" in page


def test_a_filter_that_leaves_nothing_says_so(client: FlaskClient) -> None:
    assert "No matches" in seen(client, "/operations?find=zzzz")
    assert "No matches" in seen(client, "/scopes?find=zzzz")


@pytest.mark.parametrize("address", ["/scopes/spark:peple_read", "/scopes?find=spark:peple_read"])
def test_a_misspelt_scope_leads_to_the_one_that_is_meant(client: FlaskClient, address: str) -> None:
    page = client.get(address).text

    assert "Did you mean" in page
    assert 'href="/scopes/spark:people_read"' in page


def test_what_resembles_no_scope_leads_nowhere(client: FlaskClient) -> None:
    assert "Did you mean" not in client.get("/scopes/zzzzzzzzzzzz").text
    assert "Did you mean" not in client.get("/nothing-here").text
