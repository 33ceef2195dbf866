"""What is read and changed in one breath is of one resource, where one half says which."""

from unittest.mock import Mock

import pytest

from scopes.finding.found import Found
from scopes.finding.one_resource import of_one_resource
from scopes.finding.ranking import Ranked
from scopes.finding.search import Candidate


def half(**scores: float) -> Found:
    """Return a match that means resources with such probabilities, the likeliest first."""
    candidates = [
        Candidate((name,), "user", score=score, operations=[(0.0, Mock(tag=name))])
        for name, score in scores.items()
    ]
    return Found(Mock(), candidates[0], Ranked(candidates, 0.0, 0.0, 0.0), Mock())


@pytest.mark.parametrize(
    ("read", "write", "meant"),
    [
        (half(voicemail=0.6, messages=0.5), half(messages=0.9), [("messages", 0.9)] * 2),
        (half(messages=0.9), half(voicemail=0.6, messages=0.5), [("messages", 0.9)] * 2),
        (half(people=0.95, rooms=0.1), half(rooms=0.9), [("people", 0.95), ("rooms", 0.9)]),
        (half(people=0.6, rooms=0.01), half(rooms=0.9), [("people", 0.6), ("rooms", 0.9)]),
        (half(a=0.6, c=0.1), half(b=0.6, c=0.1), [("a", 0.6), ("b", 0.6)]),
        (half(a=0.6), half(b=0.6), [("a", 0.6), ("b", 0.6)]),
    ],
)
def test_an_unsure_half_means_the_resource_of_the_other(
    read: Found, write: Found, meant: list[tuple[str, float]]
) -> None:
    found = of_one_resource([read], [write])

    assert [(each.best.scopes[0], each.best.score) for each in found] == meant


def test_things_that_do_not_pair_off_stay_as_they_were_found() -> None:
    reads, writes = [half(a=0.6, c=0.5)], [half(c=0.9), half(b=0.9)]

    assert of_one_resource(reads, writes) == [*reads, *writes]
