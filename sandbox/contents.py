"""Files that were uploaded with a message."""

from dataclasses import dataclass

from sandbox.errors import WebexError
from sandbox.stamps import new_id


@dataclass(frozen=True)
class Upload:
    """A file as it was uploaded: its name, its media type and its bytes."""

    name: str
    media_type: str
    content: bytes


class Contents:
    """The uploaded files, by id."""

    def __init__(self) -> None:
        self._uploads: dict[str, Upload] = {}

    def add(self, upload: Upload) -> str:
        """Keep a file and return its id."""
        content_id = new_id("CONTENT")
        self._uploads[content_id] = upload
        return content_id

    def get(self, content_id: str) -> Upload:
        """Return a file."""
        try:
            return self._uploads[content_id]
        except KeyError:
            raise WebexError(404, "Could not find a file with provided ID.") from None
