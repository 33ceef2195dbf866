"""Make the pictures in docs/ from the real pages: `make screenshots`."""

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tools.animation import Animation

ROOT = Path(__file__).parent.parent
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PAGES = {
    "start": "",
    "scope": "scopes/spark:calls_read",
    "catalog": "build?need=create+a+hunt+group&need=read+CDR&need=GET+/people&find=queue+agents",
}
"""The pages of the catalog to show, by the name of the picture."""

CONVERSATION = (
    ("what scopes for CDR?", "spark-admin:calling_cdr_read"),
    ("and also list devices", "spark-admin:devices_read"),
    ("and also create a hunt group", "spark-admin:telephony_config_write"),
)
"""What is asked in a direct message for the animated picture, and what each answer holds."""

PATIENCE = 120_000
"""Milliseconds to wait for an answer on a busy machine."""

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def main() -> None:
    """Start the bot with the sandbox, save what a short conversation and the catalog look like."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {**os.environ, "PORT": str(port), "WEBEX_ACCESS_TOKEN": ""}
    command = [sys.executable, "bot.py"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as bot:
        assert bot.stdout
        addresses = [re.search(r"http://\S+", bot.stdout.readline()) for _ in range(2)]
        chat, catalog = (found[0] if found else "" for found in addresses)
        assert chat and catalog, "the bot printed no addresses"
        try:
            _take(chat, catalog)
        finally:
            bot.terminate()


def _take(chat: str, catalog: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = _open(browser, chat, 1200, 900)
        _ask(page, "@Scope Bot what scopes for CDR?", "spark-admin:calling_cdr_read")
        page.screenshot(path=ROOT / "docs" / "chat.png")
        for name, address in PAGES.items():
            page.goto(catalog + address)
            page.wait_for_load_state("networkidle")
            page.screenshot(path=ROOT / "docs" / f"{name}.png")
        _converse(_open(browser, chat, 900, 780))
        browser.close()


def _open(browser: Browser, chat: str, width: int, height: int) -> Page:
    """Return the chat page once its first space is loaded."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.set_default_timeout(PATIENCE)
    page.goto(chat)
    page.get_by_text("sees only messages that mention it").wait_for()
    return page


def _converse(page: Page) -> None:
    """Hold a conversation with the bot alone, and save it as an animated picture."""
    page.get_by_role("button", name="Scope Bot", exact=True).click()
    page.get_by_role("heading", level=1, name="Scope Bot").wait_for()
    animation = Animation(page)
    animation.show(1200)
    for question, expected in CONVERSATION:
        words = question.split()
        for end in range(1, len(words) + 1):
            page.locator("#message").fill(" ".join(words[:end]))
            animation.show(220)
        _ask(page, question, expected)
        animation.show(3000)
    animation.save(ROOT / "docs" / "conversation.gif")


def _ask(page: Page, question: str, expected: str) -> None:
    page.locator("#message").fill(question)
    page.locator("#message").press("Enter")
    page.locator("#messages").get_by_text(expected).filter(visible=True).first.wait_for()


if __name__ == "__main__":
    main()
