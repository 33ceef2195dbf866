"""What every handler promises, whatever its kind."""

import pytest

from handlers import HANDLERS, IN_HELP, Handler, unknown
from handlers.asked import read_query
from scopes.answer import Answer
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome
from scopes.reading.query import Query
from tests.handlers.asking import Ask, text_of

LIMIT = 7439
"""Bytes that Webex takes in one message."""

QUESTIONS = [
    *(handler.EXAMPLE for handler in HANDLERS),
    "",
    " \n\t ",
    "?",
    "🙂",
    "areas",
    "groups",
    "scopes for meetings",
    "GET /locations",
    "POST /devices/activationCode",
    "GET /people/{personId}",
    "/people/{personId}",
    "GET /recordings as a compliance officer",
    "GET /room/tabs",
    "GET /dataSources/schemas",
    "GET /nowhere",
    "PATCH /people",
    "spark:xsi",
    "spark-admin:messages_read",
    "spark:foo_bar",
    "spark:people_read spark:rooms_read",
    "create a call queue",
    "list all users",
    "assign a license to a user",
    "delete all messages of a user as compliance officer",
    "which scopes for Zoom?",
    "qwertz asdfgh",
    "a" * 10_000,
    "what scopes for CDR? " * 1_000,
    "<script>alert(1)</script> **[x](javascript:alert(1))** `y`",
]


def name_of(handler: Handler) -> str:
    return str(getattr(handler, "__name__", handler))


def who_answers(text: str, knowledge: Knowledge) -> Handler:
    asked = read_query(Query(text), knowledge)
    return next(handler for handler in HANDLERS if handler.answer(asked))


@pytest.fixture(params=QUESTIONS, ids=lambda text: text[:40] or "empty")
def given(request: pytest.FixtureRequest, ask: Ask) -> Answer:
    """The answer to one of many questions."""
    return ask(request.param)


@pytest.mark.parametrize("handler", HANDLERS, ids=name_of)
def test_says_how_it_helps_when_it_is_part_of_the_help(handler: Handler) -> None:
    assert bool(handler.HELP.strip()) is (handler in IN_HELP)


@pytest.mark.parametrize("handler", HANDLERS, ids=name_of)
def test_answers_its_own_example(handler: Handler, knowledge: Knowledge) -> None:
    assert name_of(who_answers(handler.EXAMPLE, knowledge)) == name_of(handler)


@pytest.mark.parametrize("handler", [h for h in HANDLERS if h is not unknown], ids=name_of)
def test_its_example_shows_a_success(handler: Handler, ask: Ask) -> None:
    assert ask(handler.EXAMPLE).outcome is Outcome.FOUND


@pytest.mark.parametrize("handler", HANDLERS, ids=name_of)
def test_takes_an_empty_message(handler: Handler, knowledge: Knowledge) -> None:
    found = handler.answer(read_query(Query(""), knowledge))

    assert found is None or text_of(found)


def test_the_last_handler_takes_everything() -> None:
    assert HANDLERS[-1] is unknown


def test_an_answer_says_something(given: Answer) -> None:
    assert text_of(given).strip()


def test_an_answer_to_a_question_fits_one_message(given: Answer) -> None:
    assert len(text_of(given).encode()) <= LIMIT or given.kind == "list"


def test_an_answer_names_scopes_only_when_it_found_some(given: Answer) -> None:
    assert given.outcome is Outcome.FOUND or not given.scopes


def test_every_scope_of_an_answer_exists(given: Answer, knowledge: Knowledge) -> None:
    named = {*given.scopes, *(match.scope for match in given.matches)}
    named.update(scope for scopes in given.by_level.values() for scope in scopes)

    assert named <= set(knowledge.catalog.scopes)


def test_the_scopes_of_an_answer_are_those_of_its_level(given: Answer) -> None:
    assert given.level is None or given.by_level[given.level] == given.scopes


def test_every_scope_of_an_answer_stands_in_its_text(given: Answer) -> None:
    assert [scope for scope in given.scopes if f"`{scope}`" not in text_of(given)] == []


def test_scores_lie_between_none_and_all(given: Answer) -> None:
    assert all(0 <= match.score <= 1 for match in given.matches)


def test_an_answer_without_success_shows_a_way_on_or_says_why(given: Answer) -> None:
    assert given.outcome is not Outcome.UNKNOWN or given.choices or "closest" not in text_of(given)


def test_every_choice_is_a_question_that_gets_an_answer(given: Answer, ask: Ask) -> None:
    assert [c for c in given.choices if ask(c).outcome is Outcome.UNKNOWN] == []
