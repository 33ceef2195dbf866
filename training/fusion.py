"""The weights of the signals, and what a claimed share proved to be worth.

Both are learned on lines that were held out when the models behind the first signals were trained:
on lines they know, the models would look better than they are.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from scopes.finding.classes import Place
from scopes.finding.ranking import Ranking
from scopes.finding.search import Search
from scopes.finding.signals import MEANINGS, has_few_words, interpolate, shares_of
from scopes.finding.weights import Array
from scopes.reading.endpoints import find_endpoints
from scopes.reading.reader import Reader
from training.calibration import calibrate
from training.labels import NONE, UNNAMED, Labels
from training.lines import Line
from training.measures import Verdict
from training.messages import Message

SHRINKAGE = 0.002
"""How much large weights cost: no signal is to count for more than it proves."""
UNKNOWN = -1
"""The number of a candidate that is no class: a set that only one role may take instead."""


@dataclass(frozen=True)
class Case:
    """A line as the signals see it: values, candidates x signals, the last rows for no scope.

    `classes` are the numbers of the rows' classes, `right` the rows that are right; `is_brief`
    tells that the line has few words.
    """

    line: Line
    values: Array
    classes: tuple[int, ...]
    right: tuple[int, ...]
    is_brief: bool

    def verdict(self, weights: Mapping[str, float]) -> Verdict:
        """Return how the line is answered under the weights; never with nothing."""
        if len(self.classes) == 2:
            return Verdict(False, False, False, 0.0)
        shares = shares_of(self.values, np.array([weights[name] for name in MEANINGS]))[:-1]
        first = np.argsort(-shares, kind="stable")[:3].tolist()
        hits = [self.classes[row] in self.line.allowed for row in first]
        return Verdict(hits[0], any(hits), hits[0], float(shares[first[0]]))


def cases_of(
    lines: Iterable[tuple[Line, Place | None]],
    reader: Reader,
    search: Search,
    ranking: Ranking,
    labels: Labels,
) -> list[Case]:
    """Return lines, which may be parts of messages, with the signals of their candidates."""
    cases: list[Case] = []
    for line, place in lines:
        question = reader.read(line.text)
        found = search.find(question)
        pool = ranking.pool(question, found, place)
        known = (labels.numbers.get((c.scopes, c.level), UNKNOWN) for c in pool)
        numbers = (*known, UNNAMED, NONE)
        right = tuple(row for row, number in enumerate(numbers) if number in line.right)
        values = ranking.values(question, pool, found.fit_undocumented, place)
        cases.append(Case(line, values, numbers, right, has_few_words(question)))
    return cases


def parts_of(messages: Iterable[Message]) -> list[tuple[Line, Place]]:
    """Return the needs of messages, and what is easily taken for one, with their places."""
    return [
        (Line(m.text[p.start : p.end], m.source, p.right, p.right), Place(m.text, p.start, p.end))
        for m in messages
        if m.spans
        for p in m.parts
        if not find_endpoints(m.text[p.start : p.end])
    ]


def learn_weights(cases: Sequence[Case]) -> dict[str, float]:
    """Return the weight of each signal under which the right candidates have the largest share."""
    answerable = [case for case in cases if case.right]
    most = max(len(case.values) for case in answerable)
    values = torch.zeros(len(answerable), most, len(MEANINGS), dtype=torch.float64)
    is_there = torch.zeros(len(answerable), most, dtype=torch.bool)
    is_right = torch.zeros(len(answerable), most, dtype=torch.bool)
    for row, case in enumerate(answerable):
        values[row, : len(case.values)] = torch.from_numpy(case.values)
        is_there[row, : len(case.values)] = True
        is_right[row, list(case.right)] = True
    weights = torch.zeros(len(MEANINGS), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimizer.zero_grad()
        sums = (values @ weights).masked_fill(~is_there, -1e9)
        logs = sums.log_softmax(1).masked_fill(~is_right, -1e9).logsumexp(1)
        missed = SHRINKAGE * (weights**2).sum() - logs.mean()
        missed.backward()
        return missed

    optimizer.step(loss)
    return {name: round(w, 4) for name, w in zip(MEANINGS, weights.tolist(), strict=True)}


def calibrate_both(
    cases: Sequence[Case], weights: Mapping[str, float]
) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """Return the calibration of cases with more words, and that of those with few."""
    more, few = ([case.verdict(weights) for case in cases if case.is_brief == b] for b in (0, 1))
    return calibrate(more), calibrate(few)


def cross_fitted(cases: Sequence[Case]) -> list[Verdict]:
    """Return verdicts with probabilities, each half of the cases by what the other half taught."""
    verdicts: list[Verdict] = []
    for judged, taught in ((cases[::2], cases[1::2]), (cases[1::2], cases[::2])):
        weights = learn_weights(taught)
        calibrations = calibrate_both(taught, weights)
        for case in judged:
            verdict = case.verdict(weights)
            claimed = interpolate(calibrations[case.is_brief], verdict.claimed)
            verdicts.append(replace(verdict, claimed=claimed))
    return verdicts
