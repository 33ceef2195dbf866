"""Connections to this machine itself, whatever outgoing proxy the environment names."""

from collections.abc import MutableMapping

OWN = ("127.0.0.1", "localhost", "::1")


def reach_directly(environment: MutableMapping[str, str]) -> None:
    """Leave this machine out of what goes through HTTP_PROXY and HTTPS_PROXY.

    A proxy would look for the sandbox, or for the bot itself, on its own machine.
    """
    excepted = environment.get("no_proxy") or environment.get("NO_PROXY") or ""
    environment["no_proxy"] = ",".join(filter(None, (excepted, *OWN)))
