"""The catalog in a browser without JavaScript."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.catalog.pages import CDR, QUESTION, query_of

pytestmark = pytest.mark.browser


def test_without_the_script_an_answer_has_its_address_too(plain_page: Page) -> None:
    plain_page.goto("/")
    plain_page.get_by_label("What should your app do?").fill(QUESTION)
    plain_page.get_by_role("button", name="Ask").click()

    expect(plain_page.locator("#answer pre").first).to_contain_text(CDR)
    assert query_of(plain_page) == {"q": [QUESTION]}


def test_asking_works_without_script(plain_page: Page) -> None:
    plain_page.goto("/")

    plain_page.get_by_label("What should your app do?").fill(QUESTION)
    plain_page.get_by_role("button", name="Ask").click()

    expect(plain_page.locator("#answer pre").first).to_contain_text(CDR)


def test_reading_and_filtering_work_without_script(plain_page: Page) -> None:
    plain_page.goto("/scopes")

    plain_page.get_by_label("Find").fill("cdr")
    plain_page.get_by_role("button", name="Show").click()
    plain_page.get_by_role("link", name=CDR).click()

    expect(plain_page.get_by_role("heading", level=1)).to_have_text(CDR)


def test_building_works_without_script(plain_page: Page) -> None:
    plain_page.goto("/build")

    plain_page.get_by_label("Add a need or an API call").fill("read CDR")
    plain_page.get_by_role("button", name="Add").click()

    expect(plain_page.locator("#string")).to_contain_text(CDR)
