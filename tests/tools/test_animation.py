from io import BytesIO
from pathlib import Path

from PIL import Image, ImageSequence

from tools.animation import Animation

SHADES = [(255, 0, 0), (0, 0, 255), (255, 0, 0)]


class Changing:
    """A page that has another color each time one looks."""

    def __init__(self) -> None:
        self._shades = iter(SHADES)

    def screenshot(self) -> bytes:
        picture = Image.new("RGB", (40, 30), (255, 255, 255))
        picture.paste(next(self._shades), (0, 0, 40, 10))
        written = BytesIO()
        picture.save(written, "PNG")
        return written.getvalue()


def test_each_look_is_seen_in_its_order_and_for_its_time(tmp_path: Path) -> None:
    animation = Animation(Changing())
    for milliseconds in (100, 200, 300):
        animation.show(milliseconds)

    animation.save(tmp_path / "made.gif")

    with Image.open(tmp_path / "made.gif") as made:
        assert made.info["loop"] == 0
        looks = [
            (frame.info["duration"], frame.convert("RGB").getpixel((5, 5)))
            for frame in ImageSequence.Iterator(made)
        ]
    assert looks == list(zip((100, 200, 300), SHADES, strict=True))
