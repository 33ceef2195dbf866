"""What is taken away from a page of the catalog: scope strings, links, sheets, paper."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.catalog.pages import CDR, QUESTION

pytestmark = pytest.mark.browser


def test_the_scope_string_is_copied(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    page.goto(f"/?q={QUESTION}")

    page.get_by_role("button", name="Copy").first.click()

    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == CDR


def test_the_link_to_an_answer_is_copied(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    page.goto("/?q=GET+/people&level=admin")

    page.get_by_role("button", name="Copy link").click()

    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url


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
