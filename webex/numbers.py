"""Numbers in place of buttons, for a bot that polls: Webex lists no card actions."""

from dataclasses import replace

import msgspec

from rendering.numbered import offered
from scopes.answer import Paragraph
from store.key_values import KeyValueStore
from webex.replies import Reply
from webex.turn import Turn
from wording import buttons as say

DAY = 86_400
YEAR = 365 * DAY


class Numbers:
    """Remembers for a day which follow-up each number of the last answer stands for."""

    def __init__(self, values: KeyValueStore) -> None:
        self._values = values

    def chosen(self, turn: Turn, text: str) -> str:
        """Return the words that a number stands for; any other text as it is."""
        said = text.strip().rstrip(".)")
        if not (said.isascii() and said.isdigit() and len(said) < 3):
            return text
        keys = _keys(turn)
        known = self._values.get_all(keys)
        noted = next((known[key] for key in keys if key in known), "[]")
        words = msgspec.json.decode(noted, type=list[str])
        return words[int(said) - 1] if 0 < int(said) <= len(words) else text

    def noted(self, turn: Turn, reply: Reply) -> Reply:
        """Note the numbers of a reply; say once in each space what polling cannot do."""
        words = [each.words for each in offered(reply.answer)]
        if words:
            noted = msgspec.json.encode(words).decode()
            self._values.set_all(dict.fromkeys(_keys(turn), noted), DAY)
        if not self._values.take(f"polling/{turn.place.room_id}", turn.event.key, YEAR):
            return reply
        body = (*reply.answer.body, Paragraph(say.without_buttons()))
        return replace(reply, answer=replace(reply.answer, body=body))


def _keys(turn: Turn) -> list[str]:
    return [f"numbers/{key}" for key in turn.memory_keys]
