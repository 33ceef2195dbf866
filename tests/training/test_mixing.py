"""What is put together states the needs it is made of, and nothing else."""

import random

import pytest

from scopes.data.kinds import KINDS, NEED
from tests.training.test_tails import TAILS
from training.lines import UNKNOWN, Line
from training.messages import Message, Part
from training.mixing import OFTEN, SHARE_MET, Maker, Singles

LINES = [
    Line(text, source, (number,), (number,), style=style)
    for number, (style, text, source) in enumerate(
        [
            ("action", "List rooms.", "singles_1"),
            ("terse", "post a card", "singles_1"),
            ("tool", "reads CDRs", "singles_1"),
            ("ask", "Who am I?", "singles_1"),
            ("action", "delete the team", "singles_1"),
            ("terse", "queue stats", "singles_1"),
            ("de", "CDR lesen", "languages"),
        ],
        start=2,
    )
]
TEXT = "Hi all. We use Webex for years. I'd love to list rooms. It is for our CRM. Thanks!"
START = TEXT.index("list rooms")
END = START + len("list rooms")
STEP = Message("water the plants", ((0, 16),), (Part(0, 16, (0,)),), None, UNKNOWN)
POST = Message(TEXT, ((START, END),), (Part(START, END, (2,)),), 0, "posts")


def test_single_needs_are_met_alone_and_in_what_people_say_around_them() -> None:
    nothing = Line("thanks", "kinds", (0,), (0,))
    often = Line("who am i", "details_2", (2,), (2,), style="ask")
    framings, chance = ["please {}!"], random.Random(1)
    singles = Singles([*LINES, nothing, often] * 1000, {}, framings, TAILS, chance).make()
    texts = [single.text for single in singles]
    assert "thanks" not in texts
    assert {"List rooms.", "please List rooms.!"} <= set(texts)
    assert texts.count("CDR lesen") == pytest.approx(1000 * SHARE_MET, abs=50)
    assert texts.count("who am i") == pytest.approx(1000 * SHARE_MET * OFTEN["details_2"], abs=100)
    for single in singles:
        (part,) = single.parts
        assert single.spans in (None, ((part.start, part.end),))
        said = single.text[part.start : part.end].lower().rstrip(".?")
        assert said in {line.text.lower().rstrip(".?") for line in LINES}
    assert {s.spans for s in singles if s.text in ("Who am I?", "CDR lesen")} == {None}


def test_messages_that_are_put_together_hold_the_needs_they_are_made_of() -> None:
    framings, chance = ["please {}!", "{}\n\nThanks"], random.Random(1)
    made = Maker(LINES, framings, [POST, STEP], TAILS, chance).make()
    plain = {
        line.text.rstrip(" .?!").lower(): line.right
        for line in LINES
        if line.style not in ("ask", "de")
    } | {STEP.text: (0,)}
    counts = set()
    for message in made:
        assert message.kind == KINDS.index(NEED)
        counts.add(len(message.parts))
        assert message.spans == tuple((part.start, part.end) for part in message.parts)
        for part in message.parts:
            assert plain[message.text[part.start : part.end].lower()] == part.right
    assert counts == {1, 2, 3, 4, 5}
    assert any("We use Webex for years." in message.text for message in made)
    assert any(STEP.text in message.text.lower() for message in made)
    assert any("with one click" in message.text for message in made)
    assert not any("I'd love to list rooms." in message.text for message in made)
