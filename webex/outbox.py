"""The one way out: every reply is composed, posted and noted here."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

import structlog

from inbox.events import Event
from inbox.work import TryAgain
from monitoring.counters import ANSWERS
from store.database import StoreError
from webex.earlier_replies import EarlierReplies, EarlierReply, digest_of
from webex.errors import WebexError
from webex.posting import Posting, PostLost
from webex.posts import Composer, Direct, Place, Post, headed
from webex.repeats import Repeats, loss_of
from webex.replies import Outgoing, Refusal, Reply, Share
from webex.turn import Turn
from wording import talk

UNREACHABLE = (400, 403, 404)
"""What Webex answers when it does not know a person or the bot may not write to them."""

log = structlog.get_logger(__name__)


class Outbox:
    """Sends replies. What was sent by an earlier try for the same event is not sent again.

    That holds as far as it can be told also for a message whose try ended without a clear answer.
    """

    def __init__(self, composer: Composer, posting: Posting, earlier: EarlierReplies) -> None:
        self._composer = composer
        self._posting = posting
        self._earlier = earlier
        self._repeats = Repeats(posting)

    def send(self, turn: Turn, outcome: Outgoing) -> str:
        """Send what came of an event; return the id of its last message, "" when there is none.

        Raises `WebexError` when Webex does not take it and `TryAgain` when that is not certain;
        `turn.progress` knows what is out then.
        """
        match outcome:
            case Reply():
                return self._send_reply(turn, outcome)
            case Share():
                return self._send_share(turn, outcome)
            case Refusal():
                return self._send_refusal(turn, outcome)

    def apologize(self, event: Event) -> None:
        """Say in the space that no answer will come, with a reference for the operator."""
        with suppress(WebexError):
            self._posting.post(Post(talk.failed(event.id[-12:]), Place(event.room)))

    def _send_reply(self, turn: Turn, reply: Reply) -> str:
        posts = [
            replace(post, is_share=reply.is_share)
            for post in self._composer.compose(reply.answer, turn.place, reply.query)
        ]
        if turn.event.resource == "messages":
            message_id = self._send_to_message(turn, posts)
        else:
            message_id = self._post_all(turn, posts)
        kind, outcome = reply.answer.kind, reply.answer.outcome
        ANSWERS.labels(kind, outcome).inc()
        log.info("answer_sent", key=turn.event.key, kind=kind, outcome=outcome)
        return message_id

    def _send_to_message(self, turn: Turn, posts: Sequence[Post]) -> str:
        """Send the answer to a message, to an edited one in the place of the answer before.

        An answer that is the same as before is not sent again. Since Webex edits no message with a
        card, a new one as a rule says that it takes the place of the old one. It is noted before it
        is sent, so that nothing is sent twice.
        """
        reply = EarlierReply(digest_of(posts), turn.event.key)
        earlier = self._earlier.of(turn) if turn.is_edit else None
        if earlier:
            is_out = earlier.event != reply.event or bool(earlier.message_id)
            if is_out and earlier.digest == reply.digest:
                return ""
            if is_out and self._edit(turn, earlier, reply, posts):
                return earlier.message_id
            reply = replace(reply, is_replacement=is_out or earlier.is_replacement)
        self._earlier.remember(turn, reply)
        shown = headed(posts, talk.edited()) if reply.is_replacement else posts
        message_id = self._post_all(turn, shown)
        if len(shown) == 1 and not shown[0].card:
            with suppress(StoreError):  # then the reply counts as one that cannot be edited
                self._earlier.remember(turn, replace(reply, message_id=message_id))
        return message_id

    def _edit(
        self, turn: Turn, earlier: EarlierReply, reply: EarlierReply, posts: Sequence[Post]
    ) -> bool:
        """Put new words into an earlier reply; return whether that was possible."""
        if not earlier.message_id or len(posts) > 1:
            return False
        if not self._posting.edit(earlier.message_id, turn.place.room_id, posts[0].markdown):
            return False
        self._earlier.remember(turn, replace(reply, message_id=earlier.message_id))
        return True

    def _send_share(self, turn: Turn, share: Share) -> str:
        """Send an answer to a teammate, then the confirmation to the asker."""
        if turn.progress.is_replied:
            return ""
        posts = self._composer.compose(share.reply.answer, Direct(share.person), share.reply.query)
        confirmation = Post(share.confirmation, turn.place)
        try:
            message_id = self._post_all(turn, [*posts, confirmation])
        except WebexError as error:
            if turn.progress.sent >= len(posts) or error.status not in UNREACHABLE:
                raise
            return self._send_refusal(turn, share.refusal)
        log.info("answer_shared", key=turn.event.key)
        return message_id

    def _send_refusal(self, turn: Turn, refusal: Refusal) -> str:
        if not refusal.words or turn.progress.is_replied:
            return ""
        return self._post(turn, Post(refusal.words, turn.place))

    def _post_all(self, turn: Turn, posts: Sequence[Post]) -> str:
        """Post in order what is not out yet; return the id of the last message."""
        message_id = ""
        for post in turn.progress.left(posts):
            message_id = self._post(turn, post)
        return message_id

    def _post(self, turn: Turn, post: Post) -> str:
        """Post the next message, unless it is out since an earlier try that could not tell."""
        loss = turn.progress.loss
        now = self._repeats.decide(turn, loss, post) if loss else post
        if isinstance(now, str):
            return now
        try:
            return self._posting.post(now, is_first=turn.progress.sent == 0)
        except PostLost as lost:
            turn.progress.lose(loss_of(lost))
            raise TryAgain(str(lost), lost.delay, turn.progress.sent) from None
