"""Needs are met with and without what people say around them."""

import random

from scopes.knowledge import ROOT
from training.framings import framed, load_framings
from training.lines import Line


def test_every_framing_has_a_place_for_the_need() -> None:
    framings = load_framings(ROOT)
    assert len(set(framings)) == len(framings)
    assert all(framing.count("{}") == 1 for framing in framings)
    assert "{}\n\nThanks in advance" in framings


def test_some_needs_are_framed_and_nothing_else_is() -> None:
    need = Line("list rooms", "requests", (3,), (3,))
    thanks = Line("thanks", "kinds", (0,), (0,))
    texts = framed([need, thanks] * 200, ["so: {}"], random.Random(1))
    assert set(texts) == {need.text, "so: list rooms", thanks.text}
    assert 40 < texts.count("so: list rooms") < 100
