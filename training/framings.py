"""What people say around a need: that they ask for scopes, for what, and please and thanks.

It says nothing of the need, so the models meet texts now with and now without it.
"""

import random
from collections.abc import Sequence
from pathlib import Path

from training.lines import Line

SHARE = 0.35
"""Of the texts that are met with something around them, each time anew."""


def load_framings(root: Path) -> list[str]:
    r"""Return the framings; `{}` stands for the need, `\n` for the end of a line."""
    rows = (root / "data" / "phrasings" / "framings.txt").read_text(encoding="utf-8").splitlines()
    return [row.replace("\\n", "\n") for row in rows]


def framed(lines: Sequence[Line], framings: Sequence[str], chance: random.Random) -> list[str]:
    """Return the texts of lines, a share of those that ask for scopes in a framing."""
    return [
        chance.choice(framings).replace("{}", line.text)
        if line.right != (0,) and chance.random() < SHARE
        else line.text
        for line in lines
    ]
