"""The chat page for everybody: keyboard only, narrow screens, both themes, WCAG AA."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from sandbox.app import Sandbox
from sandbox.cards import CARD_TYPE
from sandbox.records import Json
from sandbox.server import SandboxServer
from tests.browser.axe import violations
from tests.browser.chat import (
    PHONE,
    ask,
    chat_page,
    heading,
    message,
    message_box,
    offered_names,
    replies,
    write,
)
from tests.browser.tabs import Tabs
from tests.support.talk import RunningBot

pytestmark = pytest.mark.browser

SCHEMES = ["light", "dark"]
LOOKS = [("light", 1280), ("dark", 390)]
"""Themes, and how wide the window is."""

COLORS = ("Default", "Dark", "Light", "Accent", "Good", "Warning", "Attention")
STYLES = ("default", "emphasis", "accent", "good", "warning", "attention")
TEXTS: list[Json] = [
    {"type": "TextBlock", "text": f"{color} [link](https://example.com)", "color": color}
    for color in COLORS
]
INPUTS: list[Json] = [
    {"type": "Input.Text", "id": "text", "label": "Words", "placeholder": "such as CDR"},
    {"type": "Input.Number", "id": "number", "label": "Number"},
    {"type": "Input.Date", "id": "date", "label": "Date"},
    {"type": "Input.Toggle", "id": "toggle", "title": "Only reading"},
    {
        "type": "Input.ChoiceSet",
        "id": "choice",
        "label": "Level",
        "choices": [{"title": "User", "value": "user"}, {"title": "Admin", "value": "admin"}],
    },
]
EVERYTHING: Json = {
    "type": "AdaptiveCard",
    "version": "1.3",
    "body": [
        *({"type": "Container", "style": style, "items": TEXTS} for style in STYLES),
        {"type": "TextBlock", "text": "an aside", "isSubtle": True},
        {"type": "FactSet", "facts": [{"title": "Granted by", "value": "an administrator"}]},
        *INPUTS,
    ],
    "actions": [
        {"type": "Action.Submit", "title": "Send", "style": "positive"},
        {"type": "Action.Submit", "title": "Discard", "style": "destructive"},
        {"type": "Action.OpenUrl", "title": "Open", "url": "https://example.com"},
        {
            "type": "Action.ShowCard",
            "title": "More",
            "card": {"type": "AdaptiveCard", "body": INPUTS[:1]},
        },
    ],
}


@pytest.fixture
def phone(tabs: Tabs, server: SandboxServer, bot: RunningBot) -> Iterator[Page]:
    with chat_page(tabs, server, viewport=PHONE) as page:
        yield page


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_an_empty_space_its_dialog_and_its_names_pass_axe(
    tabs: Tabs, server: SandboxServer, scheme: str, width: int
) -> None:
    size = {"width": width, "height": 800}
    with chat_page(tabs, server, color_scheme=scheme, viewport=size) as page:
        assert violations(page) == []

        message_box(page).focus()
        page.keyboard.type("@")
        expect(offered_names(page).first).to_be_visible()
        assert violations(page) == []

        if width == PHONE["width"]:
            page.get_by_role("button", name="Spaces and people").click()
        page.get_by_role("button", name="New space").click()
        expect(page.get_by_role("dialog")).to_be_visible()
        assert violations(page) == []


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_a_conversation_passes_axe(
    tabs: Tabs, server: SandboxServer, bot: RunningBot, scheme: str, width: int
) -> None:
    size = {"width": width, "height": 800}
    with chat_page(tabs, server, color_scheme=scheme, viewport=size) as page:
        answer = replies(ask(page, "what scopes for CDR?"))
        expect(answer).to_have_count(1)
        write(page, "###### a heading of a message")
        card = replies(ask(page, "what does spark:nothing_at_all do?"))
        expect(card.get_by_role("button", name="spark:").first).to_be_visible()

        assert violations(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_part_of_a_card_is_readable(
    tabs: Tabs, server: SandboxServer, sandbox: Sandbox, scheme: str
) -> None:
    team = sandbox.store.rooms_of(sandbox.bot.id)[0]
    with chat_page(tabs, server, color_scheme=scheme) as page:
        attachment = {"contentType": CARD_TYPE, "content": EVERYTHING}
        sandbox.store.post(sandbox.bot.id, room_id=team.id, attachments=[attachment])
        page.get_by_role("button", name="More").click()
        expect(page.get_by_label("Words")).to_have_count(2)

        assert violations(page) == []


def reach(page: Page, target: Locator) -> None:
    """Press Tab until something has the focus."""
    for _ in range(60):
        if target.evaluate("node => node === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {target}")


def test_the_keyboard_alone_is_enough(tabs: Tabs, server: SandboxServer, bot: RunningBot) -> None:
    with chat_page(tabs, server) as page:
        reach(page, page.get_by_role("button", name="New space"))
        page.keyboard.press("Enter")
        page.keyboard.type("Release")
        reach(page, page.get_by_role("checkbox", name="Scope Bot"))
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        expect(heading(page)).to_have_text("Release")
        expect(page.get_by_role("dialog")).to_be_hidden()

        reach(page, message_box(page))
        page.keyboard.type("@sco")
        page.keyboard.press("Enter")
        page.keyboard.type("what does spark:nothing_at_all do?")
        page.keyboard.press("Enter")
        question = message(page, "nothing_at_all")
        expect(replies(question)).to_have_count(1)

        reach(page, replies(question).get_by_role("button", name="spark:").first)
        page.keyboard.press("Enter")
        expect(replies(question)).to_have_count(2)

        reach(page, question.get_by_role("button", name="Reply in thread"))
        page.keyboard.press("Enter")
        page.keyboard.type("thanks")
        page.keyboard.press("Enter")
        expect(replies(question)).to_have_count(3)

        reach(page, replies(question).last.get_by_role("button", name="Edit"))
        page.keyboard.press("Enter")
        page.keyboard.press("Escape")
        expect(page.get_by_text("Editing your message")).to_be_hidden()
        expect(message_box(page)).to_be_focused()


def test_the_first_tab_leads_to_the_message_box(tabs: Tabs, server: SandboxServer) -> None:
    with chat_page(tabs, server) as page:
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to the message box")).to_be_focused()
        page.keyboard.press("Enter")
        expect(message_box(page)).to_be_focused()


def test_on_a_phone_spaces_stand_behind_a_button(phone: Page) -> None:
    menu = phone.get_by_role("button", name="Spaces and people")
    expect(phone.get_by_role("button", name="Scope Bot", exact=True)).to_be_hidden()

    menu.press("Enter")
    phone.get_by_role("button", name="Scope Bot", exact=True).press("Enter")

    expect(heading(phone)).to_have_text("Scope Bot")
    expect(phone.get_by_role("button", name="Scope Bot", exact=True)).to_be_hidden()
    expect(menu).to_be_focused()
    write(phone, "what scopes for CDR?")
    expect(phone.get_by_role("log")).to_contain_text("calling_cdr_read")


def test_on_a_phone_escape_closes_the_spaces_and_news_show_on_their_button(
    phone: Page, sandbox: Sandbox
) -> None:
    developer, administrator, *_ = sandbox.people
    private = sandbox.store.direct_room(administrator.id, developer.id)
    sandbox.store.post(administrator.id, room_id=private.id, text="psst")
    menu = phone.get_by_role("button", name="Spaces and people unread")
    menu.click()
    expect(phone.get_by_role("button", name="Administrator unread")).to_be_visible()

    phone.keyboard.press("Escape")

    expect(phone.get_by_role("button", name="Administrator unread")).to_be_hidden()
    expect(menu).to_be_focused()


def test_on_a_phone_an_answer_is_not_wider_than_the_screen(phone: Page) -> None:
    answer = replies(ask(phone, "which scopes are there for recordings?"))
    expect(answer.first).to_be_visible()

    width = phone.evaluate("document.documentElement.scrollWidth")
    inner = phone.locator("#timeline").evaluate("node => node.scrollWidth - node.clientWidth")
    assert (width, inner) == (PHONE["width"], 0)
