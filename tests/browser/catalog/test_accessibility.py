"""Pages of the catalog: rules of WCAG, narrow screens, both themes, the keyboard alone."""

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.catalog.pages import ALSO_EXPERIMENTAL, PAGES, opened
from tests.browser.tabs import Tabs

pytestmark = pytest.mark.browser

NARROW: ViewportSize = {"width": 390, "height": 800}
OF_THE_LOOK = {"runOnly": ["color-contrast", "target-size", "scrollable-region-focusable"]}
"""The rules that depend on colors and on how much room there is; others look at the document."""


def test_everything_can_be_reached_with_the_keyboard(page: Page) -> None:
    page.goto("/areas")

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(
        page.get_by_role("link", name=re.compile("^Calling 996 operations User 6 Admin 10$"))
    ).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Calling")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_in_both_themes_and_on_a_narrow_screen(page: Page, path: str) -> None:
    page.goto(path)
    for closed in page.locator("main details:not([open]) > summary").all()[:2]:
        closed.click()
    assert_accessible(page, ALSO_EXPERIMENTAL)

    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(NARROW)

    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    assert_accessible(page, OF_THE_LOOK)


def assert_accessible(page: Page, options: dict[str, Any]) -> None:
    found = Axe().run(page, options=options)
    assert found.violations_count == 0, found.generate_report()


def test_the_check_of_names_sees_a_name_without_what_is_seen(page: Page) -> None:
    page.set_content('<main><a href="/" aria-label="Elsewhere">Here and now</a></main>')

    found = Axe().run(page, options=ALSO_EXPERIMENTAL).response["violations"]
    assert "label-content-name-mismatch" in [rule["id"] for rule in found]


def test_the_check_of_accessibility_sees_what_is_wrong(page: Page) -> None:
    page.set_content('<main><img src="data:,"><p style="color: #ddd">pale</p></main>')

    assert Axe().run(page).violations_count > 1


def test_dark_mode_is_dark(tabs: Tabs, address: str) -> None:
    shades = {}
    for scheme in ("light", "dark"):
        for page in opened(tabs, address, color_scheme=scheme):
            page.goto("/")
            shown = page.evaluate("getComputedStyle(document.body).backgroundColor")
            shades[scheme] = sum(int(part) for part in shown[4:-1].split(","))

    assert shades["dark"] < 100 < 600 < shades["light"]
