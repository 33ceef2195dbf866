"""One client at the door: what it sent, what it is to be sent, and until when."""

import socket

from app.incoming import Incoming

READ_BYTES = 64 * 1024


class Connection:
    """A socket that is never waited for; `deadline` is when it is closed, in monotonic seconds.

    `is_served` says that a request of it is being worked on, and `stays_open` whether another one
    may follow the reply.
    """

    def __init__(self, sock: socket.socket, client: object) -> None:
        """`client` is what `accept` tells of it."""
        sock.setblocking(False)
        host, port = client[:2] if isinstance(client, tuple) else (str(client), 0)
        self.sock = sock
        self.client: tuple[str, int] = (host, port)
        self.server: tuple[str, int] = sock.getsockname()[:2]
        self.incoming = Incoming()
        self.outgoing = memoryview(b"")
        self.stays_open = False
        self.is_served = False
        self.deadline = 0.0

    @property
    def held(self) -> int:
        """How many bytes are kept for it."""
        return len(self.incoming) + len(self.outgoing)

    def receive(self) -> bool:
        """Add what has arrived to `incoming`; return False when the client is gone."""
        data = self._read()
        self.incoming.feed(data or b"")
        return data is not None

    def discard(self) -> bool:
        """Forget what has arrived; return False when the client is gone."""
        return self._read() is not None

    def send(self, data: bytes | memoryview) -> int | None:
        """Return how many bytes the client took; None when it is gone."""
        try:
            return self.sock.send(data)
        except BlockingIOError:
            return 0
        except OSError:
            return None

    def send_more(self) -> bool:
        """Send of `outgoing` what the client takes; return False when it is gone."""
        sent = self.send(self.outgoing)
        self.outgoing = self.outgoing[sent or 0 :]
        return sent is not None

    def end(self) -> bool:
        """Say that nothing more will be sent; return False when the client is gone."""
        self.incoming = Incoming()
        try:
            self.sock.shutdown(socket.SHUT_WR)
        except OSError:
            return False
        return True

    def _read(self) -> bytes | None:
        try:
            return self.sock.recv(READ_BYTES) or None
        except BlockingIOError:
            return b""
        except OSError:
            return None
