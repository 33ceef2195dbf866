"""What is taken away from a page of the catalog: scope strings, links, sheets, paper."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.catalog.pages import CDR, QUESTION, opened
from tests.browser.tabs import Tabs

pytestmark = pytest.mark.browser


@pytest.fixture
def copying_page(tabs: Tabs, address: str) -> Iterator[Page]:
    """A page whose clipboard may be read."""
    yield from opened(tabs, address, permissions=["clipboard-read", "clipboard-write"])


def test_the_scope_string_is_copied(copying_page: Page) -> None:
    copying_page.goto(f"/?q={QUESTION}")

    copying_page.get_by_role("button", name="Copy").first.click()

    expect(copying_page.get_by_role("button", name="Copied")).to_be_visible()
    assert copying_page.evaluate("navigator.clipboard.readText()") == CDR


def test_the_link_to_an_answer_is_copied(copying_page: Page) -> None:
    copying_page.goto("/?q=GET+/people&level=admin")

    copying_page.get_by_role("button", name="Copy link").click()

    expect(copying_page.get_by_role("button", name="Copied")).to_be_visible()
    assert copying_page.evaluate("navigator.clipboard.readText()") == copying_page.url


@pytest.mark.parametrize(("kind", "begins"), [("Markdown", "**Review"), ("CSV", "Scope,")])
@pytest.mark.parametrize("path", [f"/?q={QUESTION}", "/build?need=read+CDR"])
def test_a_set_is_taken_away_for_a_review(page: Page, path: str, kind: str, begins: str) -> None:
    page.goto(path)
    with page.expect_download() as taken:
        page.get_by_role("link", name=kind, exact=True).click()

    text = taken.value.path().read_text(encoding="utf-8")
    assert text.startswith(begins)
    assert CDR in text


def test_paper_shows_the_sheet_and_no_controls(page: Page) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto("/?q=review+sheet+for+read+CDRs")

    expect(page.locator(".answer")).to_be_visible()
    expect(page.locator("button:visible, form:visible, nav:visible, .links:visible")).to_have_count(
        0
    )
    color, behind = page.evaluate(
        "[document.querySelector('.answer p:not(.outcome)'), document.querySelector('.answer')]"
        ".map((each, n) => getComputedStyle(each)[n ? 'backgroundColor' : 'color'])"
    )
    assert (color, behind) == ("rgb(0, 0, 0)", "rgba(0, 0, 0, 0)")
