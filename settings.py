"""Settings from the environment, read once and frozen."""

import base64
import ipaddress
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar
from urllib.parse import urlsplit
from uuid import UUID

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
WEBEX_API = "https://webexapis.com/v1/"
DATABASE = "sqlite:///var/bot.db"
POSTGRESQL_PORT = 5432
SECRET = ("DATABASE_URL", "WEBEX_WEBHOOK_SECRET")
"""Variables that hold a secret, which must not get into a message."""
SHORTEST_SECRET = 16
"""Characters; whoever can read a button of a card can try shorter ones out on its signature."""

_ORGANIZATION = re.compile(r"[a-z]+://[\w-]+/ORGANIZATION/[\w-]+")
_DOMAIN = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)+[a-z0-9-]{2,}")


class SettingsError(Exception):
    """Something is missing or wrong; each line of the message names one thing and what to do."""


@dataclass(frozen=True)
class Settings:
    """How the bot runs. Secrets are left out of the representation."""

    token: str | None = field(default=None, repr=False)
    api_url: str = WEBEX_API
    webhook_secret: str | None = field(default=None, repr=False)
    public_url: str | None = None
    host: str = "127.0.0.1"
    port: int = 8080
    processes: int = 1
    database_url: str = field(default=DATABASE, repr=False)
    allowed_orgs: frozenset[str] = frozenset()
    allowed_domains: frozenset[str] = frozenset()
    questions_per_person: int = 30
    questions_per_space: int = 120
    feedback: bool = False
    log_level: str = "INFO"

    @property
    def uses_sandbox(self) -> bool:
        """Whether the bot runs against the local sandbox, because it has no token."""
        return self.token is None

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must never appear in a log: token, webhook secret, database password."""
        password = urlsplit(self.database_url).password
        return tuple(secret for secret in (self.token, self.webhook_secret, password) if secret)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is allowed and yet unwise, in a sentence each."""
        url = urlsplit(self.public_url or "")
        if url.scheme != "http" or self.uses_sandbox or _is_loopback(url.hostname or ""):
            return ()
        return ("PUBLIC_URL is plain http: anybody on the way can read the events. Use https",)

    @property
    def is_local(self) -> bool:
        """Whether the bot listens on this machine only."""
        return _is_loopback(self.host)


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Read settings from variables such as `os.environ`.

    Raises `SettingsError` that names all that is wrong or missing, each on a line of its own.
    """
    read = _Reader(environment)
    token = read("WEBEX_ACCESS_TOKEN", _optional)
    secret = read("WEBEX_WEBHOOK_SECRET", _secret if token else _optional)
    public_url = read("PUBLIC_URL", _url)
    if token:
        read.need(
            "WEBEX_WEBHOOK_SECRET",
            "set it to a long random string, so that only Webex can send events",
        )
        read.need("PUBLIC_URL", "set it to the https URL at which Webex reaches this bot")
    settings = Settings(
        token=token,
        api_url=(read("WEBEX_API_URL", _url) or WEBEX_API.rstrip("/")) + "/",
        webhook_secret=secret,
        public_url=public_url,
        host=read("HOST", _host, "127.0.0.1"),
        port=read("PORT", _port, "8080"),
        processes=read("WEB_CONCURRENCY", _processes, "1"),
        database_url=read("DATABASE_URL", _database, DATABASE),
        allowed_orgs=read("ALLOWED_ORGS", _organizations),
        allowed_domains=read("ALLOWED_DOMAINS", _domains),
        questions_per_person=read("QUESTIONS_PER_PERSON", _count, "30"),
        questions_per_space=read("QUESTIONS_PER_SPACE", _count, "120"),
        feedback=read("FEEDBACK", _switch, "off"),
        log_level=read("LOG_LEVEL", _log_level, "INFO"),
    )
    if read.faults:
        raise SettingsError("\n".join(read.faults))
    return settings


T = TypeVar("T")


class _Reader:
    """Reads one variable after another and collects what is wrong with them."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._value = {name: text.strip() for name, text in environment.items() if text.strip()}
        self.faults: list[str] = []

    def __call__(self, name: str, parse: Callable[[str], T], default: str = "") -> T:
        """Return the variable as `parse` makes it of its text; `default` stands in for a bad one.

        `parse` raises `ValueError` that says what the text must be.
        """
        text = self._value.get(name, default)
        try:
            return parse(text)
        except ValueError as error:
            shown = "" if name in SECRET else f" is {text!r}:"
            self.faults.append(f"{name}{shown} {error}")
            return parse(default)

    def need(self, name: str, how: str) -> None:
        """Note that a variable is missing, if it is, and how to set it."""
        if name not in self._value:
            self.faults.append(f"{name} is missing: {how}")


def _optional(text: str) -> str | None:
    return text or None


def _secret(text: str) -> str | None:
    if text and len(text) < SHORTEST_SECRET:
        raise ValueError(f"it must have at least {SHORTEST_SECRET} characters, best random ones")
    return text or None


def _url(text: str) -> str | None:
    if not text:
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        raise ValueError("it is not a valid URL") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("it must begin with https:// or http://")
    return text.rstrip("/")


def _host(text: str) -> str:
    if text != "localhost":
        try:
            ipaddress.ip_address(text)
        except ValueError:
            raise ValueError("it must be an IP address") from None
    return text


def _port(text: str) -> int:
    is_number = text.isascii() and text.isdigit() and len(text) <= 5
    if not is_number or not 1 <= int(text) <= 65535:
        raise ValueError("it must be a number from 1 to 65535")
    return int(text)


def _processes(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 3 and int(text)):
        raise ValueError("it must be a number from 1 to 999")
    return int(text)


def _database(url: str) -> str:
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


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise ValueError("it must be a number, 0 for no limit")
    return int(text)


def _switch(text: str) -> bool:
    if text.lower() not in ("on", "off"):
        raise ValueError("it must be on or off")
    return text.lower() == "on"


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _domains(text: str) -> frozenset[str]:
    domains = frozenset(part.removeprefix("@").lower() for part in _listed(text))
    if not text.isascii() or not all(map(_DOMAIN.fullmatch, domains)):
        raise ValueError("each must be a domain such as example.com")
    return domains


def _organizations(text: str) -> frozenset[str]:
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


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _log_level(text: str) -> str:
    if text.upper() not in LOG_LEVELS:
        raise ValueError(f"it must be one of {', '.join(LOG_LEVELS)}")
    return text.upper()


def load_settings() -> Settings:
    """Read settings from `.env` in the current folder and the environment, which wins."""
    from dotenv import dotenv_values  # `ask` does without it

    try:
        from_file = {key: value or "" for key, value in dotenv_values(".env").items()}
    except UnicodeDecodeError:
        raise SettingsError(".env is no text in UTF-8: write it anew") from None
    return read_settings({**from_file, **os.environ})
