"""What axe-core finds wrong with the accessibility of a page."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

ALSO_EXPERIMENTAL = {"rules": {"label-content-name-mismatch": {"enabled": True}}}
"""A rule of WCAG 2.5.3 that axe-core leaves out unless it is asked for."""
OF_THE_LOOK = {"runOnly": ["color-contrast", "target-size", "scrollable-region-focusable"]}
"""The rules that depend on colors and on how much room there is; others look at the document."""
_ONLY_WRONG = {"resultTypes": ["violations"]}
"""What is right is not described: that takes longer than to find out."""


def violations(page: Page, options: dict[str, Any] | None = None) -> list[tuple[str, str]]:
    """Return which rules are broken, and where; `options` are those of axe-core."""
    found = Axe().run(page, options={**_ONLY_WRONG, **(options or {})}).response["violations"]
    return [(rule["id"], node["html"]) for rule in found for node in rule["nodes"]]
