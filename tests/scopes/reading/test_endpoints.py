"""Endpoints are read from everything developers paste: paths, addresses, curl, calls."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scopes.reading.endpoints import Endpoint, find_endpoints

API = "https://webexapis.com/v1"


def read(text: str) -> list[tuple[str | None, str]]:
    return [(endpoint.method, endpoint.path) for endpoint in find_endpoints(text)]


@pytest.mark.parametrize(
    ("text", "method", "path"),
    [
        ("GET /people", "GET", "/people"),
        ("get /people", "GET", "/people"),
        ("GET people", "GET", "/people"),
        ("GET people/me", "GET", "/people/me"),
        ("GET /v1/people", "GET", "/v1/people"),
        ("GET /people/", "GET", "/people"),
        ("GET /people?max=5&email=a@example.com", "GET", "/people"),
        ("DELETE /rooms/{roomId}, please", "DELETE", "/rooms/{roomId}"),
        ("PUT /people/{personId}", "PUT", "/people/{personId}"),
        ("PUT /people/:personId", "PUT", "/people/:personId"),
        ("PUT /people/<personId>", "PUT", "/people/<personId>"),
        ("PUT /people/${id}", "PUT", "/people/${id}"),
        ("what does PATCH /v1/people/1 need?", "PATCH", "/v1/people/1"),
        ("`GET /people`", "GET", "/people"),
        ("**DELETE** `/people/1`", "DELETE", "/people/1"),
        ("DELETE: /people/1", "DELETE", "/people/1"),
        ("POST {{base_url}}/messages", "POST", "/messages"),
        ("GET ${BASE}/rooms", "GET", "/rooms"),
        ("GET /people/me HTTP/1.1", "GET", "/people/me"),
        ("GET /rooms, as in https://example.com/howto", "GET", "/rooms"),
    ],
)
def test_reads_method_and_path(text: str, method: str, path: str) -> None:
    assert read(text) == [(method, path)]


@pytest.mark.parametrize(
    ("text", "method", "path"),
    [
        (f"GET {API}/people?max=5&email=a@example.com", "GET", "/v1/people"),
        (f"DELETE {API}/rooms/Y2lzY29zcGFyazovL3VzL1JPT00vMQ/", "DELETE", None),
        (f"{API}/rooms", None, "/v1/rooms"),
        (f"({API}/rooms).", None, "/v1/rooms"),
        (f"<{API}/rooms>", None, "/v1/rooms"),
        (f"[rooms]({API}/rooms)", None, "/v1/rooms"),
        (f"PUT {API}/people/<personId>", "PUT", "/v1/people/<personId>"),
        ("GET webexapis.com/v1/people", "GET", "/v1/people"),
        ("https://integration.webexapis.com/v1/rooms", None, "/v1/rooms"),
        ("GET https://analytics-calling-eu.webexapis.com/v1/cdr_feed", "GET", "/v1/cdr_feed"),
        ("GET https://api.wxcc-eu1.cisco.com/v1/tasks", "GET", "/v1/tasks"),
        ("GET https://api.ciscospark.com/v1/rooms#top", "GET", "/v1/rooms"),
    ],
)
def test_reads_a_full_address(text: str, method: str | None, path: str | None) -> None:
    wanted = path or "/v1/rooms/Y2lzY29zcGFyazovL3VzL1JPT00vMQ"

    assert read(text) == [(method, wanted)]


def test_remembers_the_host_of_an_address() -> None:
    (endpoint,) = find_endpoints("https://analytics.webexapis.com/v1/cdr_feed?startTime=1")

    assert endpoint.host == "analytics.webexapis.com"


CURL_POST = f"""curl -X POST \\
  {API}/messages \\
  -H 'Authorization: Bearer abc' \\
  -d '{{"roomId": "x", "text": "hello"}}'"""
CURL_DATA = f"""curl {API}/messages \\
  -H "Content-Type: application/json" \\
  --data-raw '{{"text": "hello"}}'"""


@pytest.mark.parametrize(
    ("text", "method", "path"),
    [
        (CURL_POST, "POST", "/v1/messages"),
        (CURL_DATA, "POST", "/v1/messages"),
        (f"curl {API}/rooms -H 'Authorization: Bearer x'", "GET", "/v1/rooms"),
        (f"curl --request DELETE '{API}/rooms/1'", "DELETE", "/v1/rooms/1"),
        (f"curl -XPUT {API}/rooms/1 -d '{{}}'", "PUT", "/v1/rooms/1"),
        (f"requests.post('{API}/messages', json=body)", "POST", "/v1/messages"),
        (f'requests.get("{API}/people/me", headers=h)', "GET", "/v1/people/me"),
        (f"requests.request('PUT', '{API}/people/1')", "PUT", "/v1/people/1"),
        (f"axios.delete(`{API}/rooms/1`)", "DELETE", "/v1/rooms/1"),
        (f"fetch('{API}/rooms', {{method: 'POST'}})", "POST", "/v1/rooms"),
        ("client.get('/rooms')", "GET", "/rooms"),
        ("{method: 'PUT', url: '/people/1'}", "PUT", "/people/1"),
    ],
)
def test_reads_code(text: str, method: str, path: str) -> None:
    assert read(text) == [(method, path)]


@pytest.mark.parametrize(
    "text", ["what scope for /telephony/config/numbers?", "/telephony/config/numbers"]
)
def test_a_path_without_method_leaves_the_method_open(text: str) -> None:
    assert read(text) == [(None, "/telephony/config/numbers")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "what scopes for CDR?",
        "read/write access and/or nothing, 24/7",
        "get people, delete rooms",
        "https://api.zoom.us/v2/meetings",
        "https://evilwebexapis.com/v1/rooms",
        "https://webexapis.com.example.com/v1/rooms",
        "https://developer.webex.com/docs/api/v1/people/list-people",
        f"{API}/authorize?client_id=C1&scope=spark%3Aall&redirect_uri=/callback",
        f"{API}/access_token",
        "https://idbroker.webex.com/idb/oauth2/v1/authorize?client_id=C1&scope=spark%3Aall",
        "https://idbroker.webex.com/idb/UI/Login?org=1",
        "https://webexapis.com",
        "https://[broken/v1/people",
        "write to admin@cisco.com/people",
    ],
)
def test_finds_no_endpoint(text: str) -> None:
    assert read(text) == []


def test_reads_several_in_order_and_each_once() -> None:
    text = "GET /people, POST /messages and GET /people again"

    assert read(text) == [("GET", "/people"), ("POST", "/messages")]


@pytest.mark.parametrize(
    ("endpoint", "said"),
    [
        (Endpoint("GET", "/people"), "GET /people"),
        (Endpoint(None, "/people"), "/people"),
    ],
)
def test_an_endpoint_is_written_as_people_do(endpoint: Endpoint, said: str) -> None:
    assert str(endpoint) == said


@given(st.text(alphabet="GET/:htps.webxaicom{}<>[]()'\"`\\?#%@ \n", max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    found = find_endpoints(f"GET /people\n{text}")

    assert found
    assert [endpoint.path for endpoint in found if not endpoint.path.startswith("/")] == []


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        ("GET /v1/recordings/{id}, DELETE the same", ["GET", "DELETE"]),
        ("GET /v1/recordings/{id} and PUT on the same path", ["GET", "PUT"]),
        (f"GET {API}/recordings/1, then PATCH it and DELETE it", ["GET", "PATCH", "DELETE"]),
        ("GET /v1/recordings/{id}, delete it", ["GET"]),
    ],
)
def test_a_further_method_is_for_the_path_before(text: str, calls: list[str]) -> None:
    assert [method for method, _ in read(text)] == calls
    assert len({path for _, path in read(text)}) == 1


def test_the_same_of_several_is_the_one_before() -> None:
    assert read("GET /rooms/1, DELETE the same, GET /people")[-1] == ("DELETE", "/rooms/1")


def test_without_a_path_before_nothing_is_the_same() -> None:
    assert read("DELETE the same as before") == []
