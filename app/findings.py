"""What a check of the bot has found, for whoever runs it and for anybody who asks `/readyz`."""

from dataclasses import dataclass

OK, NOTE, WRONG = "ok", "note", "wrong"


@dataclass(frozen=True)
class Finding:
    """What one check found: `state` is ok, note or wrong.

    `words` are for whoever runs the bot. `public` says the same without details of the host, and
    is empty where `words` hold none. `stops` says that nothing is answered until it is mended.
    """

    state: str
    words: str
    public: str = ""
    stops: bool = False

    def __str__(self) -> str:
        """Return it as one line."""
        return f"{self.state:<6}{self.words}"

    @property
    def told(self) -> str:
        """What anybody may read."""
        return self.public or self.words


def stop(words: str, public: str = "") -> Finding:
    """Return that something is wrong which keeps the bot from answering."""
    return Finding(WRONG, words, public, stops=True)
