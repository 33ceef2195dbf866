"""The loop that accepts connections, reads whole requests and writes whole replies.

No thread ever waits for a client: one that sends or reads slowly costs a little memory until its
time is over, whatever it does.
"""

import errno
import os
import selectors
import socket
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from queue import SimpleQueue

from app.connection import READ_BYTES, Connection
from app.incoming import Request, TooLarge
from app.replies import Reply, refusal

MOST_ACCEPTED = 64
"""How many connections are accepted before others get their turn."""
CONSENT = b"HTTP/1.1 100 Continue\r\n\r\n"

Take = Callable[[Request], "Future[Reply]"]


@dataclass(frozen=True)
class Patience:
    """How much is borne of clients; times in seconds.

    `request` is for a whole request to arrive, `reply` for a whole reply to be read, `idle` for
    the next request on a connection, `farewell` for a client to close after the last reply.
    """

    request: float = 10.0
    reply: float = 30.0
    idle: float = 5.0
    farewell: float = 1.0
    look: float = 0.25
    connections: int = 500
    held_bytes: int = 64 * 1024 * 1024


class Door:
    """Serves the clients of listening sockets, one `turn` after another, from a single thread."""

    def __init__(
        self,
        listeners: Sequence[socket.socket],
        wake: tuple[int, int],
        take: Take,
        patience: Patience = Patience(),
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """`wake` is a pipe that ends the wait of a turn; `take` has a request worked on."""
        self._listeners = listeners
        self._wake = wake
        self._take = take
        self._patience = patience
        self._now = now
        self._next_look = 0.0
        self._connections: dict[Connection, None] = {}
        self._replies: SimpleQueue[tuple[Connection, Future[Reply]]] = SimpleQueue()
        self._is_stopping = False
        self._selector = selectors.DefaultSelector()
        for end in wake:
            os.set_blocking(end, False)  # a full pipe must not hold up who writes to it
        self._selector.register(wake[0], selectors.EVENT_READ, self._woken)
        for listener in listeners:
            listener.setblocking(False)
            self._selector.register(listener, selectors.EVENT_READ, self._accept(listener))

    @property
    def is_busy(self) -> bool:
        """Whether there is anybody left."""
        return bool(self._connections)

    def turn(self, timeout: float) -> None:
        """Do what there is to do, waiting at most so many seconds for it."""
        for key, _ in self._selector.select(min(timeout, self._patience.look)):
            key.data()
        while not self._replies.empty():
            self._reply(*self._replies.get())
        if self._now() >= self._next_look:
            self._next_look = self._now() + self._patience.look
            self._close_late()

    def stop(self) -> None:
        """Accept nobody any more, and let go of those that are served."""
        self._is_stopping = True
        for listener in self._listeners:
            self._selector.unregister(listener)
        latest = self._now() + self._patience.farewell
        for connection in self._connections:
            if not connection.is_served and not connection.held:
                connection.deadline = min(connection.deadline, latest)

    def close(self) -> None:
        """Drop everybody."""
        for connection in list(self._connections):
            self._close(connection)
        self._selector.close()

    def _woken(self) -> None:
        with suppress(BlockingIOError):
            os.read(self._wake[0], READ_BYTES)

    def _accept(self, listener: socket.socket) -> Callable[[], None]:
        def accept() -> None:
            for _ in range(MOST_ACCEPTED):
                try:
                    connection = Connection(*listener.accept())
                except OSError as error:
                    if error.errno in (errno.EMFILE, errno.ENFILE):
                        self._make_room()
                    return
                if len(self._connections) >= self._patience.connections:
                    self._make_room()
                self._connections[connection] = None
                self._listen(connection, self._patience.request)

        return accept

    def _watch(
        self, connection: Connection, event: int, act: Callable[[Connection], None], seconds: float
    ) -> None:
        """Act as soon as a connection can be read or written, within so many seconds."""
        connection.deadline = self._now() + seconds
        self._selector.register(connection.sock, event, lambda: act(connection))

    def _listen(self, connection: Connection, seconds: float) -> None:
        self._watch(connection, selectors.EVENT_READ, self._receive, seconds)

    def _receive(self, connection: Connection) -> None:
        if not connection.incoming:
            connection.deadline = self._now() + self._patience.request
        if not connection.receive():
            self._close(connection)
            return
        self._serve(connection)
        if not connection.is_served and connection.incoming.awaits_consent:
            connection.send(CONSENT)

    def _serve(self, connection: Connection) -> None:
        """Have the first request worked on, if it is there; nothing more is read meanwhile."""
        try:
            data = connection.incoming.take()
        except TooLarge as error:
            self._selector.unregister(connection.sock)
            self._write(connection, refusal(error.status))
            return
        if data is None:
            return
        self._selector.unregister(connection.sock)
        connection.is_served = True
        future = self._take(Request(data, connection.client, connection.server))
        future.add_done_callback(lambda done: self._done(connection, done))

    def _done(self, connection: Connection, future: "Future[Reply]") -> None:
        """Note a reply; called from any thread."""
        self._replies.put((connection, future))
        with suppress(OSError):  # so full that the loop wakes anyway, or closed
            os.write(self._wake[1], b".")

    def _reply(self, connection: Connection, future: "Future[Reply]") -> None:
        connection.is_served = False
        if connection in self._connections:
            is_lost = future.cancelled() or future.exception()
            self._write(connection, refusal(500) if is_lost else future.result())

    def _write(self, connection: Connection, reply: Reply) -> None:
        connection.outgoing = memoryview(reply.data)
        connection.stays_open = reply.stays_open and not self._is_stopping
        self._watch(connection, selectors.EVENT_WRITE, self._go_on, self._patience.reply)
        self._go_on(connection)

    def _go_on(self, connection: Connection) -> None:
        """Send as much as the client takes; after the last of it listen again, or part."""
        if not connection.send_more():
            self._close(connection)
        elif not connection.outgoing:
            self._selector.unregister(connection.sock)
            if connection.stays_open:
                self._listen(connection, self._patience.idle)
                self._serve(connection)  # the next request may have come with the one before
            else:
                self._part(connection)

    def _part(self, connection: Connection) -> None:
        """Let a client read the last reply: to close at once would reset what it still sends."""
        self._watch(connection, selectors.EVENT_READ, self._drop, self._patience.farewell)
        if not connection.end():
            self._close(connection)

    def _drop(self, connection: Connection) -> None:
        if not connection.discard():
            self._close(connection)

    def _close_late(self) -> None:
        now = self._now()
        for connection in [each for each in self._connections if not each.is_served]:
            if connection.deadline <= now:
                self._close(connection)
        while sum(each.held for each in self._connections) > self._patience.held_bytes:
            self._close(max(self._connections, key=lambda each: each.held))

    def _make_room(self) -> None:
        """Close the connection whose time is over first."""
        waiting = [each for each in self._connections if not each.is_served]
        if waiting:
            self._close(min(waiting, key=lambda each: each.deadline))

    def _close(self, connection: Connection) -> None:
        if connection not in self._connections:
            return
        del self._connections[connection]
        with suppress(KeyError, ValueError):  # while it is served nobody watches it
            self._selector.unregister(connection.sock)
        connection.sock.close()
