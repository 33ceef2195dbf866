"""The background worker that calls webhooks."""

import hashlib
import hmac
import json
import os
import queue
import threading
import time
from collections import defaultdict, deque

import requests

from sandbox.errors import WebexError
from sandbox.events import Event
from sandbox.hooks import envelope, wants
from sandbox.records import Delivery, Json, Webhook
from sandbox.store import Store

TIMEOUT = 5.0
MAX_FAILURES = 100
FAILURE_WINDOW = 300.0


class DeliveryWorker:
    """Delivers events one after the other, each exactly once, in the order they happened."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: queue.SimpleQueue[tuple[str, Json] | None] = queue.SimpleQueue()
        self._failures: dict[str, deque[float]] = defaultdict(lambda: deque(maxlen=MAX_FAILURES))
        self._closing = threading.Event()
        self._session = requests.Session()
        self._session.trust_env = False  # no outgoing proxy: whom it calls is on this machine
        self._session.verify = os.environ.get("REQUESTS_CA_BUNDLE") or True
        self._unsubscribe = store.subscribe(self._accept)
        self._thread = threading.Thread(target=self._run, name="webhooks", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop after the delivery under way; what still waits is dropped."""
        if self._closing.is_set():
            return
        self._unsubscribe()
        self._closing.set()
        self._waiting.put(None)
        self._thread.join(TIMEOUT + 1)
        self._session.close()

    def _accept(self, event: Event) -> None:
        """Put the event aside for the webhooks that exist at this moment."""
        for webhook in self._store.webhooks(status="active"):
            if wants(webhook, event):
                self._waiting.put((webhook.id, envelope(webhook, event)))

    def _run(self) -> None:
        while (item := self._waiting.get()) is not None and not self._closing.is_set():
            self._deliver(*item)

    def _deliver(self, webhook_id: str, payload: Json) -> None:
        try:
            webhook = self._store.webhook(webhook_id)
        except WebexError:
            return
        if webhook.status == "active":
            status = self._call(webhook, _written(payload))
            delivery = Delivery(
                webhook_id, payload["resource"], payload["event"], payload["data"]["id"], status
            )
            if not delivery.succeeded:
                self._count_failure(webhook_id)
            self._store.record_delivery(delivery)

    def _call(self, webhook: Webhook, body: bytes) -> int | None:
        """Post the body and return the status of the answer, if one came in time."""
        headers = {"Content-Type": "application/json"}
        if webhook.secret:
            headers["X-Spark-Signature"] = sign(webhook.secret, body)
        try:
            answer = self._session.post(
                webhook.target_url,
                data=body,
                headers=headers,
                timeout=TIMEOUT,
                allow_redirects=False,
            )
        except requests.RequestException:
            return None
        return answer.status_code

    def _count_failure(self, webhook_id: str) -> None:
        """Disable the webhook at its hundredth failure within five minutes.

        Old failures still count after it has been reactivated, as they do in Webex.
        """
        failures = self._failures[webhook_id]
        failures.append(time.monotonic())
        if len(failures) == MAX_FAILURES and failures[-1] - failures[0] <= FAILURE_WINDOW:
            self._store.change_webhook(webhook_id, status="inactive")


def _written(payload: Json) -> bytes:
    """Write a body as Webex does, with letters of all languages as they are."""
    return json.dumps(payload, separators=(",", ":"), ensure_ascii=False).encode()


def sign(secret: str, body: bytes) -> str:
    """Return the signature Webex sends along: HMAC-SHA1 over the raw bytes, in lower-case hex."""
    return hmac.new(secret.encode(), body, hashlib.sha1).hexdigest()
