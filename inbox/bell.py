"""Wake those who answer when something was stored, also from another process of this host."""

import os
import select

MOST_RINGS = 65_536


class Bell:
    """A pipe that is rung and listened to by the process that made it and by all its children.

    Rings that nobody has heard yet are one ring. Of several processes that listen, any may hear it.
    """

    def __init__(self) -> None:
        self._listening, self._ringing = os.pipe()
        os.set_blocking(self._listening, False)
        os.set_blocking(self._ringing, False)

    def ring(self) -> None:
        """Wake whoever listens, or the next one who does."""
        try:
            os.write(self._ringing, b"!")
        except BlockingIOError:
            return  # rung so often that it will be heard

    def __del__(self) -> None:
        """Close it when nobody in this process can ring it any more, and not before."""
        os.close(self._listening)
        os.close(self._ringing)

    def hear(self) -> None:
        """Take the rings so far as heard."""
        try:
            os.read(self._listening, MOST_RINGS)
        except BlockingIOError:
            return  # another process has heard them

    def fileno(self) -> int:
        """Return what `select` waits for."""
        return self._listening


def listen(*bells: Bell, seconds: float) -> None:
    """Return once one of the bells is rung, or when the time is over."""
    rung, _, _ = select.select(bells, [], [], seconds)
    for bell in rung:
        bell.hear()
