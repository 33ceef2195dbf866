"""A calibration says how often answers of a claimed share were right."""

from training.calibration import SMALLEST_BLOCK, calibrate
from training.measures import Verdict


def verdicts(claimed: float, right: int, wrong: int) -> list[Verdict]:
    return [
        Verdict(is_right, is_right, is_right, claimed)
        for is_right in [True] * right + [False] * wrong
    ]


def test_a_share_is_worth_what_it_proved_to_be() -> None:
    seen = [*verdicts(0.3, 10, SMALLEST_BLOCK - 10), *verdicts(0.9, SMALLEST_BLOCK - 4, 4)]

    assert calibrate(seen) == [
        (0.0, 0.0),
        (0.3, round(11 / (SMALLEST_BLOCK + 2), 4)),
        (0.9, round((SMALLEST_BLOCK - 3) / (SMALLEST_BLOCK + 2), 4)),
        (1.0, round((SMALLEST_BLOCK - 3) / (SMALLEST_BLOCK + 2), 4)),
    ]


def test_a_higher_share_is_never_worth_less() -> None:
    half = SMALLEST_BLOCK // 2
    seen = [*verdicts(0.5, SMALLEST_BLOCK, 0), *verdicts(0.7, half, SMALLEST_BLOCK - half)]

    _, (claimed, proved), _ = calibrate(seen)

    assert claimed == 0.6
    assert proved == round((SMALLEST_BLOCK + half + 1) / (2 * SMALLEST_BLOCK + 2), 4)


def test_nothing_is_certain() -> None:
    assert max(share for _, share in calibrate(verdicts(1.0, 1000, 0))) < 1.0
