"""Turn people away before anything is done for them."""

import structlog

from webex.gate import Gate
from webex.reply import Replies
from webex.turn import Turn

log = structlog.get_logger(__name__)


class AccessGuard:
    """Says to those who are turned away why, as often as the gate wants it said."""

    def __init__(self, gate: Gate, replies: Replies) -> None:
        self._gate = gate
        self._replies = replies

    def check(self, turn: Turn) -> str | None:
        """Return None for somebody to answer, else the id of what was said, "" for nothing."""
        refusal = self._gate.refusal(turn.person_id, turn.place.room_id, turn.is_repeat)
        if refusal is None:
            return None
        log.info("access_denied", key=turn.event.key, is_told=bool(refusal))
        return self._replies.send_text(refusal, turn.place) if refusal else ""
