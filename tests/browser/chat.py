"""What somebody does on the chat page."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from sandbox.server import SandboxServer

PATIENCE = 60_000
PHONE = {"width": 390, "height": 780}

expect.set_options(timeout=PATIENCE)


@contextmanager
def chat_page(
    browser: Browser, server: SandboxServer, expected: str | tuple[str, ...] = (), **options: Any
) -> Iterator[Page]:
    """Open the page, in the group space; `options` are the browser's.

    Raises `AssertionError` at the end when a script failed, a file was missing or the security
    policy was broken, unless the complaint about it is an `expected` one.
    """
    complaints: list[str] = []
    page = browser.new_page(**options)
    page.set_default_timeout(PATIENCE)
    page.on("pageerror", lambda error: complaints.append(error.message))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.goto(server.url)
    expect(heading(page)).to_have_text("Integration team")
    try:
        yield page
    finally:
        page.close()
    allowed = (expected,) if isinstance(expected, str) else expected
    unexpected = [said for said in complaints if not any(each in said for each in allowed)]
    assert not unexpected, unexpected


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
