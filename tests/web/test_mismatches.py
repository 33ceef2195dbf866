from dataclasses import dataclass

from flask import Flask

from scopes.knowledge import Knowledge
from web.catalog import create_catalog


@dataclass(frozen=True)
class Found:
    kind: str
    subject: str
    reason: str


FOUND = [
    Found("silent", "GET /room/tabs", "No text at hand names a scope."),
    Found("misspelt upstream", "spark-admin:device_read", "Read as `spark-admin:devices_read`."),
]


def test_the_page_shows_mismatches_by_kind_with_reasons(knowledge: Knowledge) -> None:
    app = Flask(__name__, static_folder=None)
    app.register_blueprint(create_catalog(knowledge, lambda: FOUND))
    page = app.test_client().get("/mismatches").text

    assert "No scope documented" in page
    assert 'href="/operations/GET/v1/room/tabs"' in page
    assert "Misspelled in the documents" in page
    assert 'href="/scopes/spark-admin:devices_read"' in page


def test_a_catalog_without_them_says_so(knowledge: Knowledge) -> None:
    app = Flask(__name__, static_folder=None)
    app.register_blueprint(create_catalog(knowledge))

    assert "No matches." in app.test_client().get("/mismatches").text
