"""The catalog as it is served, and pages on it."""

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page

from scopes.knowledge import Knowledge
from tests.browser.catalog.pages import opened
from tests.support.talk import served
from web.catalog import create_catalog


@pytest.fixture(scope="module")
def address(knowledge: Knowledge) -> Iterator[str]:
    """Where the catalog is served."""
    app = Flask(__name__, static_folder=None)
    app.register_blueprint(create_catalog(knowledge))
    with served(app) as url:
        yield url


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page on the catalog; neither its script nor its policy may complain."""
    yield from opened(browser, address)


@pytest.fixture
def plain_page(browser: Browser, address: str) -> Iterator[Page]:
    """A page in a browser without JavaScript."""
    yield from opened(browser, address, java_script_enabled=False)
