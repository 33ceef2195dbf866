"""Take the bot's own mention out of a message, by id and not by display name."""

import re
from html.parser import HTMLParser

from webex.ids import same_id
from webex.records import Message, Person

_OPEN = re.compile(r"<(?![^<>]*>)")
"""The beginning of a tag without an end, of which a thousand cost the parser half a second."""
_BREAKS = {"br", "p", "li", "div", "pre", "blockquote", "h1", "h2", "h3"}


def is_addressed(message: Message, me: Person) -> bool:
    """Return whether a message is meant for the bot: a direct one, or one that mentions it.

    A mention of everybody (@All) is not meant for it.
    """
    return message.room_type == "direct" or any(same_id(m, me.id) for m in message.mentioned)


def spoken_text(message: Message, me: Person) -> str:
    """Return what was said, without the mention of the bot.

    The html knows whom a mention means; where it is missing, the bot's name is dropped from the
    start of the text only, so that the same words later in a question survive.
    """
    if message.html and "<spark-mention" in message.html:
        reader = _MentionReader(me)
        reader.feed(_OPEN.sub("&lt;", message.html))
        reader.close()
        return reader.text.strip()
    if message.room_type == "direct":
        return message.text.strip()
    return _without_name(message.text.strip(), me.display_name)


def _without_name(text: str, display_name: str) -> str:
    for name in (display_name, display_name.split(" ")[0]):
        start = text[: len(name)]
        rest = text[len(name) :]
        if name and start.lower() == name.lower() and not rest[:1].isalnum():
            return rest.lstrip(" ,:")
    return text


class _MentionReader(HTMLParser):
    """Collects the text of a message, leaving out what stands inside our own mentions."""

    def __init__(self, me: Person) -> None:
        super().__init__(convert_charrefs=True)
        self._me = me
        self._parts: list[str] = []
        self._inside_own = False

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "spark-mention":
            self._inside_own = same_id(dict(attrs).get("data-object-id") or "", self._me.id)
        elif tag in _BREAKS:
            self._parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "spark-mention":
            self._inside_own = False
        elif tag in _BREAKS:
            self._parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._inside_own:
            self._parts.append(data)
