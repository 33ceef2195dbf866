"""Messages to learn from know where their needs stand, and what each means."""

import pytest

from scopes.data.kinds import KINDS, NEED
from scopes.knowledge import ROOT, Knowledge
from training.labels import labels_of
from training.lines import UNKNOWN, Line, classes_of, load_lines
from training.messages import Message, as_messages, load_messages


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


def test_words_that_state_several_needs_are_told_from_those_that_may_mean_several(
    written: list[Message],
) -> None:
    parts = [part for message in written for part in message.parts]
    several = [part for part in parts if part.is_several]

    assert several
    assert {part.operation for part in several} == {None}
    assert any(len(part.right) > 1 for part in parts if not part.is_several)


def test_every_kind_is_there(written: list[Message]) -> None:
    assert {message.kind for message in written} >= set(range(len(KINDS)))


def test_single_needs_in_the_words_of_people_are_messages_as_well(knowledge: Knowledge) -> None:
    lines = load_lines(knowledge, labels_of(knowledge.catalog, knowledge.operations), ROOT)
    by_source = {line.source: line for line in lines if line.operation}
    single, title, part = (by_source[source] for source in ("singles_1", "titles", "multi"))

    (message,) = as_messages([title, part, single, Line("hello", "kinds", (0,), (0,))])

    assert (message.text, message.source) == (single.text, "singles_1")
    assert (message.spans, message.kind) == (((0, len(single.text)),), KINDS.index(NEED))
