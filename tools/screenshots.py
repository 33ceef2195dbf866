"""Make the pictures in docs/ from the real pages: `make screenshots`."""

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parent.parent
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PAGES = {
    "start": "",
    "scope": "scopes/spark:calls_read",
    "catalog": "build?need=create+a+hunt+group&need=read+CDR&need=GET+/people&find=queue+agents",
}
"""The pages of the catalog to show, by the name of the picture."""

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
        page = browser.new_page(viewport={"width": 1200, "height": 900})
        page.goto(chat)
        page.get_by_text("sees only messages that mention it").wait_for()  # the space is loaded
        _ask(page, "@Scope Bot what scopes for CDR?", "spark-admin:calling_cdr_read")
        page.screenshot(path=ROOT / "docs" / "chat.png")
        for name, address in PAGES.items():
            page.goto(catalog + address)
            page.wait_for_load_state("networkidle")
            page.screenshot(path=ROOT / "docs" / f"{name}.png")
        browser.close()


def _ask(page: Page, question: str, expected: str) -> None:
    page.locator("#message").fill(question)
    page.locator("#message").press("Enter")
    page.get_by_text(expected).first.wait_for()


if __name__ == "__main__":
    main()
