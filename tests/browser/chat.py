"""What somebody does on the chat page."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Locator, Page, ViewportSize, expect

from sandbox.server import SandboxServer
from tests.browser.tabs import PATIENCE, Tabs

PHONE: ViewportSize = {"width": 390, "height": 780}

expect.set_options(timeout=PATIENCE)


@contextmanager
def chat_page(tabs: Tabs, server: SandboxServer, *expected: str, **options: Any) -> Iterator[Page]:
    """Open the page, in the group space; what it may complain of is `expected`."""
    with tabs.page(server.url, expected, **options) as page:
        page.goto(server.url)
        expect(heading(page)).to_have_text("Integration team")
        yield page


def heading(page: Page) -> Locator:
    """Return the name of the space one looks at."""
    return page.get_by_role("heading", level=1)


def message_box(page: Page) -> Locator:
    """Return where messages are typed."""
    return page.get_by_role("textbox", name="Message", exact=True)


def offered_names(page: Page) -> Locator:
    """Return the names that are offered to be mentioned."""
    return page.get_by_role("listbox", name="People to mention").get_by_role("option")


def write(page: Page, text: str) -> Locator:
    """Type a message and send it; return it with its thread."""
    message_box(page).focus()
    page.keyboard.type(text)
    page.keyboard.press("Enter")
    return message(page, text.splitlines()[0])


def ask(page: Page, question: str) -> Locator:
    """Type a question with a mention of the bot; return the message with its thread."""
    write(page, f"@Scope Bot {question}")
    return message(page, question)


def message(page: Page, words: str) -> Locator:
    """Return the first message that holds some words, or whose thread does."""
    return page.get_by_role("log").locator("li.message").filter(has_text=words).first


def replies(message: Locator) -> Locator:
    """Return the messages in a thread; the lists inside of them are list items too."""
    return message.locator("li.message")


def play(page: Page, name: str) -> None:
    """Go on as somebody else."""
    page.get_by_label("You are").select_option(label=name)


def go_to(page: Page, name: str) -> None:
    """Open a space or a person's 1:1, whether it has news or not."""
    space = page.get_by_label("Spaces and people").locator("li button").filter(has_text=name)
    space.click()
    expect(heading(page)).to_have_text(name)
