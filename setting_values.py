"""What the variables of the environment may say: each function reads the text of one kind.

All raise `ValueError` that says what the text must be.
"""

import base64
import ipaddress
import re
from urllib.parse import urlsplit
from uuid import UUID

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
POSTGRESQL_PORT = 5432
SHORTEST_SECRET = 16
"""Characters; whoever can read a button of a card can try shorter ones out on its signature."""

_ORGANIZATION = re.compile(r"[a-z]+://[\w-]+/ORGANIZATION/[\w-]+")
_PLACE = re.compile(r"https?://[^/?#]+(?:/[\w.~-]+)*", re.ASCII)
_DOMAIN = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)+[a-z0-9-]{2,}")


def optional(text: str) -> str | None:
    """Return a text, None for an empty one."""
    return text or None


def secret(text: str) -> str | None:
    """Return the secret of the webhooks, which must be hard to guess."""
    if text and len(text) < SHORTEST_SECRET:
        raise ValueError(f"it must have at least {SHORTEST_SECRET} characters, best random ones")
    return text or None


def url(text: str) -> str | None:
    """Return a web address without the slash at its end."""
    if not text:
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        raise ValueError("it is not a valid URL") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("it must begin with https:// or http://")
    return text.rstrip("/")


def public_url(text: str) -> str | None:
    """Return the address of the bot itself, below which are its webhook and its pages."""
    address = url(text)
    if address and address.endswith("/webhook"):
        raise ValueError("leave /webhook at its end out: the bot adds it")
    if address and not _PLACE.fullmatch(address):
        raise ValueError(
            "behind the host there may be a path of letters, digits and - . _ ~, and no more"
        )
    return address


def host(text: str) -> str:
    """Return an address of this machine."""
    if text != "localhost":
        try:
            ipaddress.ip_address(text)
        except ValueError:
            raise ValueError("it must be an IP address") from None
    return text


def port(text: str) -> int:
    """Return the number of a port."""
    is_number = text.isascii() and text.isdigit() and len(text) <= 5
    if not is_number or not 1 <= int(text) <= 65535:
        raise ValueError("it must be a number from 1 to 65535")
    return int(text)


def processes(text: str) -> int:
    """Return a number of processes."""
    if not (text.isascii() and text.isdigit() and len(text) <= 3 and int(text)):
        raise ValueError("it must be a number from 1 to 999")
    return int(text)


def database(url: str) -> str:
    """Return the address of a database, as SQLAlchemy reads it."""
    scheme, _, rest = url.partition("://")
    if scheme == "postgres":  # as some platforms still write it
        scheme = "postgresql"
    if scheme == "postgresql":
        rest = _with_hosts_apart(rest)
    address = f"{scheme}://{rest}"
    if scheme not in ("sqlite", "postgresql") or not rest.strip("/") or not _is_address(address):
        raise ValueError(
            "must look like sqlite:///var/bot.db or postgresql://user:password@host/name"
        )
    return address


def _with_hosts_apart(rest: str) -> str:
    """Write several hosts, of which the one that takes writes is wanted, as SQLAlchemy reads them.

    `bot:pw@one,two/name` is what PostgreSQL's own programs take.
    """
    authority, _, path = rest.partition("/")
    credentials, at, hosts = authority.rpartition("@")
    if "," not in hosts:
        return rest
    each = [host if ":" in host else f"{host}:{POSTGRESQL_PORT}" for host in hosts.split(",")]
    more = "" if "target_session_attrs" in path else "&target_session_attrs=read-write"
    query = "&".join(f"host={host}" for host in each) + more
    return f"{credentials}{at}/{path}{'&' if '?' in path else '?'}{query}"


def _is_address(url: str) -> bool:
    try:
        _ = urlsplit(url).port
    except ValueError:
        return False
    return True


def poll_seconds(text: str) -> int:
    """Return how often to ask Webex for news, in seconds."""
    if not (text.isascii() and text.isdigit() and len(text) <= 4 and 1 <= int(text) <= 3600):
        raise ValueError("it must be a number of seconds from 1 to 3600")
    return int(text)


def count(text: str) -> int:
    """Return how many there may be, 0 for no limit."""
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise ValueError("it must be a number, 0 for no limit")
    return int(text)


def switch(text: str) -> bool:
    """Return whether something is on."""
    if text.lower() not in ("on", "off"):
        raise ValueError("it must be on or off")
    return text.lower() == "on"


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def domains(text: str) -> frozenset[str]:
    """Return e-mail domains in lower case; an @ before one is left out."""
    domains = frozenset(part.removeprefix("@").lower() for part in _listed(text))
    if not text.isascii() or not all(map(_DOMAIN.fullmatch, domains)):
        raise ValueError("each must be a domain such as example.com")
    return domains


def organizations(text: str) -> frozenset[str]:
    """Return ids of organizations as the API writes them."""
    return frozenset(map(_organization, _listed(text)))


def _organization(text: str) -> str:
    """Return the id of an organization as the API writes it; Control Hub shows the bare UUID."""
    try:
        address = f"ciscospark://us/ORGANIZATION/{UUID(text)}"
        return base64.urlsafe_b64encode(address.encode()).decode().rstrip("=")
    except ValueError:
        pass
    try:
        address = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
    except ValueError:
        address = ""
    if not _ORGANIZATION.fullmatch(address):
        raise ValueError("each must be the id of an organization, as Control Hub or the API has it")
    return text


def log_level(text: str) -> str:
    """Return a level of the log in capitals."""
    if text.upper() not in LOG_LEVELS:
        raise ValueError(f"it must be one of {', '.join(LOG_LEVELS)}")
    return text.upper()
