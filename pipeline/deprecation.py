"""What the prose of an operation says about its end, and which operation takes its place."""

import re
from collections import defaultdict
from collections.abc import Iterable

from pipeline.documents import Described

_GOING = re.compile(r"\b(?:will|to) be deprecated\b", re.I)
_GONE = re.compile(
    r"\b(?:this|the)(?: \w+){0,2} (?:API|endpoint|operation|REST path) (?:is|has been) deprecated\b"
    r"|(?:^|[.*>] *)deprecated[.:*]",
    re.I | re.M,
)
_REACH = 500
"""How many characters around the word may name the other operation."""
_START = re.compile(r"/organization/\{orgid\}")
_CALL = re.compile(r"\b(GET|POST|PUT|PATCH|DELETE) (/[^\s`\],){]*(?:\{\w+\}[^\s`\],){]*)*)")
_METHOD = re.compile(r"\buse the (GET|POST|PUT|PATCH|DELETE) method instead", re.I)
_FAMILY = re.compile(r"\[(/\w+) API\]")
_TITLE = re.compile(
    r"\buse (?:the )?(?:new )?(?:`([^`/]+)`|\[([^\]/]+)\]\([^)]*\))[^.]*\binstead", re.I
)


def is_deprecated(described: Described) -> bool:
    """Return whether a document marks an operation as deprecated, or its text calls it that."""
    return described.is_deprecated or bool(_GONE.search(described.text))


def is_to_be_deprecated(described: Described) -> bool:
    """Return whether the text announces that an operation will be deprecated."""
    return bool(_GOING.search(described.text))


class Successors:
    """Finds the operation that a deprecated one names to be called instead, among all of them."""

    def __init__(self, described: Iterable[Described]) -> None:
        self._calls: dict[str, list[str]] = defaultdict(list)
        self._titles: dict[str, set[str]] = defaultdict(set)
        for each in described:
            self._calls[each.method].append(each.path)
            self._titles[each.title].add(f"{each.method} {each.path}")

    def of(self, old: Described) -> str:
        """Return method and path of the operation to call instead, "" where the text names none.

        A call that no document has is returned below the beginning that the old one has.
        """
        if not is_deprecated(old) and not is_to_be_deprecated(old):
            return ""
        told = _about_the_end(old.text)
        if call := _CALL.search(told):
            return self._call(call[1], call[2], old.path)
        if method := _METHOD.search(told):
            return self._call(method[1].upper(), old.path, old.path)
        if family := _FAMILY.search(told):
            moved = re.sub(r"^/\w+", family[1], old.path)
            return f"{old.method} {moved}" if moved in self._calls[old.method] else ""
        if title := _TITLE.search(told):
            named = self._titles[title[1] or title[2]]
            return next(iter(named)) if len(named) == 1 else ""
        return ""

    def _call(self, method: str, path: str, old: str) -> str:
        """Return the call as the documents write it; texts leave out or add its beginning."""
        known = self._calls[method]
        ends = path.removeprefix("/flow-store")
        longer = (each for each in known if each.endswith(ends))
        start = _START.match(old)
        whole = f"{start[0]}{path}" if start and not _START.match(path) else path
        return f"{method} {path if path in known else min(longer, key=len, default=whole)}"


def _about_the_end(text: str) -> str:
    """Return what stands around the last word about the end of an operation."""
    found = re.search(r"(?s:.*)\bdeprecated", text, re.I)
    at = found.end() if found else 0
    return text[max(0, at - _REACH) : at + _REACH] if found else ""
