"""The one place that posts: answers and short sentences, into the thread they belong to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from rendering.card import to_buttons, to_card, with_note
from rendering.markdown import to_markdown
from scopes.answer import Answer
from scopes.reading.query import Query
from webex.button_state import State, StateSigner
from webex.client import Webex
from webex.errors import WebexError
from webex.splitting import LIMIT, split_markdown
from wording import buttons, talk

Card = dict[str, Any]

LONGEST_LINK = 1500


@dataclass(frozen=True)
class Place:
    """Where a reply belongs: a space and, unless there is one, the root of the thread.

    With `person`, an id or an address, it goes 1:1 to somebody instead. `asker` is the person to
    write to when nobody but moderators may write in the space. `sent` is the number of messages of
    the reply that stand there already.
    """

    room_id: str
    thread: str | None
    sent: int = 0
    person: str = ""
    asker: str = ""


@dataclass(frozen=True)
class Post:
    """One message to send."""

    markdown: str
    place: Place
    card: Card | None = None


class Replies:
    """Posts answers as a card with the full answer as markdown beside it."""

    def __init__(self, webex: Webex, signer: StateSigner, page: str) -> None:
        """`page` is the address of the bot's own page in the browser."""
        self._webex = webex
        self._signer = signer
        self._page = page

    def send(self, answer: Answer, place: Place, query: Query | None = None) -> str:
        """Post an answer, in several messages when it is too long for one.

        `query` is the question it belongs to, which its buttons go on from. Returns the id of the
        last message, "" when all stood there already. A `WebexError` says with `sent` how many
        messages are out.
        """
        return self.send_all(self.compose(answer, place, query), place.sent)

    def send_all(self, posts: Sequence[Post], sent: int) -> str:
        """Post messages in order, without the first `sent` that are out already; as `send`."""
        message_id = ""
        for number, post in enumerate(posts[sent:], start=sent):
            try:
                message_id = self._post(post, is_first=number == 0)
            except WebexError as error:
                error.sent = number
                raise
        return message_id

    def send_text(self, markdown: str, place: Place) -> str:
        """Post one short sentence and return the id of the message."""
        return self._post(Post(markdown, place))

    def compose(self, answer: Answer, place: Place, query: Query | None = None) -> list[Post]:
        """Return the messages of an answer; the buttons of a long one come in a last of their own.

        Clients that render a card leave out the words beside it, so that it must hold whatever
        was not said before.
        """
        thread = place.thread or ""
        goes_on = query is not None and answer.is_substantial
        state = self._signer.close(State(query, thread)) if query and goes_on else ""
        link = self._link(query) if query and goes_on else ""
        markdown = to_markdown(answer) + (f"\n\n{buttons.in_browser(link)}" if link else "")
        parts = split_markdown(markdown)
        if len(parts) == 1:
            return [Post(markdown, place, to_card(answer, thread, state, link))]
        posts = [Post(part, place) for part in parts]
        rows = to_buttons(answer, thread, state)
        return [*posts, Post(buttons.go_on(), place, rows)] if rows else posts

    def edit(self, message_id: str, post: Post) -> bool:
        """Put new words into a message of ours without a card; False when Webex refuses that."""
        try:
            self._webex.edit(message_id, post.place.room_id, post.markdown)
        except WebexError as error:
            if error.may_pass:
                raise
            return False
        return True

    def _link(self, query: Query) -> str:
        address = f"{self._page}/?{urlencode({'q': query.text})}"
        return address if len(address) <= LONGEST_LINK and not query.level else ""

    def _post(self, post: Post, is_first: bool = True) -> str:
        """Post; 1:1 to the asker when only moderators may write in the space."""
        if post.place.person:
            return self._post_to(post.place.person, post)
        try:
            return self._post_in_space(post)
        except WebexError as error:
            if error.status != 403 or not post.place.asker:
                raise
        return self._post_to(post.place.asker, _explained(post) if is_first else post)

    def _post_to(self, person: str, post: Post) -> str:
        try:
            return self._webex.post_to(person, post.markdown, post.card)
        except WebexError as error:
            if error.status != 400 or not post.card:
                raise
        return self._webex.post_to(person, post.markdown)

    def _post_in_space(self, post: Post) -> str:
        """Post; without the card, then without the thread, when Webex refuses either.

        Webex answers 400 for a card it does not like and 400 or 404 for a thread whose root is
        gone; the answer matters more than both.
        """
        place = post.place
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


def _explained(post: Post) -> Post:
    """Return a message that comes 1:1, with the reason if there is room for it."""
    note = talk.space_is_closed()
    markdown = f"{note}\n\n{post.markdown}"
    if len(markdown.encode()) > LIMIT:
        return post
    return Post(markdown, post.place, with_note(post.card, note) if post.card else None)
