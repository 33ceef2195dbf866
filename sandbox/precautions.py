"""What the sandbox refuses to start with, because in it anybody can act as anybody."""

import ipaddress
from collections.abc import Mapping

from sandbox.directory import TOKEN_PREFIX


def find_danger(environment: Mapping[str, str]) -> str | None:
    """Return one line that says what is wrong with the variables and what to do, or None.

    A real token must not come near the sandbox, and nobody but this machine may reach it.
    """
    token = environment.get("WEBEX_ACCESS_TOKEN", "").strip()
    if token and not token.startswith(TOKEN_PREFIX):
        return (
            "WEBEX_ACCESS_TOKEN is set to a token that is not the sandbox's own: unset it, "
            "or run `python bot.py` to talk to Webex"
        )
    host = environment.get("HOST", "").strip()
    if host and not is_loopback(host):
        return (
            f"HOST is {host!r}: the sandbox lets everybody act as anybody, so it listens on this "
            "machine only; unset HOST"
        )
    return None


def is_loopback(host: str) -> bool:
    """Return whether only this machine can reach an address or name."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
