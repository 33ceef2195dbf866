import gzip
import re

import pytest
from flask import Flask, url_for
from flask.testing import FlaskClient

from web.keeping import kept


@pytest.mark.parametrize(
    "address", ["/", "/?q=cdr", "/scopes/spark:all", "/operations?page=2", "/api/scopes"]
)
def test_a_page_that_has_not_changed_is_not_sent_again(client: FlaskClient, address: str) -> None:
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["Cache-Control"] == "no-cache"
    assert (again.status_code, again.data) == (304, b"")


def test_other_pages_have_other_tags(client: FlaskClient) -> None:
    tags = {client.get(f"/operations?page={n}").headers["ETag"] for n in (1, 2, 3)}

    assert len(tags) == 3


def test_files_with_a_version_may_be_kept_forever(client: FlaskClient) -> None:
    style = re.findall(r'href="(/static/catalog.css\?v=\w+)"', client.get("/").text)[0]

    assert "immutable" in client.get(style).headers["Cache-Control"]
    for other in ("/static/catalog.css", "/static/catalog.css?v=another"):
        assert "immutable" not in client.get(other).headers["Cache-Control"]


def test_a_page_without_a_query_is_rendered_once() -> None:
    app = Flask(__name__)
    made: list[str] = []

    def page(name: str) -> str:
        made.append(name)
        return name

    app.add_url_rule("/<name>", view_func=kept(page))
    client = app.test_client()

    shown = [client.get(path).text for path in ("/a", "/a", "/b", "/a?x=1", "/a?x=1")]

    assert shown == ["a", "a", "b", "a", "a"]
    assert made == ["a", "b", "a", "a"]


def test_a_page_that_is_mounted_elsewhere_is_another_page() -> None:
    app = Flask(__name__)
    app.add_url_rule("/here", "here", kept(lambda: url_for("here")))
    client = app.test_client()

    shown = [
        client.get("/here", environ_overrides={"SCRIPT_NAME": root}).text
        for root in ("//evil.example", "", "/bot")
    ]

    assert shown == ["//evil.example/here", "/here", "/bot/here"]


@pytest.mark.parametrize("address", ["/", "/?q=cdr", "/scopes/spark:all", "/api/scopes"])
def test_pages_are_compressed_for_who_takes_it(client: FlaskClient, address: str) -> None:
    plain = client.get(address)
    small = client.get(address, headers={"Accept-Encoding": "br, gzip"})
    head = client.head(address, headers={"Accept-Encoding": "gzip"})

    assert small.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.data) == plain.data
    assert len(small.data) < len(plain.data) / 2
    assert plain.headers["Vary"] == small.headers["Vary"] == "Accept-Encoding"
    assert (head.headers["Content-Length"], head.headers["ETag"], head.data) == (
        small.headers["Content-Length"],
        small.headers["ETag"],
        b"",
    )


def test_each_encoding_has_its_own_tag(client: FlaskClient) -> None:
    plain = client.get("/areas").headers["ETag"]
    packed = {"Accept-Encoding": "gzip"}
    small = client.get("/areas", headers=packed).headers["ETag"]

    assert plain != small
    again = client.get("/areas", headers={**packed, "If-None-Match": small})
    other = client.get("/areas", headers={**packed, "If-None-Match": plain})
    assert (again.status_code, other.status_code) == (304, 200)


def test_gzip_that_is_refused_is_not_sent(client: FlaskClient) -> None:
    refused = client.get("/areas", headers={"Accept-Encoding": "gzip;q=0, identity"})

    assert "Content-Encoding" not in refused.headers
