"""What tells needs from their background is learned from parts of messages."""

import pytest

from scopes.finding.stated import EVIDENCE, Setting, probability
from scopes.knowledge import Knowledge
from training.messages import Message, as_message
from training.stating import Seen, learn, parts_seen, table

NEED, OTHER = "create a call queue", "Our office has moved"


def parts(count: int) -> list[Seen]:
    """Return parts that are needs where their words are tagged so, but for each tenth one."""
    return [
        Seen(
            evidence(1.0 if n % 2 else -1.0),
            Setting(0.5, n % 3, 3),
            bool(n % 2) != (n % 10 == 0),
            "posts_1",
            n // 3,
        )
        for n in range(count)
    ]


def evidence(tagged: float) -> tuple[float, ...]:
    return (0.0, tagged, *[0.0] * (len(EVIDENCE) - 3), 1.0)


def test_what_goes_with_needs_gets_weight() -> None:
    weights = learn(parts(300))
    assert list(weights) == list(EVIDENCE)
    assert weights["tagged"] > 0.5
    assert weights["kind"] == 0.0
    assert probability(evidence(1.0), weights) > 0.9 > 0.4 > probability(evidence(-1.0), weights)


def test_the_table_tells_how_many_needs_and_others_are_kept() -> None:
    head, row = table(parts(300)).splitlines()
    assert head.split() == ["parts", "taken", "for", "needs", "needs", "kept", "others", "kept"]
    assert row.split() == ["posts", "180", "83.3", "120", "0.0"]


@pytest.mark.parametrize(
    ("spans", "is_stated"), [(((0, len(NEED)),), True), ((), False), (((25, 40),), False)]
)
def test_a_part_that_overlaps_with_a_need_states_one(
    knowledge: Knowledge, spans: tuple[tuple[int, int], ...], *, is_stated: bool
) -> None:
    message = Message(f"{NEED}. {OTHER}.", spans, (), None, "posts_1")
    seen = parts_seen([message], knowledge)
    assert [part.is_stated for part in seen] == [is_stated]


def test_a_single_need_is_all_of_its_message() -> None:
    message = as_message(NEED, "single")
    assert message.spans == ((0, len(NEED)),)
