"""Post one message, also where Webex takes it only without its card, elsewhere, or 1:1."""

from collections.abc import Iterator
from dataclasses import replace

from webex.client import Webex
from webex.errors import RateLimited, WebexError
from webex.posts import Direct, Place, Post
from webex.records import Message
from wording import talk

LOOKED_AT = 50


class PostLost(WebexError):
    """Webex may have taken a message, although it did not say so.

    `post` is what was sent; `delay` the seconds that Webex asks to wait, None when it does not.
    """

    def __init__(self, error: WebexError, post: Post) -> None:
        super().__init__(str(error), error.status)
        self.post = post
        self.delay = error.delay if isinstance(error, RateLimited) else None


class Posting:
    """Posts, edits and finds single messages.

    Raises `PostLost` when a message may be out, another `WebexError` when Webex refuses it in all
    forms.
    """

    def __init__(self, webex: Webex) -> None:
        self._webex = webex

    def post(self, post: Post, is_first: bool = True) -> str:
        """Post a message and return its id; 1:1 when only moderators may write in the space.

        The first message of a reply that comes 1:1 says why, if there is room for it.
        """
        try:
            return self._post(post)
        except WebexError as error:
            asker = post.to.asker if isinstance(post.to, Place) else ""
            if error.status != 403 or not asker:
                raise
        noted = post.with_note(talk.space_is_closed()) if is_first else None
        return self._post(replace(noted or post, to=Direct(asker)))

    def edit(self, message_id: str, room_id: str, markdown: str) -> bool:
        """Put new words into a message of ours without a card; False when Webex refuses that."""
        try:
            self._webex.edit(message_id, room_id, markdown)
        except WebexError as error:
            if error.may_pass:
                raise
            return False
        return True

    def said_to(self, person: str) -> list[Message]:
        """Return the last messages of the 1:1 space with a person, who is given by id or address.

        There are none before the first one opens the space.
        """
        try:
            return self._webex.direct_messages(person, LOOKED_AT)
        except WebexError as error:
            if error.status != 404:
                raise
        return []

    def last_activity(self, room_id: str) -> float | None:
        """Return when something last happened in a space, in seconds since 1970.

        None when Webex does not tell; whether the space is gone is seen from the next post.
        """
        try:
            return self._webex.room(room_id).active
        except WebexError as error:
            if error.may_pass:
                raise
        return None

    def _post(self, post: Post) -> str:
        """Post; without the card, then without the thread, when Webex refuses either.

        Webex answers 400 for a card it does not like and 400 or 404 for a thread whose root is
        gone; the answer matters more than both.
        """
        *forms, last = _forms(post)
        refusals = (400, 404) if isinstance(post.to, Place) else (400,)
        for form in forms:
            try:
                return self._send(form)
            except WebexError as error:
                if error.status not in refusals:
                    raise
        return self._send(last)

    def _send(self, post: Post) -> str:
        try:
            match post.to:
                case Direct(person):
                    return self._webex.post_to(person, post.markdown, post.card)
                case Place(room_id, thread):
                    return self._webex.post(room_id, post.markdown, thread, post.card)
        except WebexError as error:
            if error.is_uncertain:
                raise PostLost(error, post) from None
            raise


def _forms(post: Post) -> Iterator[Post]:
    yield post
    if post.card:
        yield replace(post, card=None)
    if isinstance(post.to, Place) and post.to.thread:
        yield replace(post, card=None, to=replace(post.to, thread=None))
