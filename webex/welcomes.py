"""Spaces the bot was added to: it introduces itself."""

import time

from inbox.events import Event
from scopes.answer import Answer
from scopes.privilege.needs import Outcome
from webex.access_guard import AccessGuard
from webex.ids import same_id
from webex.outbox import Outbox
from webex.posts import Place
from webex.progress import Progress
from webex.records import Person
from webex.replies import Reply
from webex.turn import Turn
from wording import talk


class Welcomes:
    """Answers memberships."""

    def __init__(self, me: Person, guard: AccessGuard, outbox: Outbox) -> None:
        self._me = me
        self._guard = guard
        self._outbox = outbox

    def answer(self, event: Event, progress: Progress) -> str:
        """Say hello when the bot itself has joined a group space; return the id of the reply."""
        if not same_id(event.person, self._me.id) or event.room_type == "direct":
            return ""
        turn = Turn(event, progress, event.actor, time.time(), Place(event.room))
        return self._outbox.send(turn, self._guard.check(turn) or Reply(self._welcome()))

    def _welcome(self) -> Answer:
        body = tuple(talk.welcome(self._me.display_name))
        return Answer("welcome", Outcome.FOUND, body, choices=talk.EXAMPLES)
