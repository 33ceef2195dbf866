"""Whether a part of a message states a need is weighed by the evidence for it."""

from math import log

import pytest

from scopes.finding.classes import Place
from scopes.finding.stated import EVIDENCE, Setting, evidence_for, is_stated, probability
from scopes.knowledge import Knowledge

TEXT = "Our office moved to Lyon last year. Which scope lets an app create a call queue?"
NEED = "create a call queue"
BACKGROUND = "Our office moved to Lyon last year"


def evidence(knowledge: Knowledge, said: str, setting: Setting) -> dict[str, float]:
    start = TEXT.index(said)
    place = Place(TEXT, start, start + len(said))
    values = evidence_for(said, place, setting, 0.1, knowledge.learned)
    return dict(zip(EVIDENCE, values, strict=True))


def test_a_need_has_more_evidence_than_its_background(knowledge: Knowledge) -> None:
    need = evidence(knowledge, NEED, Setting(0.9, 1, 2))
    background = evidence(knowledge, BACKGROUND, Setting(0.9, 0, 2))
    assert need["tagged"] > 0 > background["tagged"]
    assert need["kind"] == background["kind"] > 0
    assert (need["opening"], background["opening"]) == (0.0, 1.0)
    assert (need["length"], need["parts"]) == (log(4), log(2))
    assert need["always"] == background["always"] == 1.0


@pytest.mark.parametrize(
    ("setting", "alone", "opening"),
    [
        (Setting(0.5, 0, 1), 1.0, 0.0),
        (Setting(0.5, 0, 3), 0.0, 1.0),
        (Setting(0.5, 2, 3), 0.0, 0.0),
    ],
)
def test_the_setting_tells_the_first_of_several_from_the_only_part(
    knowledge: Knowledge, setting: Setting, alone: float, opening: float
) -> None:
    found = evidence(knowledge, NEED, setting)
    assert (found["alone"], found["opening"]) == (alone, opening)
    assert found["kind"] == pytest.approx(0.0)


def test_shares_of_none_and_all_are_as_clear_as_very_small_and_large_ones(
    knowledge: Knowledge,
) -> None:
    none, every = (evidence(knowledge, NEED, Setting(share, 0, 1)) for share in (0.0, 1.0))
    assert none["kind"] == pytest.approx(-every["kind"])
    assert -10 < none["kind"] < -9


def test_more_of_what_counts_makes_a_need_likelier() -> None:
    weights = dict.fromkeys(EVIDENCE, 0.0) | {"kind": 1.0, "nothing": -2.0}
    shares = [
        probability([kind, 0.0, nothing, *[0.0] * (len(EVIDENCE) - 3)], weights)
        for kind, nothing in ((2.0, 0.0), (0.0, 0.0), (0.0, 1.0))
    ]
    assert shares == sorted(shares, reverse=True)
    assert shares[1] == pytest.approx(0.5)


def test_the_only_part_of_a_message_must_be_likelier_a_need_than_one_of_several() -> None:
    weights = dict.fromkeys(EVIDENCE, 0.0) | {"always": -0.1}
    evidence = [1.0] * len(EVIDENCE)
    assert is_stated(evidence, Setting(0.5, 0, 2), weights)
    assert not is_stated(evidence, Setting(0.5, 0, 1), weights)
