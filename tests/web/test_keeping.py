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
