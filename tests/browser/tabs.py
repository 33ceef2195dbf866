"""Pages in Chromium that one test after the other uses: a new one costs more than most tests."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from playwright.sync_api import Browser, ConsoleMessage, Error, Page, ViewportSize

PATIENCE = 60_000
DESKTOP: ViewportSize = {"width": 1280, "height": 720}


class Tabs:
    """The pages of a browser that nobody looks at right now."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self._idle: defaultdict[str, list[Page]] = defaultdict(list)

    @contextmanager
    def page(
        self,
        address: str,
        expected: tuple[str, ...] = (),
        viewport: ViewportSize = DESKTOP,
        color_scheme: Literal["light", "dark"] = "light",
        **options: Any,
    ) -> Iterator[Page]:
        """Give a page for what is served at an address; `options` are those of its context.

        Raises `AssertionError` at the end when a script failed, a file was missing or the security
        policy was broken, unless the complaint about it holds one of the `expected` words.
        """
        complaints: list[str] = []
        idle = self._idle[repr(options)]
        page = idle.pop() if idle else self._new(options)
        page.set_viewport_size(viewport)
        page.emulate_media(media="null", color_scheme=color_scheme)

        def note_error(error: Error) -> None:
            complaints.append(error.message)

        def note_said(said: ConsoleMessage) -> None:
            if said.type == "error":
                complaints.append(said.text)

        page.on("pageerror", note_error)
        page.on("console", note_said)
        yield page
        page.remove_listener("pageerror", note_error)
        page.remove_listener("console", note_said)
        _leave(page, address)
        idle.append(page)
        unexpected = [said for said in complaints if not any(each in said for each in expected)]
        assert not unexpected, unexpected

    def _new(self, options: dict[str, Any]) -> Page:
        page = self.browser.new_context(**options).new_page()
        page.set_default_timeout(PATIENCE)
        return page


def _leave(page: Page, address: str) -> None:
    """Make a page as new: nothing of it goes on, and the tab remembers nothing of the address."""
    page.unroute_all()
    page.route("**/*", lambda route: route.fulfill(content_type="text/html", body=""))
    page.goto(address)
    page.evaluate("sessionStorage.clear()")
    page.unroute_all()
