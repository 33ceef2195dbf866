"""Whole messages to learn from know where their needs stand."""

import random

import pytest

from scopes.finding.spans import KINDS, NEED
from scopes.knowledge import ROOT, Knowledge
from training.labels import labels_of
from training.lines import classes_of
from training.messages import Maker, Message, load_messages

SINGLES = [
    ("action", "List rooms.", (3,)),
    ("terse", "post a card", (4,)),
    ("tool", "reads CDRs", (5,)),
    ("ask", "Who am I?", (6,)),
    ("action", "delete the team", (7,)),
    ("terse", "queue stats", (8,)),
]
TEXT = "Hi all. We use Webex for years. I want to list rooms. It is for our CRM. Thanks!"
START = TEXT.index("list rooms")
POST = Message(TEXT, ((START, START + len("list rooms")),), ((3,),), 0, "posts")


@pytest.fixture(scope="module")
def written(knowledge: Knowledge) -> list[Message]:
    labels = labels_of(knowledge.catalog, knowledge.operations, knowledge.privilege)
    return load_messages(ROOT, classes_of(labels))


def test_spans_lie_in_their_message_and_in_order(written: list[Message]) -> None:
    for message in written:
        spans = message.spans or ()
        assert list(spans) == sorted(spans)
        assert all(0 <= start < end <= len(message.text) for start, end in spans)
        assert len(message.right) == len(spans)


def test_every_kind_is_there(written: list[Message]) -> None:
    assert {message.kind for message in written} >= set(range(len(KINDS)))


def test_messages_that_are_put_together_hold_the_needs_they_are_made_of() -> None:
    framings = ["please {}!", "{}\n\nThanks"]
    made = Maker(SINGLES, framings, [POST], random.Random(1)).make()
    plain = {text.rstrip(" .?!").lower(): right for style, text, right in SINGLES if style != "ask"}
    counts = set()
    for message in made:
        assert message.kind == KINDS.index(NEED)
        assert message.spans
        counts.add(len(message.spans))
        for (start, end), right in zip(message.spans, message.right, strict=True):
            assert plain[message.text[start:end].lower()] == right
    assert counts == {1, 2, 3, 4, 5}
    assert any("We use Webex for years." in message.text for message in made)
    assert not any("I want to list rooms." in message.text for message in made)
