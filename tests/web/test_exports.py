import csv
import html
import re
from io import StringIO

import pytest
from flask.testing import FlaskClient

CDR = "spark-admin:calling_cdr_read"


def links_to(client: FlaskClient, page: str, file: str) -> list[str]:
    found = re.findall(rf'href="(/{re.escape(file)}[^"]*)"', client.get(page).text)
    return [html.unescape(address) for address in found]


def test_an_answer_leads_to_its_sheet_as_markdown(client: FlaskClient) -> None:
    (address,) = links_to(client, "/?q=GET+/people&level=admin&add=read+CDRs", "review.md")
    response = client.get(address)

    assert response.mimetype == "text/markdown"
    assert "attachment" in response.headers["Content-Disposition"]
    assert response.text.startswith("**Review sheet for 2 scopes.**")
    assert "spark-admin:people_read" in response.text


@pytest.mark.parametrize(
    "selected",
    [
        "need=read+CDR&need=GET+/v1/people&scope=spark:rooms_read&scope=spark:all",
        "need=GET+/v1/people&level=admin&scope=spark:rooms_read",
        "scope=spark:rooms_read",
    ],
)
def test_a_built_set_leads_to_the_sheet_for_just_this_set(
    client: FlaskClient, selected: str
) -> None:
    (address,) = links_to(client, f"/build?{selected}", "review.csv")
    (string,) = re.findall(
        r'<pre id="string"><code>(.+)</code>', client.get(f"/build?{selected}").text
    )
    rows = list(csv.DictReader(StringIO(client.get(address).text, newline="")))

    assert [row["Scope"] for row in rows] == string.split()
    calls = {row["Calls that need it"] for row in rows}
    assert ("need=GET" in selected) is ("GET /v1/people" in calls)


def test_an_answer_without_scopes_leads_to_no_sheet(client: FlaskClient) -> None:
    assert links_to(client, "/?q=help", "review.md") == []
    assert client.get("/review.md?q=help").status_code == 404
    assert client.get("/review.csv").status_code == 404


def test_a_sheet_is_a_page_as_well(client: FlaskClient) -> None:
    page = client.get("/?q=review+sheet+for+read+CDRs").text

    assert "Review sheet for 1 scope." in page
    assert "GET /v1/cdr_feed" in page
