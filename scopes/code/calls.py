"""Read the calls of any text or file: the one reader of chat, terminal, API, builder and scan."""

from scopes.code.found import CodeCall, Gap, Lines, Reading, Site, Unresolved
from scopes.code.prose import read_prose
from scopes.code.sdk import read_sdk

__all__ = ["CodeCall", "Reading", "Unresolved", "read_code"]


def read_code(text: str, name: str | None = None) -> Reading:
    """Return the calls of a text; never fails, whatever it holds.

    `name` is the name of a file, whose ending says the language; without one the text is a message
    or a pasted fragment.
    """
    return _reading(text, [*read_prose(text), *read_sdk(text)], [])


def _reading(text: str, sites: list[Site], gaps: list[Gap]) -> Reading:
    lines = Lines(text)
    calls = (
        CodeCall(
            site.method, site.path, site.host, site.query, *lines.of(site.start), site.sdk,
            site.written,
        )
        for site in sorted(sites, key=lambda site: site.start)
    )  # fmt: skip
    return Reading(tuple(calls), tuple(Unresolved(lines.of(gap.start)[0], gap.why) for gap in gaps))
