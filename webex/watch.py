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

RESTING = 300
"""Webex disables a webhook at once that is reactivated within five minutes and fails again."""

log = structlog.get_logger(__name__)

INVALID_TOKEN = (
    "Webex no longer accepts WEBEX_ACCESS_TOKEN: regenerate the token and restart the bot"
)


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

    def problems(self) -> tuple[str, ...]:
        """Ask Webex, and return in plain words what is wrong."""
        return self.wrong_hooks(self._webex)

    @staticmethod
    def wrong_hooks(webex: Webex, public_url: str = "") -> tuple[str, ...]:
        """Return which webhooks are not active, or do not lead to `public_url` if it is given."""
        try:
            hooks = _own_webhooks(webex)
        except WebexError as error:
            return (INVALID_TOKEN if error.status == 401 else str(error),)
        active = {
            (hook.resource, hook.event)
            for hook in hooks
            if hook.status == "active"
            and (not public_url or hook.target_url == target_of(public_url))
        }
        return tuple(
            f"The webhook for {resource} {event} is not active"
            for resource, event in WANTED
            if (resource, event) not in active
        )

    def repair(self) -> None:
        """Reactivate webhooks that Webex disabled, once they rested; register missing ones.

        A token that Webex refuses is reported. Raises `WebexError` when Webex cannot be asked.
        """
        try:
            self._repair_all(_own_webhooks(self._webex))
        except WebexError as error:
            if error.status != 401:
                raise
            log.error("invalid_token", why=INVALID_TOKEN)

    def _repair_all(self, hooks: Sequence[Webhook]) -> None:
        for hook in hooks:
            if hook.status == "active":
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


class TokenWatch:
    """Looks after the token of a bot that has no webhooks."""

    def __init__(self, webex: Webex) -> None:
        self._webex = webex

    def problems(self) -> tuple[str, ...]:
        """Ask Webex, and return in plain words what is wrong."""
        try:
            self._webex.me()
        except WebexError as error:
            return (INVALID_TOKEN if error.is_refused_token else str(error),)
        return ()


def _own_webhooks(webex: Webex) -> list[Webhook]:
    return [hook for hook in webex.webhooks() if hook.name.startswith(PREFIX)]


def _disabled(hook: Webhook) -> str:
    """Return under which name it is noted since when a webhook is disabled."""
    return f"disabled {hook.id}"
