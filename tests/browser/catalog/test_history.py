"""Back, forward and links within a page of the catalog."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.catalog.pages import CDR, QUESTION

pytestmark = pytest.mark.browser


def test_back_and_forward_lead_through_answers(page: Page) -> None:
    page.goto("/")
    box = page.get_by_label("What should your app do?")
    for question, scope in ((QUESTION, CDR), ("list rooms", "spark:rooms_read")):
        box.fill(question)
        box.press("Enter")
        expect(page.locator("#answer pre").first).to_contain_text(scope)

    page.go_back()
    expect(page.locator("#answer pre").first).to_contain_text(CDR)
    expect(box).to_have_value(QUESTION)
    page.go_back()
    expect(page.get_by_role("region", name="Examples")).to_be_visible()
    page.go_forward()
    expect(page.locator("#answer pre").first).to_contain_text(CDR)
    page.go_forward()
    expect(page.locator("#answer pre").first).to_contain_text("spark:rooms_read")
    expect(box).to_have_value("list rooms")


def test_back_leads_through_filters_and_selections(page: Page) -> None:
    page.goto("/operations")
    page.get_by_label("Method").select_option("POST")
    page.wait_for_url("**/operations?method=POST")
    page.get_by_label("Method").select_option("PUT")
    page.wait_for_url("**/operations?method=PUT")

    page.go_back()

    expect(page.locator("#found .method").first).to_have_text("POST")
    expect(page.get_by_label("Method")).to_have_value("POST")
    page.go_back()
    expect(page.get_by_label("Method")).to_have_value("")


def test_what_is_typed_in_one_go_is_one_step_back(page: Page) -> None:
    page.goto("/scopes")
    find = page.get_by_label("Find", exact=True)
    for part in ("rooms", "rooms_read"):
        find.fill(part)
        page.wait_for_url(f"**/scopes?find={part}")

    page.go_back()

    expect(page).to_have_url(re.compile("/scopes$"))


def test_a_link_within_the_page_is_no_reason_to_load_it_again(page: Page) -> None:
    page.goto("/areas")
    page.evaluate("window.isTheSame = true")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/areas#main")

    assert page.evaluate("window.isTheSame")
