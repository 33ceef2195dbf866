"""Requests as they arrive: where one ends is known before anybody begins to work on it."""

import re
from dataclasses import dataclass

MOST_OF_A_HEAD = 64 * 1024
MOST_OF_A_BODY = 1024 * 1024
MOST_DIGITS = 9
MOST_CHUNKS = 5000
"""Each chunk costs time however small it is; 1 MiB in pieces of 210 bytes still passes."""
MOST_OF_A_CHUNK_LINE = 8190

_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d+)[ \t]*\r\n", re.IGNORECASE)
_IS_CHUNKED = re.compile(rb"\r\ntransfer-encoding:[^\r\n]*chunked", re.IGNORECASE)
_IS_ASKING = re.compile(rb"\r\nexpect:[ \t]*100-continue", re.IGNORECASE)
_HEX = re.compile(rb"[0-9a-fA-F]{1,16}")
_FORWARDED = re.compile(rb"\r\nx-forwarded-for:[ \t]*([^\r\n]*)", re.IGNORECASE)


@dataclass(frozen=True)
class Request:
    """The bytes of one request and whom they are from; `client` and `server` are host and port."""

    data: bytes
    client: tuple[str, int]
    server: tuple[str, int]

    @property
    def path(self) -> str:
        """The path as it was sent, without the query; "" when the first line is malformed."""
        parts = self.data[:MOST_OF_A_CHUNK_LINE].partition(b"\r\n")[0].split(b" ")
        return parts[1].partition(b"?")[0].decode("latin-1") if len(parts) == 3 else ""

    @property
    def forwarded_for(self) -> str:
        """The client that the nearest proxy names, "" when none does."""
        named = _FORWARDED.findall(self.data[: self.data.find(b"\r\n\r\n") + 2])
        return named[-1].decode("latin-1").rpartition(",")[2].strip() if named else ""


class TooLarge(Exception):
    """A request that is larger than any the bot reads; `status` is 413, or 431 for its head."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Incoming:
    """What one client has sent and nobody has read yet.

    Only the ends of requests are found here; gunicorn reads what they say. So what is malformed
    counts as ended, and gunicorn refuses it.
    """

    def __init__(self) -> None:
        self._data = bytearray()
        self._restart()

    def __len__(self) -> int:
        return len(self._data)

    @property
    def awaits_consent(self) -> bool:
        """Whether the client asks to be told that it may send the body."""
        is_at_body = 0 < self._body == len(self._data) != self._end
        return is_at_body and bool(_IS_ASKING.search(self._data, 0, self._body))

    def feed(self, data: bytes) -> None:
        """Add what arrived."""
        self._data += data

    def take(self) -> bytes | None:
        """Return the first request, once all of it is there; raise `TooLarge`."""
        if not self._is_whole():
            return None
        request = bytes(self._data[: self._end])
        del self._data[: self._end]
        self._restart()
        return request

    def _restart(self) -> None:
        self._body = 0
        """Where the body begins, 0 as long as that is not known."""
        self._end = 0
        """Where the request ends, 0 as long as that is not known."""
        self._looked = 0
        self._chunks = 0
        self._size = 0

    def _is_whole(self) -> bool:
        if not self._body:
            self._find_body()
        if self._body and not self._end:
            self._find_end_of_chunks()
        return 0 < self._end <= len(self._data)

    def _find_body(self) -> None:
        found = self._data.find(b"\r\n\r\n", max(self._looked - 3, 0))
        self._looked = len(self._data)
        if (self._looked if found < 0 else found) > MOST_OF_A_HEAD:
            raise TooLarge(431)
        if found < 0:
            return
        self._body = self._looked = found + 4
        if _IS_CHUNKED.search(self._data, 0, self._body):
            return
        length = _LENGTH.search(self._data, 0, self._body)
        digits = length[1].lstrip(b"0") if length else b""
        if len(digits) > MOST_DIGITS or int(digits or b"0") > MOST_OF_A_BODY:
            raise TooLarge(413)
        self._end = self._body + int(digits or b"0")

    def _find_end_of_chunks(self) -> None:
        """Go from chunk to chunk; `_looked` is where the line with the size of the next begins."""
        while not self._end:
            line = self._data.find(b"\r\n", self._looked)
            if line < 0:
                self._end = self._end_if(len(self._data) - self._looked > MOST_OF_A_CHUNK_LINE)
                return
            size = _size_of(bytes(self._data[self._looked : line]))
            if size is None:
                self._end = len(self._data)
            elif size == 0:
                self._find_end_of_trailers(line)
                return
            else:
                self._count(size)
                self._looked = line + 2 + size + 2

    def _find_end_of_trailers(self, start: int) -> None:
        found = self._data.find(b"\r\n\r\n", start)
        if found < 0:
            self._end = self._end_if(len(self._data) - start > MOST_OF_A_HEAD)
        else:
            self._end = found + 4

    def _end_if(self, is_malformed: bool) -> int:
        return len(self._data) if is_malformed else 0

    def _count(self, size: int) -> None:
        self._chunks += 1
        self._size += size
        if self._size > MOST_OF_A_BODY or self._chunks > MOST_CHUNKS:
            raise TooLarge(413)


def _size_of(line: bytes) -> int | None:
    """Return the size that the line before a chunk names; None when it names none."""
    digits = line.partition(b";")[0].strip()
    return int(digits, 16) if _HEX.fullmatch(digits) else None
