"""Pages of the catalog: rules of WCAG, narrow screens, both themes, the keyboard alone."""

import re

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.axe import ALSO_EXPERIMENTAL, OF_THE_LOOK, violations
from tests.browser.catalog.pages import PAGES, opened
from tests.browser.tabs import Tabs

pytestmark = pytest.mark.browser

NARROW: ViewportSize = {"width": 390, "height": 800}


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
    assert violations(page, ALSO_EXPERIMENTAL) == []

    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(NARROW)

    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    assert violations(page, OF_THE_LOOK) == []


def test_the_check_of_names_sees_a_name_without_what_is_seen(page: Page) -> None:
    page.set_content('<main><a href="/" aria-label="Elsewhere">Here and now</a></main>')

    assert "label-content-name-mismatch" in dict(violations(page, ALSO_EXPERIMENTAL))


def test_the_check_of_accessibility_sees_what_is_wrong(page: Page) -> None:
    page.set_content('<main><img src="data:,"><p style="color: #ddd">pale</p></main>')

    assert {"image-alt", "color-contrast"} <= dict(violations(page)).keys()


def test_dark_mode_is_dark(tabs: Tabs, address: str) -> None:
    shades = {}
    for scheme in ("light", "dark"):
        for page in opened(tabs, address, color_scheme=scheme):
            page.goto("/")
            shown = page.evaluate("getComputedStyle(document.body).backgroundColor")
            shades[scheme] = sum(int(part) for part in shown[4:-1].split(","))

    assert shades["dark"] < 100 < 600 < shades["light"]
