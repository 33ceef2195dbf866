"""Everything the sandbox knows, in memory and safe to use from several threads.

The store is built in layers, each a table or two with its rules: ``Journal`` (lock, clock, news),
``Directory`` (people), ``Spaces`` (rooms and members), ``Teams``, ``Conversations`` (messages),
``Store``.
"""

from dataclasses import replace
from typing import Literal

from sandbox.contents import Contents
from sandbox.conversations import Conversations
from sandbox.errors import WebexError
from sandbox.hooks import check_webhook, filtered_room_ids
from sandbox.records import Delivery, Webhook
from sandbox.stamps import new_id


class Store(Conversations):
    """The complete store: webhooks and their deliveries on top of the conversations."""

    def __init__(self) -> None:
        super().__init__()
        self._webhooks: dict[str, Webhook] = {}
        self.deliveries: list[Delivery] = []
        self.contents = Contents()

    def add_webhook(
        self,
        owner_id: str,
        *,
        name: str,
        target_url: str,
        resource: str,
        event: str,
        filter: str | None = None,
        secret: str | None = None,
    ) -> Webhook:
        """Register a webhook; the same one twice simply fires twice."""
        check_webhook(resource, event, target_url, filter)
        with self.changed:
            self._check_filtered_rooms(owner_id, filter)
            webhook = Webhook(
                id=new_id("WEBHOOK"),
                owner=self.person(owner_id),
                name=name,
                target_url=target_url,
                resource=resource,
                event=event,
                created=self.clock.now(),
                filter=filter,
                secret=secret,
            )
            self._webhooks[webhook.id] = webhook
            self.changed.notify_all()
            return webhook

    def _check_filtered_rooms(self, owner_id: str, filter_text: str | None) -> None:
        for room_id in filtered_room_ids(filter_text):
            if self.find_membership(room_id, owner_id) is None:
                raise WebexError(400, "invalid value for filter: roomId")

    def change_webhook(self, webhook_id: str, **changes: str) -> Webhook:
        """Change fields of a webhook."""
        with self.changed:
            # mypy cannot match names to types here; the API layer passes fields of Webhook only.
            webhook = replace(self.webhook(webhook_id), **changes)  # type: ignore[arg-type]
            self._webhooks[webhook_id] = webhook
            self.changed.notify_all()
            return webhook

    def remove_webhook(self, webhook_id: str) -> None:
        """Forget a webhook; what it has not been told yet it never will be."""
        with self.changed:
            del self._webhooks[self.webhook(webhook_id).id]
            self.changed.notify_all()

    def webhook(self, webhook_id: str, owner_id: str | None = None) -> Webhook:
        """Return a webhook; to anybody but its owner it does not exist."""
        webhook = self._webhooks.get(webhook_id)
        if webhook is None or owner_id not in (None, webhook.owner.id):
            raise WebexError(404, "Could not find a webhook with provided ID.")
        return webhook

    def webhooks(
        self, owner_id: str | None = None, status: Literal["active"] | None = None
    ) -> list[Webhook]:
        """Return the webhooks of one person or of everybody."""
        with self.changed:
            return [
                webhook
                for webhook in self._webhooks.values()
                if owner_id in (None, webhook.owner.id) and status in (None, webhook.status)
            ]

    def record_delivery(self, delivery: Delivery) -> None:
        """Note an attempt to call a webhook, for whoever waits for it."""
        with self.changed:
            self.deliveries.append(delivery)
            self.changed.notify_all()
