"""The script that holds lists against their steps finds what is lost, and only that."""

import pytest

from benchmarks.lists import FORMS, Form, attempt, numbered, plain_steps, random_lists
from scopes.answer import Answer
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome

ROOMS = Answer("advise", Outcome.FOUND, (), "user", ("a",), {"user": ("a",), "admin": ("b",)})
PEOPLE = Answer("advise", Outcome.FOUND, (), "admin", ("c", "d"), {"admin": ("c", "d")})
NOTHING = Answer("unknown", Outcome.UNKNOWN, ())


def answer_of(*scopes: str) -> Answer:
    return Answer("advise", Outcome.FOUND, (), "user", scopes)


@pytest.mark.parametrize(
    ("got", "lacking", "extra"),
    [
        (("a", "c", "d"), (), ()),
        (("b", "c", "d"), (), ()),
        (("a", "c"), ("people",), ()),
        (("c", "d"), ("rooms",), ()),
        ((), ("rooms", "people"), ()),
        (("a", "c", "d", "e"), (), ("e",)),
    ],
)
def test_a_list_lacks_a_step_when_no_set_that_does_it_is_held(
    got: tuple[str, ...], lacking: tuple[str, ...], extra: tuple[str, ...]
) -> None:
    steps = ("rooms", "people", "bake a cake")
    answers = {"rooms": ROOMS, "people": PEOPLE, "bake a cake": NOTHING}
    answers[numbered(steps)] = answer_of(*got)

    trial = attempt(steps, numbered, answers.__getitem__)

    assert (trial.lacking, trial.extra) == (lacking, extra)


def test_the_same_lists_are_drawn_again(knowledge: Knowledge) -> None:
    drawn = list(random_lists(knowledge.reader))

    assert drawn == list(random_lists(knowledge.reader))
    assert {len(steps) for _, steps in drawn} == {3, 4, 5, 6}


@pytest.mark.parametrize("form", FORMS)
def test_a_list_holds_every_step_as_it_is_asked_alone(form: Form) -> None:
    steps = plain_steps()

    assert [step for step in steps if step not in form(steps)] == []
    assert len(steps) > 50
