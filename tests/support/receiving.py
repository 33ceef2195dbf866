"""What webhooks of the sandbox lead to in tests."""

from dataclasses import dataclass, field
from typing import Any

from flask import Response, request

from sandbox.app import Sandbox
from sandbox.records import Webhook


@dataclass
class Receiver:
    """Remembers what was posted to it and answers with ``status``."""

    url: str = ""
    status: int = 200
    bodies: list[bytes] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    payloads: list[dict[str, Any]] = field(default_factory=list)

    def accept(self) -> Response:
        self.bodies.append(request.get_data())
        self.headers.append(dict(request.headers))
        self.payloads.append(request.get_json())
        return Response(status=self.status)


def register(sandbox: Sandbox, receiver: Receiver, resource: str = "all", **more: Any) -> Webhook:
    """Register a webhook of the bot."""
    settings = {"name": "test", "event": "all", "target_url": receiver.url, **more}
    return sandbox.store.add_webhook(sandbox.bot.id, resource=resource, **settings)


def wait_for(sandbox: Sandbox, count: int) -> None:
    sandbox.store.wait_for(lambda: len(sandbox.store.deliveries) >= count)


def events(receiver: Receiver) -> list[tuple[str, str]]:
    return [(payload["resource"], payload["event"]) for payload in receiver.payloads]
