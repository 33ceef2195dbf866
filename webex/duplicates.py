"""Things that several events may tell of, and that are answered once all the same."""

import hashlib
import json

from store.key_values import KeyValueStore
from webex.records import CardAction, Message

DAY = 86_400
TWICE_SECONDS = 60
"""Within this time the same card action by the same person counts once."""


class Duplicates:
    """Lets one event answer, and the same event again; for all processes together."""

    def __init__(self, values: KeyValueStore) -> None:
        self._values = values

    def is_known_message(self, message: Message, key: str) -> bool:
        """Return whether this version of a message belongs to another event than that of `key`.

        Only of an edited message two events may tell, of its creation and of the edit.
        """
        if not message.updated:
            return False
        return not self._values.take(f"said/{message.id}/{message.updated}", key, DAY)

    def is_known_action(self, action: CardAction, key: str) -> bool:
        """Return whether the same action was just submitted in another event than that of `key`."""
        inputs = json.dumps(action.inputs, sort_keys=True, default=str).encode()
        digest = hashlib.sha256(inputs).hexdigest()
        name = f"action/{action.message_id}/{action.person_id}/{digest}"
        return not self._values.take(name, key, TWICE_SECONDS)
