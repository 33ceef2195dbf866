"""Look from outside: does the public address lead to this bot, and what time is it at Webex?"""

import json
from collections.abc import Callable
from email.utils import parsedate_to_datetime

import requests

from webex.signature import HEADER, sign

SECONDS = 5.0
SILENT, UNTRUSTED = 0, -1
"""What stands for a status where there is none."""
PROBE = {"resource": "probe", "event": "sent", "data": {"id": "probe"}}
"""An event that no bot acts on."""
NOTHING_TO_DO = "Nothing to do."
"""What a bot answers to it."""


def probe(address: str, secret: str) -> tuple[int, bool]:
    """Send a signed event that nobody acts on to the address of the webhooks.

    Returns the status, `SILENT` when nobody answers, `UNTRUSTED` when TLS fails, and whether it was
    a bot with the same secret.
    """
    body = json.dumps(PROBE).encode()
    headers = {HEADER: sign(body, secret), "Content-Type": "application/json"}
    try:
        answer = requests.post(
            address, data=body, headers=headers, timeout=SECONDS, allow_redirects=False
        )
    except requests.exceptions.SSLError:
        return UNTRUSTED, False
    except requests.RequestException:
        return SILENT, False
    return answer.status_code, answer.status_code == 200 and answer.text.strip() == NOTHING_TO_DO


def clock_offset(api_url: str, now: Callable[[], float]) -> float | None:
    """Return by how many seconds this clock is ahead of Webex's; None when Webex does not tell.

    `now` tells the seconds since 1970 of this clock.
    """
    try:
        answer = requests.head(f"{api_url}people/me", timeout=SECONDS)
        return now() - parsedate_to_datetime(answer.headers["Date"]).timestamp()
    except (requests.RequestException, KeyError, ValueError):
        return None
