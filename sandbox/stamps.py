"""Identifiers and timestamps that look like Webex's."""

import base64
import threading
import uuid
from datetime import UTC, datetime, timedelta


def new_id(kind: str) -> str:
    """Return an unpadded base64 id such as Webex gives to a ``PEOPLE`` or ``ROOM`` record."""
    uri = f"ciscospark://us/{kind}/{uuid.uuid4()}"
    return base64.urlsafe_b64encode(uri.encode()).decode().rstrip("=")


class Clock:
    """Hands out millisecond timestamps that never repeat, so that they order the records."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = datetime.min.replace(tzinfo=UTC)

    def now(self) -> str:
        """Return the time in Webex's format, later than every time returned before."""
        with self._lock:
            self._last = max(datetime.now(UTC), self._last + timedelta(milliseconds=1))
            moment = self._last.replace(tzinfo=None)
        return moment.isoformat(timespec="milliseconds") + "Z"
