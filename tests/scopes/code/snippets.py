"""The snippets of `snippets/*.txt`: code in many languages, with the calls that are in it."""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "snippets"


@dataclass(frozen=True)
class Snippet:
    """A piece of code, the name of a file that it could be, and its calls: "GET /v1/rooms"."""

    title: str
    name: str
    calls: tuple[str, ...]
    text: str


def snippets() -> list[Snippet]:
    """Return all snippets in order."""
    texts = (path.read_text("utf-8") for path in sorted(FOLDER.glob("*.txt")))
    return [_parse(block) for text in texts for block in text.split("@@ ")[1:]]


def _parse(block: str) -> Snippet:
    head, text = block.split("\n", 1)
    title, name, calls = head.split(": ")
    wanted = () if calls == "none" else tuple(calls.split("; "))
    return Snippet(title, name, wanted, text)
