"""What is learned from: lines, their classes, and which are held out together."""

import re
from dataclasses import replace

import pytest

from scopes.finding.classes import NOTHING
from scopes.knowledge import ROOT, Knowledge
from training.folds import FOLDS, folds_of
from training.labels import Labels, features_of, labels_of
from training.lines import WRITTEN, Line, load_lines
from training.messages import fingerprint


@pytest.fixture(scope="module")
def labels(knowledge: Knowledge) -> Labels:
    return labels_of(knowledge.catalog, knowledge.operations)


@pytest.fixture(scope="module")
def lines(knowledge: Knowledge, labels: Labels) -> list[Line]:
    return load_lines(knowledge, labels, ROOT)


def test_every_line_leads_to_a_class(lines: list[Line], labels: Labels) -> None:
    assert {line.source for line in lines} >= set(WRITTEN) - {"asked"}
    for line in lines:
        assert line.right
        assert set(line.right) <= set(line.allowed)
        assert max(line.allowed) < len(labels.classes)


def test_a_line_without_level_means_the_usual_one_and_allows_all(
    lines: list[Line], labels: Labels
) -> None:
    line = next(each for each in lines if each.operation and each.operation.title == "List Rooms")
    assert [labels.classes[n] for n in line.right] == [(("spark:rooms_read",), "user")]
    assert {labels.classes[n][1] for n in line.allowed} == {"user", "compliance"}


def test_every_class_has_a_line(lines: list[Line], labels: Labels) -> None:
    assert {n for line in lines for n in line.allowed} == set(range(len(labels.classes)))


def test_reading_and_changing_are_told_apart_by_a_feature_they_share_with_others(
    knowledge: Knowledge,
) -> None:
    read = features_of((("spark:rooms_read",), "user"), knowledge.catalog)
    write = features_of((("spark:rooms_write",), "user"), knowledge.catalog)
    assert "access read" in read
    assert "access write" in write
    assert {"level user", "subject rooms", "area rooms"} <= set(read) & set(write)
    assert features_of(NOTHING, knowledge.catalog) == ["nothing"]


def test_texts_that_are_nearly_the_same_are_held_out_together(lines: list[Line]) -> None:
    some = [line for line in lines if line.source == "singles_1"][:40]
    twins = [*some, *(replace(line, text=f"please {line.text.upper()}!") for line in some)]
    folds = folds_of(twins)
    assert set(folds.of.values()) == set(range(FOLDS))
    assert all(folds.of[n] == folds.of[n + len(some)] for n in range(len(some)))
    assert not folds.known


def test_texts_stay_in_their_fold_when_others_come_before_them(lines: list[Line]) -> None:
    first, later = ([line for line in lines if line.source == s] for s in ("singles_1", "multi"))
    alone, together = folds_of(later), folds_of([*first[:200], *later])
    assert {n: together.of[n + 200] for n in range(len(later))} == alone.of


def test_a_message_is_held_out_whole_and_what_others_said_of_it_is_not_judged(
    lines: list[Line],
) -> None:
    spans = [line for line in lines if line.source == "multi"][:60]
    twins = [replace(line, source="singles_1", message=None, style="terse") for line in spans]
    folds = folds_of([*spans, *twins])
    for message in {line.message for line in spans}:
        assert len({folds.of[n] for n, line in enumerate(spans) if line.message == message}) == 1
    parted = {n for n in range(len(spans)) if folds.of[n] != folds.of[n + len(spans)]}
    assert parted and parted <= folds.known
    assert not folds.known & {n for fold in range(FOLDS) for n in folds.judged(fold)}


def test_the_fingerprint_changes_with_what_is_right(lines: list[Line], labels: Labels) -> None:
    changed = [replace(lines[0], right=(1, 2)), *lines[1:]]
    assert fingerprint(changed, [], labels) != fingerprint(lines, [], labels)


def test_the_page_on_the_texts_counts_the_lines_of_each_file() -> None:
    folder = ROOT / "data" / "phrasings"
    page = (folder / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\w+\.\w+) \| ([\d,]+) \|", page, re.MULTILINE)

    files = {
        path.name: len(path.read_text(encoding="utf-8").splitlines())
        for path in folder.iterdir()
        if path.name != "README.md"
    }
    assert {name: int(count.replace(",", "")) for name, count in rows} == {"asked.tsv": 0} | files
