"""The chat page of the sandbox in a real browser, with the bot answering."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from sandbox.server import SandboxServer
from tests.talk import RunningBot

pytestmark = pytest.mark.browser

CDR = "spark-admin:calling_cdr_read"
SOON = 10_000


@pytest.fixture
def page(browser: Browser, server: SandboxServer, bot: RunningBot) -> Iterator[Page]:
    """The page, in the group space with the bot; its script must not complain."""
    complaints: list[str] = []
    page = browser.new_page()
    page.set_default_timeout(SOON)
    page.on("pageerror", lambda error: complaints.append(error.message))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.goto(server.url)
    page.get_by_role("button", name="Integration team").click()
    yield page
    page.close()
    assert complaints == []


def ask(page: Page, question: str) -> Locator:
    """Type a question with a mention of the bot; return the message with its thread."""
    page.get_by_label("Message", exact=True).focus()
    page.keyboard.type(f"@Scope Bot {question}")
    page.keyboard.press("Enter")
    return page.get_by_role("log").get_by_role("listitem").filter(has_text=question).first


def replies(message: Locator) -> Locator:
    """Return the messages in a thread; the lists inside of them are list items too."""
    return message.locator("li.message")


def test_a_typed_question_is_answered_in_its_thread(page: Page) -> None:
    message = ask(page, "what scopes for CDR?")

    expect(replies(message)).to_have_count(1, timeout=SOON)
    expect(replies(message)).to_contain_text(CDR)


def test_a_button_of_an_answer_asks_on_in_the_same_thread(page: Page) -> None:
    message = ask(page, "what does spark:nothing_at_all do?")
    button = replies(message).get_by_role("button", name="spark:").first
    scope = button.inner_text()

    button.press("Enter")

    expect(replies(message)).to_have_count(2, timeout=SOON)
    expect(replies(message).last).to_contain_text(scope)


def test_the_bot_can_be_asked_in_its_own_space_without_a_mention(page: Page) -> None:
    page.get_by_role("button", name="Scope Bot", exact=True).click()
    page.get_by_label("Message", exact=True).focus()

    page.keyboard.type("what scopes for CDR?")
    page.keyboard.press("Enter")

    expect(page.get_by_role("log")).to_contain_text(CDR, timeout=SOON)


def test_what_people_type_is_not_run_as_html(page: Page) -> None:
    message = ask(page, "<img src=x onerror=alert(1)> what scopes for CDR?")

    expect(replies(message)).to_have_count(1, timeout=SOON)
    expect(message.locator("img")).to_have_count(0)
