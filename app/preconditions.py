"""What must be so before the bot serves; each check raises `SettingsError` with what to do."""

import socket

from app.checks import own_person
from settings import Settings, SettingsError
from webex.client import Webex
from webex.errors import WebexError
from webex.records import Person


def check_sandbox_is_private(settings: Settings) -> None:
    """Refuse to show the sandbox, where nobody signs in, to other machines."""
    if settings.uses_sandbox and not settings.is_local:
        raise SettingsError(
            f"HOST is {settings.host!r}, but without WEBEX_ACCESS_TOKEN the bot runs with the "
            "sandbox, which must not be reachable from other machines: set the token or unset HOST"
        )


def check_port(host: str, port: int) -> None:
    """Refuse a port that another program listens on."""
    try:
        with socket.create_server((host, port)):
            pass
    except OSError as error:
        raise SettingsError(
            f"Port {port} on {host} cannot be used ({error.strerror}): "
            "stop the program that uses it, or set PORT to another one"
        ) from None


def bot_person(settings: Settings) -> Person:
    """Return who the bot is on Webex; refuse a token that is not valid or not a bot's."""
    assert settings.token
    try:
        return own_person(Webex(settings.token, settings.api_url))
    except WebexError as error:
        raise SettingsError(f"{error} (WEBEX_API_URL is {settings.api_url})") from None
