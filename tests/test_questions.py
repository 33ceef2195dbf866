"""The project's own questions are well formed, and enough of them are answered right.

`make eval` prints the scores; `python -m benchmarks.evaluate --show` adds what is missed.
"""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from benchmarks.evaluate import (
    ISSUES,
    KINDS,
    QUESTIONS,
    Asked,
    Score,
    load_questions,
    percent,
    score,
    score_kind,
    table,
)
from handlers import answer
from scopes.answer import Answer
from scopes.data.catalog import LEVELS
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Match, Outcome

Scored = Callable[[str], list[Score]]
PLAIN_KEYS = ["id", "q", "any", "level", "source"]
AUDIT_KEYS = ["id", "q", *ISSUES, "source"]

AT_LEAST = [
    ("natural", "first", 82.9),
    ("natural", "complete", 83.5),
    ("multi", "first", 92.2),
    ("multi", "complete", 76.8),
    ("endpoint", "first", 90.1),
    ("endpoint", "complete", 90.1),
    ("explain", "complete", 96.0),
    ("audit", "complete", 96.0),
    ("none", "silent", 84.9),
]
AT_MOST = [
    ("natural", "over-asked", 16.5),
    ("natural", "silent", 6.4),
    ("multi", "over-asked", 15.5),
    ("endpoint", "over-asked", 9.9),
    ("audit", "over-asked", 4.0),
]
"""Four points from what was reached on the day they were set, so that a step back is seen."""


def rows(kind: str) -> list[dict[str, Any]]:
    text = (QUESTIONS / f"{kind}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


ROWS = [pytest.param(kind, row, id=row["id"]) for kind in KINDS for row in rows(kind)]


@pytest.fixture(scope="module")
def scored(knowledge: Knowledge) -> Scored:
    """Ask all questions of a kind once."""
    return cache(lambda kind: score_kind(kind, lambda text: answer(text, knowledge)))


@pytest.mark.parametrize(("kind", "row"), ROWS)
def test_a_question_is_well_formed(kind: str, row: dict[str, Any]) -> None:
    assert list(row) == (AUDIT_KEYS if kind == "audit" else PLAIN_KEYS)
    assert row["q"].strip()
    assert row["source"].strip()
    assert row.get("level") in (None, *LEVELS)
    assert bool(row.get("any")) == (kind not in ("audit", "none"))


@pytest.mark.parametrize(("kind", "row"), ROWS)
def test_a_question_names_scopes_that_exist(
    knowledge: Knowledge, kind: str, row: dict[str, Any]
) -> None:
    named = {scope for scopes in row.get("any", ()) for scope in scopes}
    named |= {scope for issue in ISSUES[1:] for scope in row.get(issue, ())}

    assert named <= set(knowledge.catalog.scopes)
    assert not set(row.get("unknown", ())) & set(knowledge.catalog.scopes)


@pytest.mark.parametrize("kind", ["natural", "multi", "endpoint"])
def test_the_source_of_an_answer_is_an_operation(knowledge: Knowledge, kind: str) -> None:
    known = {f"{method} {path}" for method, path in (o.key for o in knowledge.operations.all)}
    strange = [
        (row["id"], source)
        for row in rows(kind)
        for source in row["source"].split(", ")
        if source not in known
    ]

    assert strange == []


@pytest.mark.parametrize("kind", KINDS)
def test_questions_are_numbered_in_order(kind: str) -> None:
    assert [row["id"] for row in rows(kind)] == [
        f"{kind}-{number:03}" for number in range(1, len(rows(kind)) + 1)
    ]


def test_no_question_is_asked_twice() -> None:
    texts = [row["q"].lower() for kind in KINDS for row in rows(kind)]

    assert len(texts) == len(set(texts)) >= 120


@pytest.mark.parametrize(("kind", "measure", "floor"), AT_LEAST)
def test_enough_questions_are_answered_right(
    scored: Scored, kind: str, measure: str, floor: float
) -> None:
    reached = percent(scored(kind), measure)

    assert reached is not None
    assert reached >= floor


@pytest.mark.parametrize(("kind", "measure", "ceiling"), AT_MOST)
def test_few_answers_ask_for_too_much_or_for_nothing(
    scored: Scored, kind: str, measure: str, ceiling: float
) -> None:
    reached = percent(scored(kind), measure)

    assert reached is not None
    assert reached <= ceiling


ACCEPTED = (frozenset({"a", "b"}), frozenset({"c"}))


@pytest.mark.parametrize(
    ("got", "first", "complete", "over_asked", "silent"),
    [
        (("a", "b"), True, True, False, False),
        (("c",), True, True, False, False),
        (("a",), True, False, False, False),
        (("a", "c"), True, True, True, False),
        (("z", "c"), False, True, True, False),
        (("z",), False, False, True, False),
        ((), False, False, False, True),
    ],
)
def test_an_answer_is_measured(
    got: tuple[str, ...], first: bool, complete: bool, over_asked: bool, silent: bool
) -> None:
    given = Answer("advise", Outcome.FOUND, (), scopes=got)
    measured = score(Asked("x", "natural", "?", ACCEPTED), given).measured

    assert list(measured.values()) == [first, complete, over_asked, silent]


@pytest.mark.parametrize(
    ("found", "complete", "over_asked"),
    [(("a",), True, False), (("a", "b"), True, True), ((), False, False), (("b",), False, True)],
)
def test_an_audit_is_measured_by_its_issues(
    found: tuple[str, ...], complete: bool, over_asked: bool
) -> None:
    asked = Asked("x", "audit", "?", issues=frozenset({"unknown: a"}))
    given = Answer("audit", Outcome.FOUND, (), issues={"unknown": found, "missing": ("q",)})

    assert list(score(asked, given).measured.values()) == [complete, over_asked]


def test_an_explanation_is_measured_by_the_scope_it_is_about() -> None:
    asked = Asked("x", "explain", "?", (frozenset({"a"}),))
    given = Answer("explain", Outcome.FOUND, (), matches=(Match("a", 1.0), Match("b", 0.5)))

    assert not score(asked, given).is_miss


def test_silence_is_right_where_nothing_is_asked() -> None:
    asked = Asked("x", "none", "?")

    assert not score(asked, Answer("none", Outcome.UNKNOWN, ())).is_miss
    assert score(asked, Answer("advise", Outcome.FOUND, (), scopes=("a",))).is_miss


def test_the_table_has_a_line_per_kind() -> None:
    scores = [Score(asked, (), {"silent": True}) for asked in load_questions("none")]

    assert table({"none": scores}).splitlines()[1].split() == [
        "none", str(len(scores)), "-", "-", "-", "100.0",
    ]  # fmt: skip
