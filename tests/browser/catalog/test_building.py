"""The builder in a real browser: what is selected, typed and left out, all in the address."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.catalog.pages import CDR, opened, query_of
from tests.browser.tabs import Tabs
from web.building import MOST_NEEDS

pytestmark = pytest.mark.browser


def test_the_builder_keeps_everything_in_the_address(page: Page) -> None:
    page.goto("/build")
    page.get_by_label("Add a need or an API call").fill("read CDR")
    page.get_by_role("button", name="Add").click()
    expect(page.locator("#string")).to_contain_text(CDR)
    expect(page.get_by_label("Add a need or an API call")).to_have_value("")

    page.get_by_label("Find operations and scopes to select").fill("rooms_read")
    page.locator("#offered").get_by_role("checkbox", name="spark:rooms_read").click()
    expect(page.locator("#string code")).to_have_text(f"{CDR} spark:rooms_read")

    page.get_by_label("Client ID").fill("Cabc")
    expect(page.locator("#authorize")).to_contain_text("client_id=Cabc")
    page.reload()
    expect(page.locator("#string code")).to_have_text(f"{CDR} spark:rooms_read")
    expect(page.locator("#authorize")).to_contain_text("client_id=Cabc")
    assert query_of(page)["need"] == ["read CDR"]


def test_needs_typed_faster_than_they_are_understood_are_all_added(page: Page) -> None:
    page.goto("/build")
    held: list[Route] = []
    page.route("**/build?need=*", lambda route: held.append(route))
    need = page.get_by_label("Add a need or an API call")
    for text in ("read CDR", "list rooms"):
        need.fill(text)
        with page.expect_request("**/build?need=*"):
            need.press("Enter")
    need.fill("create a")

    held[-1].continue_()

    expect(page.locator("#string code")).to_have_text(f"{CDR} spark:rooms_read")
    expect(need).to_have_value("create a")


def test_half_a_need_is_not_selected(page: Page) -> None:
    page.goto("/build?scope=spark:rooms_read")
    page.get_by_label("Add a need or an API call").fill("read messages and")

    page.get_by_label("Use PKCE").click()

    expect(page.locator("#authorize")).to_contain_text("code_challenge")
    assert query_of(page) == {"scope": ["spark:rooms_read"], "pkce": ["1"]}


def test_a_selection_that_is_refused_is_left_to_the_browser(tabs: Tabs, address: str) -> None:
    most = "&".join(f"need=GET+/rooms/{number}" for number in range(MOST_NEEDS))
    for page in opened(tabs, address, "400"):
        page.goto(f"/build?{most}&find=list")
        page.locator("#offered [name=need]").first.click()

        expect(page.get_by_role("heading", level=1)).to_have_text("Bad Request")


def test_the_keyboard_stays_with_what_it_selected(page: Page) -> None:
    page.goto("/build?find=rooms_read&scope=spark:all")
    box = page.get_by_role("checkbox", name="spark:rooms_read")
    box.press("Space")
    expect(page.locator("#string code")).to_have_text("spark:all spark:rooms_read")
    expect(box).to_be_focused()

    page.keyboard.press("Space")

    expect(page.locator("#string code")).to_have_text("spark:all")
    page.get_by_role("checkbox", name="spark:all").press("Space")
    expect(page.locator("#string")).to_have_count(0)
    expect(page.get_by_label("Add a need or an API call")).to_be_focused()


def test_what_is_deselected_leaves_the_set(page: Page) -> None:
    page.goto("/build?need=read+CDR&scope=spark:rooms_read")

    page.get_by_role("checkbox", name="read CDR").click()

    expect(page.locator("#string code")).to_have_text("spark:rooms_read")
    assert query_of(page) == {"scope": ["spark:rooms_read"]}
