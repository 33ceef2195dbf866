"""What goes wrong with Webex, whatever the SDK or the network calls it."""

from collections.abc import Iterator
from contextlib import contextmanager

import requests
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

from webex.sdk import ApiError, MalformedResponse, RateLimitError

UNREADABLE = "Webex sent an answer that cannot be read"
UNTOLD_WAIT_SECONDS = 5.0
PASSING = (401, 408, 409, 421, 423, 425, 429)
"""Statuses of refusals that may be others at the next try; all others of 4xx stay as they are."""


class WebexError(Exception):
    """Webex refused a call or could not be reached.

    `status` is the HTTP status, 0 when there was no answer. `is_unsent` says that the call never
    left. The message never holds tokens or what people wrote.
    """

    def __init__(
        self, what: str, status: int = 0, tracking_id: str = "", is_unsent: bool = False
    ) -> None:
        suffix = f" (tracking id {tracking_id})" if tracking_id else ""
        super().__init__(f"{what}{suffix}")
        self.status = status
        self.is_unsent = is_unsent

    @property
    def may_pass(self) -> bool:
        """Whether the same call may succeed later; even a refused token may be set right."""
        return not 400 <= self.status < 500 or self.status in PASSING

    @property
    def is_refused_token(self) -> bool:
        """Whether Webex does not accept the bot's token."""
        return self.status == 401

    @property
    def is_uncertain(self) -> bool:
        """Whether Webex may have done what was asked, although it does not say so.

        Only refusals are certain, but for those that a server gives in haste.
        """
        is_refusal = 400 <= self.status < 500 and self.status not in (408, 429)
        return not (self.is_unsent or is_refusal)

    @property
    def is_gone(self) -> bool:
        """Whether the message or the space is no longer ours to read or to answer in."""
        return self.status in (403, 404, 410)


class RateLimited(WebexError):
    """Webex asks to wait `delay` seconds."""

    def __init__(self, delay: float) -> None:
        super().__init__(f"Webex asks to wait {delay:.0f} s", 429)
        self.delay = delay


@contextmanager
def translated() -> Iterator[None]:
    """Turn everything the SDK may raise into `WebexError`."""
    try:
        yield
    except RateLimitError as error:
        raise RateLimited(_wait(error)) from None
    except ApiError as error:
        what = f"Webex answered {error.status_code} {error.response.reason}"
        raise WebexError(what, error.status_code, error.tracking_id or "") from None
    except requests.RequestException as error:
        what = f"Webex cannot be reached: {type(error).__name__}"
        raise WebexError(what, is_unsent=_is_unsent(error)) from None
    except ValueError as error:
        # A malformed Retry-After header makes the older SDK fail while it builds its own error.
        if "int()" in str(error):
            raise RateLimited(UNTOLD_WAIT_SECONDS) from None
        raise WebexError(UNREADABLE) from None
    except (MalformedResponse, TypeError, AttributeError, RecursionError):
        # The SDK raises the latter for JSON that is no object, or is nested too deeply.
        raise WebexError(UNREADABLE) from None


def _is_unsent(error: requests.RequestException) -> bool:
    """Return whether there was not even a connection."""
    reason = getattr(error.args[0], "reason", None) if error.args else None
    return isinstance(reason, ConnectTimeoutError | NewConnectionError)


def _wait(error: RateLimitError) -> float:
    """Return the seconds to wait; the newer SDK makes up its own for a malformed header."""
    told = error.response.headers.get("Retry-After")
    is_number = told is None or told.strip().lstrip("-").isdigit()
    return float(max(error.retry_after, 1)) if is_number else UNTOLD_WAIT_SECONDS
