"""Post one message, also where Webex takes it only without its card, elsewhere, or 1:1."""

from webex.client import Webex
from webex.errors import WebexError
from webex.posts import Direct, Place, Post
from wording import talk


class Posting:
    """Posts and edits single messages. Raises `WebexError` when Webex takes them in no form."""

    def __init__(self, webex: Webex) -> None:
        self._webex = webex

    def post(self, post: Post, is_first: bool = True) -> str:
        """Post a message and return its id; 1:1 when only moderators may write in the space.

        The first message of a reply that comes 1:1 says why, if there is room for it.
        """
        match post.to:
            case Direct(person):
                return self._post_to(person, post)
            case Place(asker=asker) as place:
                try:
                    return self._post_in(place, post)
                except WebexError as error:
                    if error.status != 403 or not asker:
                        raise
                noted = post.with_note(talk.space_is_closed()) if is_first else None
                return self._post_to(asker, noted or post)

    def edit(self, message_id: str, room_id: str, markdown: str) -> bool:
        """Put new words into a message of ours without a card; False when Webex refuses that."""
        try:
            self._webex.edit(message_id, room_id, markdown)
        except WebexError as error:
            if error.may_pass:
                raise
            return False
        return True

    def _post_to(self, person: str, post: Post) -> str:
        try:
            return self._webex.post_to(person, post.markdown, post.card)
        except WebexError as error:
            if error.status != 400 or not post.card:
                raise
        return self._webex.post_to(person, post.markdown)

    def _post_in(self, place: Place, post: Post) -> str:
        """Post; without the card, then without the thread, when Webex refuses either.

        Webex answers 400 for a card it does not like and 400 or 404 for a thread whose root is
        gone; the answer matters more than both.
        """
        attempts = [(place.thread, post.card)]
        if post.card:
            attempts.append((place.thread, None))
        if place.thread:
            attempts.append((None, None))
        for thread, card in attempts[:-1]:
            try:
                return self._webex.post(place.room_id, post.markdown, thread, card)
            except WebexError as error:
                if error.status not in (400, 404):
                    raise
        return self._webex.post(place.room_id, post.markdown, *attempts[-1])
