"""Print how good the ranking is on sets of questions that it was not trained on.

    python -m training.evaluate SET.jsonl ...     each model alone, both, and all signals together

`tests/questions/natural.jsonl` is always among the sets. With `--weights FOLDER` other weights than
those in `data/` are judged, with `--fold N` also on the lines of the fold they were made without.
"""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from scopes.finding.fit import Fit
from scopes.finding.learned import Learned
from scopes.finding.ranking import Ranking
from scopes.finding.weights import Array
from scopes.knowledge import ROOT, Knowledge, load_and_check
from training.folds import folds_of
from training.labels import Labels, labels_of
from training.lines import Line, load_lines
from training.measures import (
    HEADING,
    Ask,
    Ranked,
    Verdict,
    calibration_table,
    judge_line,
    judge_question,
    load_questions,
    row,
)

_UNKNOWN: Ranked = [((("",), None), 0.0)]
"""What a search without any hit comes to."""
OWN = ROOT / "tests" / "questions" / "natural.jsonl"


def rankers(knowledge: Knowledge, labels: Labels, folder: Path) -> Mapping[str, Ask]:
    """Return ways to rank the classes of a text by the weights in a folder."""
    learned = Learned(folder, knowledge.dictionary)
    by_key = {operation.key: operation for operation in labels.operations}
    ranking = Ranking(learned, Fit(knowledge.catalog), by_key)

    def search_alone(text: str) -> Ranked:
        found = knowledge.search.find(knowledge.reader.read(text)).candidates
        return [((c.scopes, c.level), min(c.evidence, 1.0)) for c in found] or _UNKNOWN

    def spelling(text: str) -> Ranked:
        return _ranked(learned, learned.read(_said(knowledge, text)).ngrams)

    def language(text: str) -> Ranked:
        return _ranked(learned, learned.read(_said(knowledge, text)).encoder)

    def both(text: str) -> Ranked:
        return learned.rank(_said(knowledge, text))

    def together(text: str) -> Ranked:
        question = knowledge.reader.read(text)
        found = knowledge.search.find(question)
        return [((c.scopes, c.level), c.score) for c in ranking.rank(question, found).candidates]

    return {
        "search alone": search_alone,
        "net over n-grams": spelling,
        "language model": language,
        "both models": both,
        "all signals": together,
    }


def _said(knowledge: Knowledge, text: str) -> str:
    return knowledge.reader.read(text).said


def _ranked(learned: Learned, logs: Array) -> Ranked:
    first = np.argsort(-logs, kind="stable")[:12]
    return [(learned.classes[number], float(np.exp(logs[number]))) for number in first]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="measure the learned ranking")
    parser.add_argument("sets", nargs="*", type=Path, help="files of questions, JSON Lines")
    parser.add_argument("--weights", type=Path, default=ROOT / "data", metavar="FOLDER")
    parser.add_argument("--fold", type=int, help="the fold that these weights were made without")
    options = parser.parse_args()
    knowledge = load_and_check()
    labels = labels_of(knowledge.catalog, knowledge.operations)
    asks = rankers(knowledge, labels, options.weights)
    print(HEADING)
    calibrated = _judge_sets([OWN, *options.sets], asks)
    if options.fold is not None:
        lines = load_lines(knowledge, labels, ROOT)
        held = [lines[number] for number in folds_of(lines).judged(options.fold)]
        asked = [line for line in held if line.operation]
        calibrated["held-out lines"] = _judge_lines(asked, asks, labels)
    print()
    print(calibration_table(calibrated))


def _judge_sets(paths: Sequence[Path], asks: Mapping[str, Ask]) -> dict[str, list[Verdict]]:
    """Print how each ranker answers sets of questions; return the verdicts on the last ranker."""
    last: dict[str, list[Verdict]] = {}
    for path in paths:
        questions = load_questions(path)
        name = f"{path.parent.name}/{path.stem}"
        for way, ask in asks.items():
            last[name] = [judge_question(question, ask(question.text)) for question in questions]
            print(row(f"{name[-16:]:17}{way}", last[name]), flush=True)
    return last


def _judge_lines(asked: Sequence[Line], asks: Mapping[str, Ask], labels: Labels) -> list[Verdict]:
    """Print how each ranker answers lines, the last one file by file; return its verdicts."""
    verdicts: list[Verdict] = []
    for way, ask in asks.items():
        verdicts = [judge_line(line, ask(line.text), labels) for line in asked]
        print(row(f"{'held-out lines':17}{way}", verdicts), flush=True)
    by_source: dict[str, list[Verdict]] = {}
    for line, verdict in zip(asked, verdicts, strict=True):
        by_source.setdefault(line.source, []).append(verdict)
    for source, some in by_source.items():
        print(row(f"{source:17}{list(asks)[-1]}", some), flush=True)
    return verdicts


if __name__ == "__main__":
    main()
