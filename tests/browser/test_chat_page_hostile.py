"""Messages and cards that would like to break the chat page."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Dialog, Page, expect

from sandbox.app import Sandbox
from sandbox.cards import CARD_TYPE
from sandbox.records import Json, Message, Room
from sandbox.server import SandboxServer
from tests.browser.chat import PHONE, chat_page, message
from tests.browser.tabs import Tabs

pytestmark = pytest.mark.browser

LONG_SCOPE = "spark-admin:" + "telephony_config_" * 12 + "read"

TOO_MUCH = {
    "open links": "[" * 7000,
    "nested links": "[a](" * 1700,
    "open emphasis": "**a " * 1700,
    "nested emphasis": "*a" * 3500,
    "quotes": ">" * 7000,
    "code": "`" * 6999,
    "lists": "- " * 3000,
    "one word": "x" * 7000,
    "mentions": "<@all>" * 1000,
    "40 scopes": " ".join(f"`spark-admin:telephony_config_{n}_read`" for n in range(40)),
    "a long scope": f"# {LONG_SCOPE}\n> [{LONG_SCOPE}](https://example.com) `{LONG_SCOPE}`",
    "a long line of code": f"```\n{LONG_SCOPE}\n```",
}


@pytest.fixture
def page(tabs: Tabs, server: SandboxServer) -> Iterator[Page]:
    with chat_page(tabs, server, viewport=PHONE) as page:
        yield page


@pytest.fixture
def team(sandbox: Sandbox) -> Room:
    return sandbox.store.rooms_of(sandbox.bot.id)[0]


@pytest.fixture
def dialogs(page: Page) -> Iterator[list[str]]:
    """What the page has asked or told in windows of their own."""
    seen: list[str] = []

    def note(dialog: Dialog) -> None:
        seen.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    yield seen
    page.remove_listener("dialog", note)


def post(sandbox: Sandbox, room: Room, **content: Any) -> Message:
    return sandbox.store.post(sandbox.people[1].id, room_id=room.id, **content)


def overflow(page: Page) -> int:
    """Return by how many pixels the messages are wider than their place."""
    width = page.locator("#timeline").evaluate("node => node.scrollWidth - node.clientWidth")
    return int(width)


@pytest.mark.parametrize("words", TOO_MUCH.values(), ids=TOO_MUCH)
def test_no_message_is_too_much(page: Page, sandbox: Sandbox, team: Room, words: str) -> None:
    post(sandbox, team, markdown=words)
    post(sandbox, team, markdown="still here")

    expect(message(page, "still here")).to_be_visible()
    expect(page.locator("#messages > li")).to_have_count(2)
    assert overflow(page) <= 0


@pytest.mark.parametrize(
    "words",
    [
        "<img src=x onerror=alert(1)> after",
        "<script>alert(1)</script> after",
        "[a](javascript:alert(1)) after",
        "[a](data:text/html,<script>alert(1)</script>) after",
        "![a](http://192.0.2.1/a.png) after",
        "<@personId:x|<img src=x onerror=alert(1)>> after",
    ],
)
def test_what_people_write_is_never_run(
    page: Page, dialogs: list[str], sandbox: Sandbox, team: Room, words: str
) -> None:
    post(sandbox, team, markdown=words)

    content = message(page, "after").locator(".content")
    expect(content).to_be_visible()
    expect(content.locator("img, script, iframe")).to_have_count(0)
    targets = content.locator("a").evaluate_all("links => links.map((link) => link.protocol)")
    assert set(targets) <= {"http:", "https:"}
    assert dialogs == []


def test_long_names_wrap_on_a_card(page: Page, sandbox: Sandbox, team: Room) -> None:
    text: Json = {"type": "TextBlock", "text": LONG_SCOPE, "wrap": True}
    card = {
        "type": "AdaptiveCard",
        "version": "1.3",
        "body": [
            text,
            {"type": "FactSet", "facts": [{"title": "Scope", "value": LONG_SCOPE}]},
            {"type": "ColumnSet", "columns": [{"width": "auto", "items": [text]}]},
        ],
        "actions": [{"type": "Action.Submit", "title": LONG_SCOPE}],
    }

    post(sandbox, team, attachments=[{"contentType": CARD_TYPE, "content": card}])

    button = page.get_by_role("button", name=LONG_SCOPE)
    expect(button).to_be_visible()
    assert overflow(page) <= 0
    cut = page.locator(".card, .card *").evaluate_all(
        "nodes => nodes.filter((node) => node.scrollWidth > node.clientWidth + 1"
        " && getComputedStyle(node).display !== 'inline').length"
    )
    assert cut == 0
