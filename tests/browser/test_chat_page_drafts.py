"""Words that are not sent yet, or refused, on the chat page: none gets lost or goes astray."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, Route, expect

from sandbox.server import SandboxServer
from tests.browser.chat import chat_page, heading, message, message_box, write
from tests.browser.tabs import Tabs

pytestmark = pytest.mark.browser

REFUSAL = "The sandbox is upset."
MESSAGES = "**/v1/messages"


@pytest.fixture
def page(tabs: Tabs, server: SandboxServer) -> Iterator[Page]:
    with chat_page(tabs, server, "status of 500") as page:
        yield page


@contextmanager
def refused_late(page: Page, words: str, place: str = MESSAGES) -> Iterator[None]:
    """Send words that the sandbox refuses only after what is done meanwhile."""
    held: list[Route] = []
    page.route(place, lambda route: held.append(route), times=1)
    message_box(page).fill(words)
    with page.expect_request(place):
        page.keyboard.press("Enter")
    yield
    held.pop().fulfill(status=500, json={"message": REFUSAL})
    expect(page.get_by_role("status")).to_have_text(REFUSAL)


def start_reply(page: Page, words: str) -> None:
    message(page, words).get_by_role("button", name="Reply in thread").click()
    expect(page.get_by_text("Replying to Developer")).to_be_visible()


def start_edit(page: Page, words: str) -> None:
    old = message(page, words)
    old.hover()
    old.get_by_role("button", name="Edit").click()
    expect(page.get_by_text("Editing your message")).to_be_visible()
    expect(message_box(page)).to_have_value(words)


def test_a_refusal_stands_though_later_words_are_taken(page: Page) -> None:
    with refused_late(page, "first"):
        page.keyboard.type("second")
        page.keyboard.press("Enter")

    expect(message(page, "second")).to_be_visible()
    expect(message_box(page)).to_have_value("first")
    expect(page.get_by_role("status")).to_have_text(REFUSAL)


def test_words_that_were_taken_do_not_come_back_when_they_cannot_be_shown(
    tabs: Tabs, server: SandboxServer
) -> None:
    expected = ("status of 500", "Failed to fetch")  # the reload cuts off what still loads
    with chat_page(tabs, server, *expected) as page:
        with page.expect_request("**/chat/events*"):
            page.route("**/chat/events*", lambda _without_news: None)
            page.reload()
        expect(heading(page)).to_have_text("Integration team")
        refused = {"message": REFUSAL}
        page.route("**/v1/rooms?*", lambda route: route.fulfill(status=500, json=refused))

        message_box(page).fill("taken")
        page.keyboard.press("Enter")

        expect(page.get_by_role("status")).to_have_text(REFUSAL)
        expect(message_box(page)).to_have_value("")


def test_an_edit_that_is_cancelled_gives_the_draft_and_its_thread_back(page: Page) -> None:
    write(page, "old words")
    start_reply(page, "old words")
    message_box(page).fill("a draft")
    start_edit(page, "old words")

    page.get_by_role("button", name="Cancel").click()

    expect(message_box(page)).to_have_value("a draft")
    expect(page.get_by_text("Replying to Developer")).to_be_visible()


def test_a_refused_edit_comes_back_and_what_was_typed_since_after_it(page: Page) -> None:
    write(page, "old words")
    start_edit(page, "old words")

    with refused_late(page, "new words", f"{MESSAGES}/*"):
        page.keyboard.type("a draft")

    expect(page.get_by_text("Editing your message")).to_be_visible()
    expect(message_box(page)).to_have_value("new words")
    page.get_by_role("button", name="Cancel").click()
    expect(message_box(page)).to_have_value("a draft")


def test_words_refused_during_an_edit_wait_for_its_end(page: Page) -> None:
    expect(write(page, "old words")).to_be_visible()
    with refused_late(page, "first"):
        page.keyboard.type("second")
        start_edit(page, "old words")

    expect(message_box(page)).to_have_value("old words")
    page.get_by_role("button", name="Cancel").click()
    expect(message_box(page)).to_have_value("first\nsecond")


def test_words_that_are_sent_before_the_page_has_loaded_stay(page: Page) -> None:
    held: list[Route] = []
    address = page.url
    page.goto("about:blank")  # so that the page held is not the one before
    page.route("**/v1/rooms?*", lambda route: held.append(route), times=1)
    with page.expect_request("**/v1/rooms?*"):
        page.goto(address, wait_until="commit")
    message_box(page).fill("too early")
    page.keyboard.press("Enter")

    expect(message_box(page)).to_have_value("too early")
    held[0].continue_()
    expect(heading(page)).to_have_text("Integration team")
