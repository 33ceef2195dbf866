"""Messages to learn from know where their needs stand, and what each means."""

import random

import pytest

from scopes.data.kinds import KINDS, NEED
from scopes.knowledge import ROOT, Knowledge
from tests.training.test_tails import TAILS
from training.labels import labels_of
from training.lines import UNKNOWN, Line, classes_of
from training.messages import OFTEN, Maker, Message, Part, Singles, load_messages

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


@pytest.fixture(scope="module")
def written(knowledge: Knowledge) -> list[Message]:
    labels = labels_of(knowledge.catalog, knowledge.operations)
    return load_messages(ROOT, classes_of(labels))


def test_spans_lie_in_their_message_and_in_order(written: list[Message]) -> None:
    for message in written:
        spans = message.spans or ()
        assert list(spans) == sorted(spans)
        assert all(0 <= start < end <= len(message.text) for start, end in spans)
        for part in message.parts:
            is_whole = (part.start, part.end) == (0, len(message.text))
            is_apart = all(end <= part.start or part.end <= start for start, end in spans)
            assert (part.start, part.end) in spans or is_whole or (is_apart and part.right == (0,))


def test_what_surrounds_a_need_and_what_no_operation_does_lead_to_no_scope(
    written: list[Message],
) -> None:
    details = [each for each in written if each.source == "details"]
    assert sum(len(each.spans or ()) < len(each.parts) for each in details) > len(details) / 2
    unknown = [each for each in written if each.source == UNKNOWN]
    assert {each.spans == ((0, len(each.text)),) for each in unknown} == {True}
    assert {part.right for each in unknown for part in each.parts} == {(0,)}


def test_every_kind_is_there(written: list[Message]) -> None:
    assert {message.kind for message in written} >= set(range(len(KINDS)))


def test_single_needs_are_met_alone_and_in_what_people_say_around_them() -> None:
    nothing = Line("thanks", "kinds", (0,), (0,))
    framings, chance = ["please {}!"], random.Random(1)
    singles = Singles([*LINES, nothing] * 30, {}, framings, TAILS, chance).make()
    texts = [single.text for single in singles]
    assert "thanks" not in texts
    assert {"List rooms.", "please List rooms.!"} <= set(texts)
    assert texts.count("CDR lesen") == 30 * OFTEN["languages"]
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
