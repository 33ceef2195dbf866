"""Whether a message that may be out is sent again.

Webex has no way to post just once. In a 1:1 a bot may look whether its message is there. In a group
space it may not; there the last activity tells at least when nobody has written since the question.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

import structlog

from inbox.work import TryAgain
from webex.ids import same_id
from webex.posting import Posting, PostLost
from webex.posts import Direct, Post
from webex.progress import Loss
from webex.records import Message
from webex.turn import Turn
from wording import sharing as say
from wording import talk

SETTLING_SECONDS = 10.0
"""How long a message may be on its way after Webex did not answer; also the wait before one is
repeated blindly."""
_NO_WORDS = re.compile(r"[\W_]+")

log = structlog.get_logger(__name__)


class Repeats:
    """Decides what is sent in the place of a message that may be out."""

    def __init__(self, posting: Posting) -> None:
        self._posting = posting

    def decide(self, turn: Turn, loss: Loss, post: Post) -> Post | str:
        """Return the message to send now; else the id of the one that is out, "" when unknown.

        Raises `TryAgain` while the message may still be on its way, and `WebexError` when Webex
        does not let us look.
        """
        said = self._said(turn, loss)
        if said is None:
            return self._guess(turn, loss, post)
        found = next((m.id for m in said if _is_it(m, loss, turn)), None)
        if found is not None:
            return found
        if loss.person or not loss.is_answered:
            _wait_once(turn, loss)
        return _note_to(loss.person) if loss.words == _digest(talk.unsure()) else post

    def _said(self, turn: Turn, loss: Loss) -> Sequence[Message] | None:
        """Return what was said in the 1:1 that a message went to; None for a group space.

        Of a card action only its room is known: it is a 1:1 if it is the one with the person.
        """
        if loss.person:
            return self._posting.said_to(loss.person)
        if not turn.is_direct and turn.event.resource != "attachmentActions":
            return None
        said = self._posting.said_to(turn.person_id)
        return said if any(same_id(m.room_id, turn.place.room_id) for m in said) else None

    def _guess(self, turn: Turn, loss: Loss, post: Post) -> Post | str:
        """Decide for a group space: send again freely while it is quiet there, else just once.

        A shared answer is not sent twice: instead the asker is told to look whether it is there.
        So is, 1:1, who may have got no answer even then.
        """
        if self._posting.last_activity(turn.place.room_id) == turn.at:
            return post
        if loss.times > 1:
            log.warning("reply_uncertain", key=turn.event.key)
            return _note_to(turn.place.asker) if turn.place.asker else ""
        _wait_once(turn, loss)
        return replace(post, markdown=say.interrupted(), card=None) if post.is_share else post


def _note_to(person: str) -> Post:
    return Post(talk.unsure(), Direct(person))


def loss_of(lost: PostLost) -> Loss:
    """Return what is to be noted of a message that may be out."""
    to = lost.post.to
    return Loss(
        words=_digest(lost.post.markdown),
        thread="" if isinstance(to, Direct) else to.thread or "",
        person=to.person if isinstance(to, Direct) else "",
        is_answered=lost.status != 0,
    )


def _wait_once(turn: Turn, loss: Loss) -> None:
    if not loss.has_waited:
        turn.progress.wait_for(loss)
        why = "whether the reply is out cannot be told yet"
        raise TryAgain(why, SETTLING_SECONDS, turn.progress.sent)


def _is_it(message: Message, loss: Loss, turn: Turn) -> bool:
    """Return whether a message of a 1:1 is the one that was lost.

    Where Webex does not hand back what was written, author, thread and time have to do.
    """
    other, parent = loss.person or turn.person_id, message.parent_id or ""
    return (
        message.created >= turn.at
        and not (same_id(message.person_id, other) or message.person_email == other.lower())
        and (parent == loss.thread or same_id(parent, loss.thread))
        and (not message.markdown or _digest(message.markdown) == loss.words)
    )


def _digest(markdown: str) -> str:
    """Return what is the same for the same words, however they are marked up and spaced."""
    return sha256(_NO_WORDS.sub(" ", markdown).strip().encode()).hexdigest()
