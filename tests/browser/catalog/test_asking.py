"""Asking and filtering in the catalog as one types, in a real browser."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.catalog.pages import AUDIT, CDR, QUESTION, opened, query_of
from tests.browser.tabs import Tabs
from tests.support.pasted import access_token

pytestmark = pytest.mark.browser


def test_a_question_is_answered_as_one_types(page: Page) -> None:
    page.goto("/")

    page.get_by_label("What should your app do?").press_sequentially(QUESTION)

    expect(page.locator("#answer pre").first).to_contain_text(CDR)
    expect(page.get_by_role("status")).to_have_text(f"Found: {CDR}")
    expect(page.get_by_label("What should your app do?")).to_be_focused()


def test_the_address_of_an_answer_can_be_shared(page: Page) -> None:
    page.goto("/")
    page.get_by_label("What should your app do?").fill(QUESTION)
    page.wait_for_url(lambda url: "CDR" in url)

    page.goto(page.url)

    assert query_of(page) == {"q": [QUESTION]}
    expect(page.get_by_label("What should your app do?")).to_have_value(QUESTION)
    expect(page.locator("#answer pre").first).to_contain_text(CDR)


def test_a_pasted_token_does_not_stay_in_the_address(page: Page) -> None:
    page.goto("/")
    page.get_by_label("What should your app do?").fill(f"Bearer {access_token()} GET /rooms")

    page.wait_for_url(lambda url: "rooms" in url)
    assert query_of(page) == {"q": ["Bearer *** GET /rooms"]}


def test_a_question_is_sent_in_no_address(page: Page) -> None:
    page.goto("/")
    with page.expect_request("**/") as sent:
        page.get_by_label("What should your app do?").fill(f"Bearer {access_token()}")

    assert (sent.value.method, urlsplit(sent.value.url).query) == ("POST", "")


@pytest.mark.parametrize("with_script", [True, False])
def test_one_can_ask_on_about_an_answer(tabs: Tabs, address: str, with_script: bool) -> None:
    for page in opened(tabs, address, java_script_enabled=with_script):
        page.goto("/?q=GET+/people")
        page.get_by_role("button", name="As administrator").click()
        expect(page.locator("#answer pre").first).to_contain_text("spark-admin:people_read")

        page.get_by_label("Change or question this answer").fill("and also read CDRs")
        page.keyboard.press("Enter")

        expect(page.locator("#answer pre").first).to_contain_text(CDR)
        assert query_of(page) == {"q": ["GET /people"], "level": ["admin"], "add": ["read CDRs"]}


def test_one_can_ask_on_about_an_answer_that_came_while_typing(page: Page) -> None:
    page.goto("/")
    page.get_by_label("What should your app do?").fill(QUESTION)
    page.get_by_label("Change or question this answer").fill("authorize url for it")
    page.get_by_role("button", name="Go on").click()

    expect(page.locator("#answer")).to_contain_text("https://webexapis.com/v1/authorize?")
    expect(page.get_by_label("What should your app do?")).to_have_value(QUESTION)


def test_a_question_too_long_for_an_address_is_answered_too(page: Page) -> None:
    page.goto("/")
    page.get_by_label("What should your app do?").fill(f"what does spark:all do? {'really ' * 900}")

    expect(page.locator("#answer article")).to_be_visible()
    assert query_of(page) == {}


def test_one_hears_that_the_server_is_away_while_one_types(tabs: Tabs, address: str) -> None:
    for page in opened(tabs, address, "503"):
        page.goto("/")
        page.route("**/", lambda route: route.fulfill(status=503))
        page.get_by_label("What should your app do?").fill(QUESTION)

        expect(page.get_by_role("status")).to_contain_text("did not answer")
        expect(page.get_by_role("status")).to_be_in_viewport()
        page.unroute_all()


def test_operations_are_filtered_as_one_types(page: Page) -> None:
    page.goto("/operations")

    page.get_by_label("Find").press_sequentially("hunt group")
    page.get_by_label("Method").select_option("POST")

    expect(page.locator("#found > p")).to_contain_text(" of 2,111 operations")
    expect(page.locator("#found .method").first).to_have_text("POST")
    page.wait_for_url(lambda url: "method=POST" in url)
    assert query_of(page) == {"find": ["hunt group"], "method": ["POST"]}


def test_a_question_is_asked_with_the_enter_key(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_label("What should your app do?")).to_be_focused()

    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")

    expect(page.locator("#answer pre").first).to_contain_text(CDR)
    expect(page.get_by_label("What should your app do?")).to_have_value(QUESTION)


@pytest.mark.parametrize(
    ("path", "label"),
    [(AUDIT, "What should your app do?"), ("/scopes", "Find"), ("/build", "Find operations")],
)
def test_a_slash_leads_to_the_search(page: Page, path: str, label: str) -> None:
    page.goto(path)
    page.get_by_role("heading", level=1).click()
    search = page.get_by_label(label).first

    page.keyboard.press("/")
    expect(search).to_be_focused()
    before = search.input_value()
    page.keyboard.press("End")
    page.keyboard.press("/")

    expect(search).to_have_value(f"{before}/")
