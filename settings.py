"""Settings from the environment, read once and frozen."""

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
WEBEX_API = "https://webexapis.com/v1/"
DATABASE = "sqlite:///var/bot.db"


class SettingsError(Exception):
    """A variable is missing or wrong; the message names it and says what to do."""


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
    def is_local(self) -> bool:
        """Whether the bot listens on this machine only."""
        return self.host == "localhost" or ipaddress.ip_address(self.host).is_loopback


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Read settings from variables such as `os.environ`.

    Raises `SettingsError` for the first variable that is wrong or missing.
    """
    value = {name: text.strip() for name, text in environment.items() if text.strip()}
    token = value.get("WEBEX_ACCESS_TOKEN")
    secret = value.get("WEBEX_WEBHOOK_SECRET")
    public_url = _url(value, "PUBLIC_URL")
    if token and not secret:
        raise SettingsError(
            "WEBEX_WEBHOOK_SECRET is missing: set it to a long random string, so that only Webex "
            "can send events"
        )
    if token and not public_url:
        raise SettingsError(
            "PUBLIC_URL is missing: set it to the https URL at which Webex reaches this bot"
        )
    return Settings(
        token=token,
        api_url=(_url(value, "WEBEX_API_URL") or WEBEX_API.rstrip("/")) + "/",
        webhook_secret=secret,
        public_url=public_url,
        host=_host(value.get("HOST", "127.0.0.1")),
        port=_port(value.get("PORT", "8080")),
        processes=_processes(value.get("WEB_CONCURRENCY", "1")),
        database_url=_database(value.get("DATABASE_URL", DATABASE)),
        allowed_orgs=_listed(value.get("ALLOWED_ORGS", "")),
        allowed_domains=frozenset(d.lower() for d in _listed(value.get("ALLOWED_DOMAINS", ""))),
        questions_per_person=_count(value, "QUESTIONS_PER_PERSON", 30),
        questions_per_space=_count(value, "QUESTIONS_PER_SPACE", 120),
        feedback=_switch(value, "FEEDBACK"),
        log_level=_log_level(value.get("LOG_LEVEL", "INFO")),
    )


def _url(value: Mapping[str, str], name: str) -> str | None:
    url = value.get(name)
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        raise SettingsError(f"{name} is {url!r}: it is not a valid URL") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SettingsError(f"{name} is {url!r}: it must begin with https:// or http://")
    return url.rstrip("/")


def _host(text: str) -> str:
    if text != "localhost":
        try:
            ipaddress.ip_address(text)
        except ValueError:
            raise SettingsError(f"HOST is {text!r}: it must be an IP address") from None
    return text


def _port(text: str) -> int:
    is_number = text.isascii() and text.isdigit() and len(text) <= 5
    if not is_number or not 1 <= int(text) <= 65535:
        raise SettingsError(f"PORT is {text!r}: it must be a number from 1 to 65535")
    return int(text)


def _processes(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 3 and int(text)):
        raise SettingsError(f"WEB_CONCURRENCY is {text!r}: it must be a number from 1 to 999")
    return int(text)


def _database(url: str) -> str:
    """Check the kind of database; its password must not get into the message."""
    scheme, _, rest = url.partition("://")
    if scheme == "postgres":  # as some platforms still write it
        scheme = "postgresql"
    if scheme not in ("sqlite", "postgresql") or not rest.strip("/") or not _is_address(url):
        raise SettingsError(
            "DATABASE_URL must look like sqlite:///var/bot.db or postgresql://user:password@host/name"
        )
    return f"{scheme}://{rest}"


def _is_address(url: str) -> bool:
    try:
        _ = urlsplit(url).port
    except ValueError:
        return False
    return True


def _count(value: Mapping[str, str], name: str, default: int) -> int:
    text = value.get(name, str(default))
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise SettingsError(f"{name} is {text!r}: it must be a number, 0 for no limit")
    return int(text)


def _switch(value: Mapping[str, str], name: str) -> bool:
    text = value.get(name, "off").lower()
    if text not in ("on", "off"):
        raise SettingsError(f"{name} is {text!r}: it must be on or off")
    return text == "on"


def _listed(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in text.split(",") if part.strip())


def _log_level(text: str) -> str:
    if text.upper() not in LOG_LEVELS:
        raise SettingsError(f"LOG_LEVEL is {text!r}: it must be one of {', '.join(LOG_LEVELS)}")
    return text.upper()


def load_settings() -> Settings:
    """Read settings from `.env` in the current folder and the environment, which wins."""
    from dotenv import dotenv_values  # `ask` does without it

    from_file = {key: value or "" for key, value in dotenv_values(".env").items()}
    return read_settings({**from_file, **os.environ})
