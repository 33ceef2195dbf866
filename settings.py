"""Settings from the environment, read once and frozen."""

import ipaddress
import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar
from urllib.parse import urlsplit

import setting_values as values

WEBEX_API = "https://webexapis.com/v1/"
DATABASE = "sqlite:///var/bot.db"
SECRET = ("DATABASE_URL", "WEBEX_WEBHOOK_SECRET")
"""Variables that hold a secret, which must not get into a message."""
OF_LIBRARIES = (
    "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "REQUESTS_CA_BUNDLE", "FORWARDED_ALLOW_IPS",
)  # fmt: skip
"""Variables that libraries read by themselves, and only from the environment."""


class SettingsError(Exception):
    """Something is missing or wrong; each line of the message names one thing and what to do."""


@dataclass(frozen=True)
class Settings:
    """How the bot runs. Secrets are left out of the representation."""

    token: str | None = field(default=None, repr=False)
    api_url: str = WEBEX_API
    webhook_secret: str | None = field(default=None, repr=False)
    public_url: str | None = None
    poll_seconds: int = 5
    host: str = "127.0.0.1"
    port: int = 8080
    processes: int = 1
    database_url: str = field(default=DATABASE, repr=False)
    allowed_orgs: frozenset[str] = frozenset()
    allowed_domains: frozenset[str] = frozenset()
    questions_per_person: int = 30
    questions_per_space: int = 120
    feedback: bool = False
    browser_links: bool = True
    log_level: str = "INFO"

    @property
    def uses_sandbox(self) -> bool:
        """Whether the bot runs against the local sandbox, because it has no token."""
        return self.token is None

    @property
    def polls(self) -> bool:
        """Whether the bot polls Webex, which has no address to send events to."""
        return self.token is not None and self.public_url is None

    @property
    def page(self) -> str:
        """The address of the bot's pages for people on Webex; "" when they have none."""
        return (self.public_url or "") if self.browser_links else ""

    @property
    def root(self) -> str:
        """The path of `public_url`, such as /scopes; "" when the bot has a host of its own."""
        return urlsplit(self.public_url or "").path

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must never appear in a log: token, webhook secret, database password."""
        password = urlsplit(self.database_url).password
        return tuple(secret for secret in (self.token, self.webhook_secret, password) if secret)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is allowed and yet unwise, in a sentence each."""
        url = urlsplit(self.public_url or "")
        if url.scheme != "http" or self.uses_sandbox or is_loopback(url.hostname or ""):
            return ()
        return ("PUBLIC_URL is plain http: anybody on the way can read the events. Use https",)

    @property
    def is_local(self) -> bool:
        """Whether the bot listens on this machine only."""
        return is_loopback(self.host)


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Read settings from variables such as `os.environ`.

    Raises `SettingsError` that names all that is wrong or missing, each on a line of its own.
    """
    read = _Reader(environment)
    token = read("WEBEX_ACCESS_TOKEN", values.optional)
    secret = read("WEBEX_WEBHOOK_SECRET", values.secret if token else values.optional)
    public_url = read("PUBLIC_URL", values.public_url)
    if token and read.is_set("PUBLIC_URL"):
        read.need(
            "WEBEX_WEBHOOK_SECRET",
            "set it to a long random string, so that only Webex can send events",
        )
    elif token:
        secret = secret or secrets.token_hex(32)  # nothing is sent to a bot that polls
    settings = Settings(
        token=token,
        api_url=(read("WEBEX_API_URL", values.url) or WEBEX_API.rstrip("/")) + "/",
        webhook_secret=secret,
        public_url=public_url,
        poll_seconds=read("POLL_SECONDS", values.poll_seconds, "5"),
        host=read("HOST", values.host, "127.0.0.1"),
        port=read("PORT", values.port, "8080"),
        processes=read("WEB_CONCURRENCY", values.processes, "1"),
        database_url=read("DATABASE_URL", values.database, DATABASE),
        allowed_orgs=read("ALLOWED_ORGS", values.organizations),
        allowed_domains=read("ALLOWED_DOMAINS", values.domains),
        questions_per_person=read("QUESTIONS_PER_PERSON", values.count, "30"),
        questions_per_space=read("QUESTIONS_PER_SPACE", values.count, "120"),
        feedback=read("FEEDBACK", values.switch, "off"),
        browser_links=read("BROWSER_LINKS", values.switch, "on"),
        log_level=read("LOG_LEVEL", values.log_level, "INFO"),
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

    def is_set(self, name: str) -> bool:
        """Return whether a variable has a value, good or bad."""
        return name in self._value

    def need(self, name: str, how: str) -> None:
        """Note that a variable is missing, if it is, and how to set it."""
        if name not in self._value:
            self.faults.append(f"{name} is missing: {how}")


def is_loopback(host: str) -> bool:
    """Return whether only this machine can reach an address or name."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def load_settings() -> Settings:
    """Read settings from `.env` in the current folder and the environment, which wins.

    What libraries read is put from the file into the environment.
    """
    from dotenv import dotenv_values  # `ask` does without it

    try:
        from_file = {key: value or "" for key, value in dotenv_values(".env").items()}
    except UnicodeDecodeError:
        raise SettingsError(".env is no text in UTF-8: write it anew") from None
    for name in OF_LIBRARIES:
        if from_file.get(name):
            os.environ.setdefault(name, from_file[name])
    return read_settings({**from_file, **os.environ})
