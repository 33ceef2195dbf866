"""Weights, data and code belong together, and the ranking understands what it never saw."""

from pathlib import Path

import pytest

from scopes.data.snapshot import MODEL, WEIGHTS
from scopes.finding.classes import NOTHING, Place
from scopes.finding.fit import Fit
from scopes.finding.learned import Learned
from scopes.finding.ranking import Ranked, Ranking
from scopes.finding.signals import MEANINGS
from scopes.knowledge import ROOT, Knowledge
from scopes.text.dictionary import Dictionary
from scopes.text.spelling import Spelling
from training.labels import labels_of
from training.lines import classes_of, load_lines
from training.messages import fingerprint, load_messages

DATA = ROOT / "data"
LARGEST = 30_000_000
"""Bytes of both files together."""


@pytest.fixture(scope="module")
def learned(knowledge: Knowledge) -> Learned:
    return Learned(DATA, knowledge.dictionary)


@pytest.fixture(scope="module")
def ranking(knowledge: Knowledge, learned: Learned) -> Ranking:
    by_key = {operation.key: operation for operation in reversed(knowledge.operations.all)}
    return Ranking(learned, Fit(knowledge.catalog), by_key)


def rank(knowledge: Knowledge, ranking: Ranking, text: str) -> Ranked:
    question = knowledge.reader.read(text)
    return ranking.rank(question, knowledge.search.find(question))


def test_the_weights_were_made_from_the_data_as_it_is(
    knowledge: Knowledge, learned: Learned
) -> None:
    labels = labels_of(knowledge.catalog, knowledge.operations)
    messages = load_messages(ROOT, classes_of(labels))
    lines = load_lines(knowledge, labels, ROOT)
    assert learned.classes == list(labels.classes)
    assert learned.head.made["from"] == fingerprint(lines, messages, labels), "run `make train`"


def test_the_head_tells_what_the_weights_are(learned: Learned) -> None:
    assert list(learned.head.signals) == list(MEANINGS)
    assert {"from", "lines", "date", "seed", "measured"} <= set(learned.head.made)
    claimed, true = zip(*learned.head.calibration, strict=True)
    assert list(claimed) == sorted(claimed)
    assert list(true) == sorted(true)


def test_the_files_are_small() -> None:
    assert sum((DATA / name).stat().st_size for name in (WEIGHTS, MODEL)) <= LARGEST


@pytest.mark.parametrize(
    ("text", "scopes", "level"),
    [
        ("tell the whole crew in chat that lunch is ready", ("spark:messages_write",), "user"),
        ("who attended my webinar?", ("meeting:participants_read",), "user"),
        ("Reads the hoteling settings of a person", ("spark-admin:people_read",), "admin"),
        ("the humidity in the conference rooms", ("spark-admin:workspace_metrics_read",), "admin"),
        (
            "throw a leaver out of every space, as compliance",
            ("spark-compliance:memberships_write",),
            "compliance",
        ),
    ],
)
def test_a_new_text_leads_to_its_scopes(
    knowledge: Knowledge, ranking: Ranking, text: str, scopes: tuple[str, ...], level: str
) -> None:
    best = rank(knowledge, ranking, text).candidates[0]
    assert (best.scopes, best.level) == (scopes, level)
    assert best.operations


def test_candidates_come_by_probability(knowledge: Knowledge, ranking: Ranking) -> None:
    scores = [c.score for c in rank(knowledge, ranking, "list all call queues").candidates]
    assert scores == sorted(scores, reverse=True)
    assert 0.8 < scores[0] <= 1.0


def test_small_talk_asks_for_nothing(knowledge: Knowledge, ranking: Ranking) -> None:
    ranked = rank(knowledge, ranking, "thanks a lot, you are great")
    assert ranked.nothing > 0.9
    assert all(candidate.score < 0.1 for candidate in ranked.candidates)


def test_a_part_is_understood_within_its_message(learned: Learned) -> None:
    message = "list my recordings and delete old ones"
    place = Place(message, message.index("delete"), len(message))
    assert learned.rank("delete old ones", place)[0][0][0] == ("meeting:recordings_write",)


def test_each_signal_tells_its_share(knowledge: Knowledge, ranking: Ranking) -> None:
    question = knowledge.reader.read("create a team")
    candidates = ranking.rank(question, knowledge.search.find(question)).candidates
    *parts, _, nothing = ranking.explain(question, candidates)
    sums = [sum(part.values()) for part in parts]
    assert sums == sorted(sums, reverse=True)
    assert list(nothing) == list(MEANINGS)


def test_a_class_knows_its_operations(learned: Learned) -> None:
    found = learned.operations("post a card", (("spark:messages_write",), "user"))
    assert found[0] == ("POST", "/messages")
    assert learned.operations("post a card", NOTHING) == []


def test_nothing_is_read_before_a_text_is(tmp_path: Path) -> None:
    learned = Learned(tmp_path / "missing", Dictionary("", Spelling("")))

    with pytest.raises(FileNotFoundError):
        learned.tag("list rooms")


def test_readings_are_kept_until_they_are_forgotten(learned: Learned) -> None:
    first = learned.read("list rooms")
    assert learned.read("list rooms") is first

    learned.forget()

    assert learned.read("list rooms") is not first


def test_of_operations_the_one_that_is_meant_fits_best(learned: Learned) -> None:
    fits = learned.fits("remove somebody from a space")

    assert fits(("DELETE", "/memberships/{membershipId}")) > fits(("GET", "/memberships"))
    assert fits(("GET", "/memberships")) > fits(("GET", "/nowhere"))


@pytest.mark.parametrize(
    ("text", "is_known"),
    [
        ("archive the spaces", True),
        ("Aufzeichnungen", True),
        ("録画", True),
        ("asdf qwer zxcv 12345", False),
        ("it", False),
        ("2026", False),
        ("2019 2020", False),
        ("🎉", False),
        ("", False),
    ],
)
def test_a_text_with_a_word_that_people_use_is_told_from_gibberish(
    learned: Learned, text: str, *, is_known: bool
) -> None:
    assert learned.knows_words(text) == is_known
