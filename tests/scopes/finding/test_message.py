"""A message is read in portions, and each part of it is known within its portion."""

from scopes.finding.message import MOST_PORTIONS, PORTION, Message, read_message
from scopes.finding.spans import Span
from scopes.knowledge import Knowledge


def test_a_part_has_its_place_within_its_portion() -> None:
    message = Message("List rooms. Post cards.", [], [(0, 11), (12, 23)])
    assert message.place(Span(0, 10)) == ("List rooms.", 0, 10)
    assert message.place(Span(12, 22)) == ("Post cards.", 0, 10)
    assert message.place(Span(17, 99)) == ("Post cards.", 5, 11)


def test_a_long_message_is_read_in_so_many_portions(knowledge: Knowledge) -> None:
    text = "Our app has to list rooms. " * 400
    message = read_message(text, knowledge.learned)
    assert len(message.portions) == MOST_PORTIONS
    assert all(end - start <= PORTION for start, end in message.portions)
    assert all(0 <= span.start < span.end <= message.portions[-1][1] for span in message.spans)


def test_needs_in_a_later_portion_are_found(knowledge: Knowledge) -> None:
    text = f"{'We moved house. ' * 60}\nWhich scopes do I need to create a call queue?"
    message = read_message(text, knowledge.learned)
    assert "create a call queue" in {text[span.start : span.end] for span in message.spans}
