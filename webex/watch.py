"""Watch that Webex still knows the bot and sends it events."""

import time
from collections.abc import Callable, Sequence

import structlog

from inbox.events import WANTED
from store.checkpoints import Checkpoints
from webex.client import Webex
from webex.errors import WebexError
from webex.records import Webhook
from webex.registration import PREFIX, register, target_of
from wording.deployment import TOKEN_REFUSED

RESTING = 300
"""Webex disables a webhook at once that is reactivated within five minutes and fails again."""
ACTIVE = "active"
MISSING = "is missing"

log = structlog.get_logger(__name__)


class Watch:
    """Looks after the token and the webhooks of one bot."""

    def __init__(
        self,
        webex: Webex,
        public_url: str,
        secret: str,
        checkpoints: Checkpoints,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._webex = webex
        self._public_url = public_url
        self._secret = secret
        self._checkpoints = checkpoints
        self._now = now

    def repair(self) -> None:
        """Reactivate webhooks that Webex disabled, once they rested; register missing ones.

        A token that Webex refuses is reported. Raises `WebexError` when Webex cannot be asked.
        """
        try:
            self._repair_all(_own_webhooks(self._webex))
        except WebexError as error:
            if error.status != 401:
                raise
            log.error("invalid_token", why=TOKEN_REFUSED)

    def _repair_all(self, hooks: Sequence[Webhook]) -> None:
        for hook in hooks:
            if hook.status == ACTIVE:
                self._checkpoints.forget(_disabled(hook))
            else:
                self._reactivate(hook)
        target = target_of(self._public_url)
        there = {(hook.resource, hook.event) for hook in hooks if hook.target_url == target}
        if not there >= set(WANTED):
            register(self._webex, self._public_url, self._secret)

    def _reactivate(self, hook: Webhook) -> None:
        since = self._checkpoints.get(_disabled(hook))
        if since is None:
            self._checkpoints.set(_disabled(hook), self._now())
            log.warning("webhook_disabled", resource=hook.resource, on=hook.event)
        elif self._now() - since >= RESTING:
            self._webex.update_webhook(hook.id, hook.name, hook.target_url, self._secret)
            self._checkpoints.forget(_disabled(hook))
            log.warning("webhook_reactivated", resource=hook.resource, on=hook.event)


def wrong_hooks(webex: Webex, public_url: str) -> tuple[str, ...]:
    """Return in words which webhooks are missing, not active, or lead elsewhere than `public_url`.

    Raises `WebexError` when Webex does not tell.
    """
    target = target_of(public_url)
    hooks = _own_webhooks(webex)
    states = {
        wanted: [_state(hook, target) for hook in hooks if (hook.resource, hook.event) == wanted]
        for wanted in WANTED
    }
    return tuple(
        f"The webhook for {resource} {event} {(found or [MISSING])[0]}"
        for (resource, event), found in states.items()
        if ACTIVE not in found
    )


def _own_webhooks(webex: Webex) -> list[Webhook]:
    return [hook for hook in webex.webhooks() if hook.name.startswith(PREFIX)]


def _state(hook: Webhook, target: str) -> str:
    if hook.target_url != target:
        return "leads elsewhere"
    return ACTIVE if hook.status == ACTIVE else "is not active"


def _disabled(hook: Webhook) -> str:
    """Return under which name it is noted since when a webhook is disabled."""
    return f"disabled {hook.id}"
