"""An animated picture made of screenshots of a page."""

from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Protocol

from PIL import Image

COLORS = 96
"""Colors of the picture; pages have few, and letters stay readable."""


class Shown(Protocol):
    """What has a look, such as a page of Playwright."""

    def screenshot(self) -> bytes:
        """Return what it looks like now, as PNG."""


@dataclass
class Animation:
    """What a page looked like, moment by moment."""

    page: Shown
    _frames: list[Image.Image] = field(default_factory=list)
    _durations: list[int] = field(default_factory=list)

    def show(self, milliseconds: int) -> None:
        """Add what the page looks like now, to be seen for so long."""
        frame = Image.open(BytesIO(self.page.screenshot()))
        self._frames.append(frame.convert("RGB"))
        self._durations.append(milliseconds)

    def save(self, path: Path) -> None:
        """Write all of it as a GIF that starts again at its end.

        One palette for all frames lets the file hold only what changes.
        """
        palette = self._palette()
        first, *others = [
            frame.quantize(palette=palette, dither=Image.Dither.NONE) for frame in self._frames
        ]
        first.save(path, save_all=True, append_images=others, duration=self._durations, loop=0)

    def _palette(self) -> Image.Image:
        """Return a picture that has the palette of all frames, one below the other."""
        width, height = self._frames[0].size
        tall = Image.new("RGB", (width, height * len(self._frames)))
        for number, frame in enumerate(self._frames):
            tall.paste(frame, (0, number * height))
        return tall.quantize(COLORS)
