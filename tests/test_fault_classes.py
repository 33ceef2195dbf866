"""Of each class of faults there are texts, and enough of all of them are answered right.

`make eval` prints how many of each class; `python -m benchmarks.evaluate --show` adds the misses.
"""

from collections import Counter

import pytest

from benchmarks.classes import Case, Judged, judge, judge_all, load_cases, misses, share, table
from handlers import answer
from scopes.answer import Answer, Paragraph
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome

FLOOR = 95.0
"""Five points from what was reached on the day it was set, so that a step back is seen."""

CASES = load_cases()
GIVEN = Answer("advise", Outcome.FOUND, (Paragraph("Request **this**."),), scopes=("a", "b"))


def test_enough_texts_of_all_classes_are_answered_right(knowledge: Knowledge) -> None:
    judged = judge_all(lambda text: answer(text, knowledge))

    assert share(judged) >= FLOOR, f"{table(judged)}\n\n{misses(judged)}"


def test_there_are_five_texts_of_each_class() -> None:
    asked = Counter(case.fault for case in CASES)

    assert set(asked.values()) == {5}
    assert len({case.text.lower() for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.fault}: {case.text[:40]}")
def test_a_case_names_scopes_that_exist_and_something_to_check(
    knowledge: Knowledge, case: Case
) -> None:
    assert case.never.union(*case.scopes) <= set(knowledge.catalog.scopes)
    assert case.scopes or case.silent or case.kind or case.says or case.never
    assert not (case.scopes and case.silent)


@pytest.mark.parametrize(
    ("wanted", "wrong"),
    [
        (Case("K", "?", scopes=(frozenset("z"), frozenset("ab"))), ""),
        (Case("K", "?", scopes=(frozenset("a"),)), "wanted a, got a b"),
        (Case("K", "?", silent=True), "wanted no scope, got a b"),
        (Case("K", "?", never=frozenset("bz")), "got b"),
        (Case("K", "?", kind=("advise", "audit")), ""),
        (Case("K", "?", kind=("audit",)), "wanted an answer of kind audit, got advise with a b"),
        (Case("K", "?", says=("request", "THIS"), unsaid=("that",)), ""),
        (Case("K", "?", says=("that",), unsaid=("this",)), "does not say 'that'; says 'this'"),
    ],
)
def test_an_answer_is_compared_with_what_is_right(wanted: Case, wrong: str) -> None:
    assert judge(wanted, GIVEN).wrong == wrong


def test_the_table_counts_the_right_answers_of_each_class() -> None:
    judged = [Judged(Case(fault, "?"), wrong) for fault, wrong in [("K1", ""), ("K2", "x")]]

    assert [line.split() for line in table(judged).splitlines()[1:]] == [
        ["K1", "1/1"],
        ["K2", "0/1"],
        ["all", "1/2"],
    ]
    assert share(judged) == 50
    assert misses(judged) == "K2: '?'\n    x"
