"""Make the pictures of the README from the real pages: `make screenshots`."""

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parent.parent
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def main() -> None:
    """Start the bot with the sandbox, play a short conversation and save what it looks like."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {**os.environ, "PORT": str(port), "WEBEX_ACCESS_TOKEN": ""}
    command = [sys.executable, "bot.py"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as bot:
        assert bot.stdout
        address = re.search(r"http://\S+", bot.stdout.readline())
        assert address, "the bot printed no address"
        try:
            _take(address[0])
        finally:
            bot.terminate()


def _take(address: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1200, "height": 900})
        page.goto(address)
        _ask(page, "@Scope Bot what scopes for CDR?", "spark-admin:calling_cdr_read")
        page.screenshot(path=ROOT / "docs" / "chat.png")
        browser.close()


def _ask(page: Page, question: str, expected: str) -> None:
    page.locator("#message").fill(question)
    page.locator("#message").press("Enter")
    page.get_by_text(expected).first.wait_for()


if __name__ == "__main__":
    main()
