"""Links to pages of the developer portal: of the API reference, or guides."""

import re
from dataclasses import dataclass

_LINK = re.compile(
    r"(?:https?://)?\bdeveloper\.webex\.com(?P<path>(?:/[\w.()%~-]+)*)[^\s<>\"'`)\]]*",
    re.IGNORECASE,
)
_REFERENCE = ["docs", "api", "v1"]
_NUMBER = re.compile(r"-\d+-\d+$")


@dataclass(frozen=True)
class Page:
    """A page of the portal as its address names it; all names are in small letters.

    `product` stands in front of newer addresses, "" in others. `resource` and `title` are those of
    a page of the API reference, "" for others; a page of a resource alone has no `title`. `name` is
    the last part of the address.
    """

    written: str
    product: str
    resource: str
    title: str
    name: str


def find_pages(text: str) -> tuple[Page, ...]:
    """Return the pages of the portal that a message links to, in order, each once."""
    found = (_page(match) for match in _LINK.finditer(text) if match["path"])
    return tuple(dict.fromkeys(page for page in found if page.name))


def without_links(text: str) -> str:
    """Return a text with blanks for its links to the portal, whose words are names of pages.

    All else stays where it is.
    """
    return _LINK.sub(lambda link: " " * len(link[0]), text)


def without_number(resource: str) -> str:
    """Return the name of a resource without the number of the page that it is split into."""
    return _NUMBER.sub("", resource)


def _page(match: re.Match[str]) -> Page:
    written = match[0].rstrip(".,;:!?")
    parts = [part for part in match["path"].lower().strip("/").rstrip(".").split("/") if part]
    product = parts[0] if parts[1:2] == ["docs"] else ""
    rest = parts[1:] if product else parts
    if rest[:3] != _REFERENCE:
        return Page(written, product, "", "", parts[-1])
    resource, title = [*rest[3:5], "", ""][:2]
    return Page(written, product, resource, title, parts[-1])
