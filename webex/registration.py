"""Register the bot's webhooks: only our own, updated in place, never doubled."""

import structlog

from inbox.events import EDITED, WANTED
from webex.client import Webex
from webex.errors import WebexError
from webex.records import Webhook

PREFIX = "webex-scope-bot:"

log = structlog.get_logger(__name__)


def register(webex: Webex, public_url: str, secret: str) -> None:
    """Make Webex send every wanted event to `public_url`/webhook, signed with `secret`.

    Existing webhooks of ours are updated (which also reactivates them), extra copies and kinds
    no longer wanted are removed; webhooks without our name prefix are left alone. One for edits is
    registered where Webex knows such. Raises `WebexError` when Webex does not comply.
    """
    target = target_of(public_url)
    ours = [hook for hook in webex.webhooks() if hook.name.startswith(PREFIX)]
    kept: set[str] = set()
    for resource, event in (*WANTED, EDITED):
        name = f"{PREFIX}{resource}-{event}"
        hook = next((hook for hook in ours if _watches(hook, resource, event)), None)
        try:
            if hook and _is_updated(webex, hook, name, target, secret):
                kept.add(hook.id)
            else:
                hook = None
                webex.create_webhook(name, target, resource, event, secret)
        except WebexError as error:
            if error.status != 400 or (resource, event) != EDITED:
                raise
            log.warning("edit_webhook_unavailable", why=str(error))
            continue
        log.info("webhook_updated" if hook else "webhook_created", resource=resource, on=event)
    for extra in (hook for hook in ours if hook.id not in kept):
        _delete(webex, extra)
        log.info("stale_webhook_deleted", resource=extra.resource, on=extra.event)


def target_of(public_url: str) -> str:
    """Return where Webex sends its events."""
    return f"{public_url}/webhook"


def _is_updated(webex: Webex, hook: Webhook, name: str, target: str, secret: str) -> bool:
    """Update a webhook; return False when it was deleted since it was listed."""
    try:
        webex.update_webhook(hook.id, name, target, secret)
    except WebexError as error:
        if error.status != 404:
            raise
        return False
    return True


def _delete(webex: Webex, hook: Webhook) -> None:
    """Delete a webhook, unless somebody was faster."""
    try:
        webex.delete_webhook(hook.id)
    except WebexError as error:
        if error.status != 404:
            raise


def _watches(hook: Webhook, resource: str, event: str) -> bool:
    return (hook.resource, hook.event) == (resource, event) and not hook.filter
