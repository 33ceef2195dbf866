"""Chromium for the tests that look at pages; it is started once a run."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.tabs import Tabs

INSTALLED = (Path("/usr/bin/chromium-headless-shell"), Path("/usr/bin/chromium"))
"""Where Debian puts Chromium; the one without a window takes less time."""


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    chosen = [Path(os.environ["CHROMIUM"])] if "CHROMIUM" in os.environ else INSTALLED
    chromium = next(filter(Path.exists, chosen), None)
    if not chromium:
        missing = f"Chromium is not at {chosen[-1]}: install it or set CHROMIUM to its path"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def tabs(browser: Browser) -> Tabs:
    """Its pages, each of which many tests use."""
    return Tabs(browser)
