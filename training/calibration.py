"""What a claimed share proved to be worth."""

from collections.abc import Sequence

from training.measures import Verdict

SMALLEST_BLOCK = 40
"""Answers that a step of the calibration rests on at least."""


def calibrate(verdicts: Sequence[Verdict]) -> list[tuple[float, float]]:
    """Return pairs of a claimed share and how often such answers were right (isotonic).

    The pairs rise; between them one may draw straight lines. Each block counts as if one more of
    its answers had been right and one more wrong, so that none is certain.
    """
    rising = sorted(verdicts, key=lambda verdict: verdict.claimed)
    blocks: list[tuple[float, float, int]] = []
    for start in range(0, len(rising), SMALLEST_BLOCK):
        part = rising[start : start + SMALLEST_BLOCK]
        right = float(sum(verdict.is_first for verdict in part))
        blocks.append((sum(verdict.claimed for verdict in part), right, len(part)))
        while len(blocks) > 1 and _proved(*blocks[-2][1:]) >= _proved(*blocks[-1][1:]):
            (a, b, c), (d, e, f) = blocks.pop(), blocks.pop()
            blocks.append((a + d, b + e, c + f))
    inner = [(round(a / n, 4), round(_proved(b, n), 4)) for a, b, n in blocks]
    return [(0.0, 0.0), *inner, (1.0, inner[-1][1])]


def _proved(right: float, answers: int) -> float:
    return (right + 1) / (answers + 2)
