"""The catalog in an app of its own, without Webex."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from scopes.knowledge import Knowledge
from web.catalog import create_catalog
from web.listing import Lists


class Reader(FlaskClient):
    """A client that reads each response to its end, so that no file stays open."""

    def open(self, *arguments: Any, **options: Any) -> TestResponse:
        return super().open(*arguments, **{"buffered": True, **options})


@pytest.fixture(scope="session")
def app(knowledge: Knowledge) -> Flask:
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = 100_000
    app.test_client_class = Reader
    app.register_blueprint(create_catalog(knowledge))
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="session")
def lists(knowledge: Knowledge) -> Lists:
    return Lists(knowledge)
