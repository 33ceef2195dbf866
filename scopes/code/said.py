"""The method that words around a path speak of: "remove somebody with /people/{id}"."""

import re
from collections.abc import Iterator

from scopes.code.spans import Span

_CHANGES = ("PUT", "PATCH")
_VERBS: dict[tuple[str, ...], str] = {
    ("POST",): "create|add|post|register|send|invite|schedule|upload|submit",
    _CHANGES: "update|change|edit|modify|rename|set|assign|configure|replace|enable|disable",
    ("DELETE",): "delete|remove|cancel|erase|purge",
    ("GET",): "list|read|retrieve|fetch|view|export|download|search|query",
}
"""What somebody wants to do, by the methods that do it, the likeliest first."""
_OTHER_FORMS: dict[tuple[str, ...], str] = {
    ("POST",): "(?:creat|add|post|register|send|invit|schedul|upload|submitt)ing|creation|creates"
    "|(?<=be )(?:creat|add|post|register|invit|schedul|upload|submitt)ed|adds|sends|invites",
    _CHANGES: "(?:updat|chang|edit|modify|renam|sett|assign|configur|replac|enabl|disabl)ing"
    "|(?<=be )(?:updat|chang|edit|modifi|renam|assign|configur|replac|enabl|disabl)ed"
    "|modification|modifies|renames",
    ("DELETE",): "(?:delet|remov|cancell?|eras|purg)ing|deletion|removal|deletes|removes"
    "|(?<=be )(?:delet|remov|cancell?|eras|purg)ed",
    ("GET",): "(?:list|read|retriev|fetch|view|export|download|search|query)ing|retrieves|fetches"
    "|(?<=be )(?:list|read|retrieved|fetched|viewed|exported|downloaded)",
}
"""Forms that stand anywhere, while some verbs are nouns as well."""
_PLACE = (
    r"(?:^|[.,:;!?(\-*•>]\s|\b(?:to|can|cannot|can't|could|please|and|or|not|i|we|you|may|must|will"
    r"|should|would|let's|me|us|then|just|only|also)\s)[\W\d]{0,4}"
    r"(?:(?:(?:my|our|the|an?|this)\s)?(?:i|we|they|it|app|bot|script|integration)\s)?"
)
_OF = r"\s+of\b"
_OF_SCOPES = (
    r"(?!\s+(?:(?:(?!to\b|via\b|with\b|by\b|using\b)[\w-]+\s+){0,2}"
    r"(?:scopes?|permissions?|errors?|headers?|docs|documentation)\b))"
)
"""What does not follow: "add the scope"."""
_KINDS = tuple(_VERBS)
_SAID = re.compile(
    rf"(?:{_PLACE}(?:{'|'.join(f'({verbs})(?!{_OF})' for verbs in _VERBS.values())})"
    rf"|\b(?:{'|'.join(f'({forms})' for forms in _OTHER_FORMS.values())}))\b{_OF_SCOPES}",
    re.IGNORECASE | re.MULTILINE,
)
"""A verb; its group tells the kind, those of the other forms after all others."""
_SHORTEST_VERB = 3
_JOINED = re.compile(r"\s*(?:and|or|and/or|/|,|&)\s*(?:to\s)?", re.IGNORECASE)
_ITS_OWN = re.compile(r"\W{0,3}(?:to|for)\b(?:(?!\band\b|\bthen\b)[^,;\n])*", re.IGNORECASE)
"""What a path is for, behind it: "/people to add users"."""
_NEAR = 1000
"""Characters on either side of a path in which words speak of it."""


def methods_said(text: str, paths: list[Span]) -> list[tuple[str, ...]]:
    """Return for each path of a text the methods that the words around it may mean.

    `paths` are their places, in order. None for a path whose words speak of several things, or of
    nothing to do.
    """
    return [_around(text, paths, n) for n in range(len(paths))]


def _around(text: str, paths: list[Span], n: int) -> tuple[str, ...]:
    start, end = paths[n]
    before = text[max(paths[n - 1][1] if n else 0, start - _NEAR) : start]
    after = text[end : min(paths[n + 1][0] if n + 1 < len(paths) else len(text), end + _NEAR)]
    if n:
        before = before[_end(_ITS_OWN, before) :].rpartition("\n")[2]
    if n + 1 < len(paths):
        line, is_whole, _ = after.partition("\n")
        after = line if is_whole else after[: _end(_ITS_OWN, after)]
    if own := _ITS_OWN.match(after):
        return _first(own[0]) or _last(before)
    return _last(before) or _first(after)


def _end(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.match(text)
    return found.end() if found else 0


def _last(text: str) -> tuple[str, ...]:
    """Return the methods of the last verb; none when it is joined to one of another kind."""
    verbs = list(_verbs(text))
    if not verbs:
        return ()
    last = verbs[-1]
    joined = (v for v in verbs if _JOINED.fullmatch(text, v[1], max(last[0], v[1])))
    return last[2] if {v[2] for v in joined} <= {last[2]} else ()


def _first(text: str) -> tuple[str, ...]:
    first = next(_verbs(text), None)
    return first[2] if first else ()


def _verbs(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    for match in _SAID.finditer(text) if len(text) >= _SHORTEST_VERB else ():
        group = match.lastindex or 1
        yield match.start(group), match.end(), _KINDS[(group - 1) % len(_KINDS)]
