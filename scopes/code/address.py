"""An address as code puts it together, split into host, path and query."""

import re
from dataclasses import dataclass
from urllib.parse import unquote

HOLE = "\0"
"""Stands in a text for what is only known when the code runs."""

ELIDED = "..."
"""A last segment that somebody leaves out: `/v1/groups/...`."""

_ADDRESS = re.compile(
    r"(?P<scheme>(?:https?|\0)://)?(?P<host>[\w.-]*\.[a-z]{2,}|localhost|\0(?=[/:]|\Z))?(?::[\d\0]+)?"
    r"(?P<path>[^?#\s]*)(?:\?(?P<query>[^#\s]*))?",
    re.IGNORECASE,
)
_WEBEX = re.compile(
    r"(?!(?:developer|help|www|web|idbroker)\.)(?:[\w.-]+\.)?"
    r"(?:webexapis|webex|ciscospark|cisco|wbx2|webexcontent)\.com",
    re.IGNORECASE,
)
_SIGN_IN = re.compile(
    r"(?:/v\d|/idb/oauth2/v\d)?/(?:authorize|access_token)|/idb(?:/.*)?", re.IGNORECASE
)
"""Paths at which people sign in and tokens are issued."""
_INCOMING = re.compile(r"/v1/webhooks/incoming/.*")
"""An incoming webhook: its address holds the right to post, no scope opens it."""
_PLACEHOLDER = re.compile(r".*[\0{}<>$*].*|:\w+", re.DOTALL)
_VERSION = re.compile(r"v\d+")
_VERSION_FIRST = re.compile(r"^/v\d+(?=/|$)")
_VERSION_BEHIND_HOLE = re.compile(r"\A\0(?=v\d+/)")
"""A base that ends with a slash of its own."""
_REAL_ID = re.compile(
    r"Y2lz[\w=-]{12,}|[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}|[0-9a-f]{24,}"
)
_TRAILING = ".,;:!)'\"`\\/"


@dataclass(frozen=True)
class Address:
    """Where a call goes. `host` is None where it is not known; `path` has `{id}` for the unknown.

    `is_relative` tells that only the end of an address is written.
    """

    host: str | None
    path: str
    query: str = ""
    is_relative: bool = False

    @property
    def is_of_webex(self) -> bool:
        """Whether the host is one of Webex, where calls of the API may go."""
        return bool(self.host and _WEBEX.fullmatch(self.host))

    @property
    def is_base(self) -> bool:
        """Whether it is only the beginning of addresses: a host, maybe with a version."""
        return not _without_version(self.path)

    @property
    def is_unknown(self) -> bool:
        """Whether nothing of the path is written, so that it cannot be looked up."""
        return set(_without_version(self.path).split("/")) <= {"", "{id}", ELIDED}

    @property
    def is_no_operation(self) -> bool:
        """Whether people sign in there, or it needs no token."""
        return bool(_SIGN_IN.fullmatch(self.path) or _INCOMING.fullmatch(self.path))


def _without_version(path: str) -> str:
    return _VERSION_FIRST.sub("", path).strip("/")


def read_address(text: str) -> Address | None:
    """Return an address, None for a text that is none."""
    text = _VERSION_BEHIND_HOLE.sub(HOLE + "/", text.strip().lstrip("="))
    match = _ADDRESS.fullmatch(text)
    if not match:
        return None
    host = match["host"]
    if match["scheme"] and not host:
        return None
    if host and not match["scheme"] and host != HOLE and not _WEBEX.fullmatch(host):
        return None
    path = match["path"]
    if host and path and path[0] not in "/\0":
        return None
    if path.count(HOLE) and path.startswith(HOLE) and not path.startswith(HOLE + "/") and not host:
        path = path if "/" in path else ""
    is_known = host and HOLE not in host
    return Address(
        host.lower() if is_known and host else None,
        clean_path(path),
        (match["query"] or "").replace(HOLE, "{id}"),
        is_relative=not host,
    )


def clean_path(path: str) -> str:
    """Return a path that begins with a slash and has `{id}` for the unknown.

    An empty part stays between two others: an id may be missing there, or a slash be one too many.
    """
    parts: list[str] = []
    segments = without_punctuation(unquote(path)).lstrip("/").split("/")
    for segment in segments:
        if _PLACEHOLDER.fullmatch(segment) or _REAL_ID.fullmatch(segment):
            parts.append("{id}")
        elif segment:
            parts.append(segment)
        elif parts and parts[-1] and not _VERSION.fullmatch(parts[-1]):
            parts.append("")
    return "/" + "/".join(parts)


def without_punctuation(path: str) -> str:
    """Return a path without what stands behind it in a text; a segment left out stays, `/...`."""
    bare = path.rstrip(_TRAILING)
    if bare.endswith("]") and "[" not in bare:
        bare = bare[:-1].rstrip(_TRAILING)
    return f"{bare}/{ELIDED}" if path.startswith("/..", len(bare)) else bare


def joined(base: str, path: str) -> str:
    """Return a base address and a path as clients join them, with one slash between."""
    if "://" in path or not base:
        return path
    return f"{base.rstrip('/')}/{path.lstrip('/')}"
