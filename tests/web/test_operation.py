"""Each operation has a page of its own."""

import csv
from html import unescape

import pytest
from flask.testing import FlaskClient

from scopes.knowledge import Knowledge
from wording.operation_page import NO_ROLES_HINT, ROLES_HINT

QUEUES = "/operations/POST/v1/telephony/config/locations/%7BlocationId%7D/queues"


def page(client: FlaskClient, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return unescape(response.get_data(as_text=True))


def test_a_page_names_routes_roles_and_evidence(client: FlaskClient) -> None:
    text = page(client, QUEUES)

    assert "/scopes/spark-admin:telephony_config_write" in text
    assert "a full administrator or a location administrator" in text
    assert "The description of the operation" in text
    assert "https://developer.webex.com/docs/api/v1/" in text


@pytest.mark.parametrize(
    ("old", "said"),
    [
        ("/v1/recordings", "<code>POST /recordings/query</code></a> instead."),
        (
            "/organization/{orgid}/v2/auto-csat",
            "its text names <code>GET /organization/{orgid}/v2/ai-feature/auto-csat</code> to call "
            "instead, which no document describes.",
        ),
    ],
)
def test_a_page_says_what_to_call_instead(client: FlaskClient, old: str, said: str) -> None:
    assert said in page(client, f"/operations/GET{old}")


@pytest.mark.parametrize(
    ("address", "evidence", "text"),
    [
        (
            QUEUES,
            "The description of the operation, of 2026-06-29 (jeokrohn/wxc_sdk)",
            "2026-06-29 (jeokrohn/wxc_sdk)",
        ),
        (
            "/operations/POST/v1/recordings/query",
            "The tables of the Meetings Overview guide, a copy of 2026",
            "2026-09-30 (LTMrk/CiscoUCCrawler and jeokrohn/wxc_sdk 1.41.0)",
        ),
        ("/operations/POST/event", "No text at hand names a scope", "none at hand"),
    ],
)
def test_evidence_has_its_day(client: FlaskClient, address: str, evidence: str, text: str) -> None:
    shown = page(client, address)

    assert f"<dt>Evidence</dt><dd>{evidence}</dd>" in shown
    assert f"<dt>Text of the operation</dt><dd>{text}</dd>" in shown


def test_all_alternatives_stand_on_the_page_with_their_roles(client: FlaskClient) -> None:
    path = "identity/organizations/{orgId}/jobs/sendActivationEmails/{jobId}/status"
    text = page(client, f"/operations/GET/{path}")

    assert "a full administrator or a user administrator" in text
    assert "a read-only administrator" in text


@pytest.mark.parametrize(
    ("address", "said"), [(QUEUES, ROLES_HINT), ("/operations/GET/v1/people", NO_ROLES_HINT)]
)
def test_a_page_says_what_its_roles_are_or_that_the_text_names_none(
    client: FlaskClient, address: str, said: str
) -> None:
    hints = {ROLES_HINT, NO_ROLES_HINT}

    assert {hint for hint in hints if hint in page(client, address)} == {said}


def test_every_operation_has_a_page_and_lists_lead_there(
    client: FlaskClient, knowledge: Knowledge
) -> None:
    listed = page(client, "/operations?find=cdr_feed")

    assert "/operations/GET/v1/cdr_feed" in listed
    for operation in knowledge.operations.all[::40]:
        page(client, f"/operations/{operation.method}{operation.address}")


@pytest.mark.parametrize(
    "written", ["/operations/GET/people", "/operations/get/v1/people", "/operations/GET/v1/People"]
)
def test_other_spellings_lead_to_the_page(client: FlaskClient, written: str) -> None:
    response = client.get(written)

    assert (response.status_code, response.location) == (308, "/operations/GET/v1/people")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/operations/GET/v3/people", "The documents list no operation GET /v3/people."),
        ("/operations/EAT/v1/people", "The documents list no operation EAT /v1/people."),
        ("/operations/GET/organization/1/desktop-layout/bulk-export", "been gone since 2026-08-21"),
    ],
)
def test_what_does_not_exist_is_not_found_in_words(
    client: FlaskClient, address: str, said: str
) -> None:
    response = client.get(address)

    assert response.status_code == 404
    assert said in response.get_data(as_text=True)


def test_one_operation_as_json(client: FlaskClient) -> None:
    record = client.get("/api/operations/GET/v1/people").get_json()

    assert record["routes"]["user"] == [{"scopes": ["spark:people_read"], "roles": [], "note": ""}]
    assert (record["address"], record["deprecation"]) == ("/v1/people", "no")
    assert client.get("/api/operations/GET/v9/people").status_code == 404


def test_a_filtered_list_is_exported(client: FlaskClient, knowledge: Knowledge) -> None:
    silent = [o for o in knowledge.operations.all if o.is_undocumented]
    table = client.get("/api/operations.csv?silent=yes")
    rows = list(csv.DictReader(table.get_data(as_text=True).splitlines()))
    record = client.get("/api/operations.json?silent=yes").get_json()

    assert len(rows) == len(record["operations"]) == record["total"] == len(silent)
    assert {row["basis"] for row in rows} == {"unknown"}
    assert table.headers["Content-Disposition"] == 'attachment; filename="operations.csv"'


def test_operations_come_by_path_and_can_be_narrowed_to_new_ones(
    client: FlaskClient, knowledge: Knowledge
) -> None:
    newest = max(o.since for o in knowledge.operations.all)
    record = client.get(f"/api/operations.json?since={newest}").get_json()
    paths = [each["address"] for each in record["operations"]]

    assert 0 < len(paths) < len(knowledge.operations.all)
    assert paths == sorted(paths)
    assert {each["since"] for each in record["operations"]} == {newest}
