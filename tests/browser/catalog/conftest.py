"""The catalog as it is served, and pages on it."""

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Page

from scopes.knowledge import Knowledge
from tests.browser.catalog.pages import opened
from tests.browser.tabs import Tabs
from tests.support.talk import served
from web.catalog import create_catalog


@pytest.fixture(scope="package")
def address(knowledge: Knowledge) -> Iterator[str]:
    """Where the catalog is served."""
    app = Flask(__name__, static_folder=None)
    app.register_blueprint(create_catalog(knowledge))
    with served(app) as url:
        yield url


@pytest.fixture
def page(tabs: Tabs, address: str) -> Iterator[Page]:
    """A page on the catalog; neither its script nor its policy may complain."""
    yield from opened(tabs, address)


@pytest.fixture
def plain_page(tabs: Tabs, address: str) -> Iterator[Page]:
    """A page in a browser without JavaScript."""
    yield from opened(tabs, address, java_script_enabled=False)
