import logging

import pytest
from flask import Flask
from flask.testing import FlaskClient

from scopes.knowledge import Knowledge
from web.catalog import create_catalog

ADDRESSES = ("/", "/?q=cdr", "/scopes/spark:all", "/api/scopes", "/static/catalog.css", "/nothing")


@pytest.mark.parametrize("address", [*ADDRESSES, "/api/nothing", "/scopes?level=emperor"])
def test_every_response_is_protected(client: FlaskClient, address: str) -> None:
    headers = client.get(address).headers

    policy = headers["Content-Security-Policy"]
    assert "default-src 'none';" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/nothing", 404, "There is no page at this address"),
        ("/scopes/spark:nothing", 404, "spark:nothing is not a known scope."),
        ("/areas/nothing", 404, "There is no area nothing."),
        ("/scopes/<b>", 404, "&lt;b&gt; is not a known scope."),
        ("/operations?page=x", 400, "page must be a number"),
        ("/operations?method=BREW", 400, "method must be one of"),
    ],
)
def test_an_error_is_a_page_that_says_what_to_do(
    client: FlaskClient, address: str, status: int, words: str
) -> None:
    response = client.get(address)

    assert (response.status_code, response.mimetype) == (status, "text/html")
    assert words in response.text


def test_too_large_a_body_is_refused_in_words(client: FlaskClient) -> None:
    page = client.post("/", data={"q": "x" * 200_000})
    api = client.post("/api/ask", data=b"x" * 200_000)

    assert (page.status_code, api.status_code) == (413, 413)
    assert "Send less" in page.text
    assert "Send less" in api.get_json()["error"]


def test_a_wrong_method_names_the_right_ones(client: FlaskClient) -> None:
    response = client.delete("/api/scopes")

    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]


def test_a_failure_of_ours_is_a_protected_page(knowledge: Knowledge) -> None:
    app = Flask(__name__, static_folder=None)
    app.register_blueprint(create_catalog(knowledge))

    @app.get("/broken")
    def broken() -> str:
        raise RuntimeError("nobody may read this")

    response = app.test_client().get("/broken")

    assert response.status_code == 500
    assert "Something went wrong on my side" in response.text
    assert "nobody may read this" not in response.text
    assert "Content-Security-Policy" in response.headers


def test_nothing_people_ask_is_logged(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        client.get("/?q=a very private question")
        client.get("/api/ask?q=a very private question")
        client.get("/build?need=a very private question&level=wrong")

    assert "private" not in caplog.text


@pytest.mark.parametrize(
    ("asked", "location"),
    [("/static//catalog.css", "/static/catalog.css"), ("/scopes//spark:all", "/scopes/spark:all")],
)
def test_a_redirect_stays_where_it_was_asked_whatever_the_host_header_says(
    client: FlaskClient, asked: str, location: str
) -> None:
    response = client.get(asked, headers={"Host": "evil.example"})

    assert response.status_code == 308
    assert response.headers["Location"] == location
