"""Machines that reach Webex through a proxy only."""

import socketserver
from collections.abc import Iterator
from threading import Thread

import pytest

from app.own_machine import reach_directly
from sandbox.app import Sandbox
from sandbox.server import SandboxServer
from settings import WEBEX_API
from webex.client import Webex
from webex.errors import WebexError

pytestmark = pytest.mark.integration


class Proxy(socketserver.ThreadingTCPServer):
    """Notes what it is told to connect to, and does not."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        super().__init__(("127.0.0.1", 0), Refusing)


class Refusing(socketserver.StreamRequestHandler):
    server: Proxy

    def handle(self) -> None:
        method, place, _ = self.rfile.readline().decode().split()
        self.server.asked.append(f"{method} {place}")
        self.wfile.write(b"HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n")


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    """A proxy that the environment names, as the bot makes it at its start."""
    with Proxy() as proxy:
        Thread(target=proxy.serve_forever, args=[0.02], daemon=True).start()
        address = f"http://127.0.0.1:{proxy.server_address[1]}"
        environment = {"HTTP_PROXY": address, "HTTPS_PROXY": address}
        reach_directly(environment)
        for name in ("http_proxy", "https_proxy", "all_proxy"):
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        yield proxy
        proxy.shutdown()


def test_webex_is_called_through_the_proxy(proxy: Proxy) -> None:
    with pytest.raises(WebexError, match="cannot be reached"):
        Webex("a token", WEBEX_API).me()

    assert set(proxy.asked) == {"CONNECT webexapis.com:443"}


def test_the_sandbox_is_called_directly(
    proxy: Proxy, sandbox: Sandbox, server: SandboxServer
) -> None:
    assert Webex(sandbox.bot_token, server.api_url).me().display_name == "Scope Bot"
    assert proxy.asked == []
