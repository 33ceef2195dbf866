"""What every handler promises, whatever its kind.

The table says how each question ends, so that a promise about answers with scopes, on a level or
without success is held against answers that are so, never against none.
"""

from dataclasses import dataclass

import pytest

from handlers import HANDLERS, IN_HELP, Handler, unknown
from handlers import help as help_
from handlers.asked import read_query
from scopes.data.catalog import Level
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome
from scopes.reading.query import Query
from tests.handlers.asking import Ask, text_of

LIMIT = 7439
"""Bytes that Webex takes in one message."""


@dataclass(frozen=True)
class Asked:
    """A question, and how its answer ends: its kind, outcome, level, and how many scopes."""

    text: str
    kind: str
    outcome: Outcome = Outcome.FOUND
    level: Level | None = None
    scopes: int = 0

    def __str__(self) -> str:
        return self.text.strip()[:40] or "empty"


UNKNOWN, UNDOCUMENTED, NOT_NEEDED = Outcome.UNKNOWN, Outcome.UNDOCUMENTED, Outcome.NOT_NEEDED

ASKED = [
    Asked("I pasted my token here, what now?", "secret"),
    Asked("help", "help"),
    Asked("hello", "greeting"),
    Asked("subscribe", "digest"),
    Asked("403 on GET /v1/people/me with spark:rooms_read", "doctor", level="user", scopes=1),
    Asked("authorize url for spark:rooms_read", "authorize", scopes=1),
    Asked("review sheet for spark:people_read spark:rooms_read", "review", scopes=2),
    Asked("do bots need scopes?", "apps"),
    Asked("what can I do with spark:rooms_read?", "reverse", level="user", scopes=1),
    Asked("spark:people_read or spark-admin:people_read?", "compare", scopes=2),
    Asked("check spark:all spark:people_read spark-admin:rooms_read", "audit", scopes=1),
    Asked("spark:people_read spark:rooms_read", "audit", scopes=2),
    Asked("which scopes are there for recordings?", "list"),
    Asked("spark:all spark:rooms_read: do I need spark:rooms_read?", "needed", scopes=1),
    Asked("what replaces meeting_modify?", "retired"),
    Asked("areas", "list"),
    Asked("groups", "list"),
    Asked("scopes for meetings", "list"),
    Asked("", "help"),
    Asked(" \n\t ", "help"),
    Asked("?", "help"),
    Asked("🙂", "none", UNKNOWN),
    Asked("GET /locations", "endpoint", level="admin", scopes=1),
    Asked("POST /devices/activationCode", "endpoint", level="admin", scopes=2),
    Asked("GET /people/{personId}", "endpoint", level="user", scopes=1),
    Asked("/people/{personId}", "endpoint", level="user", scopes=1),
    Asked("GET /recordings as a compliance officer", "endpoint", level="compliance", scopes=1),
    Asked("GET /room/tabs", "endpoint", UNDOCUMENTED),
    Asked("GET /dataSources/schemas", "endpoint", NOT_NEEDED),
    Asked("GET /nowhere", "endpoint", UNKNOWN),
    Asked("PATCH /people", "endpoint", UNKNOWN),
    Asked("<script>alert(1)</script> **[x](javascript:alert(1))** `y`", "endpoint", UNKNOWN),
    Asked("what does spark-admin:people_write do?", "explain", level="admin", scopes=1),
    Asked("spark:xsi", "explain", level="user", scopes=1),
    Asked("spark-admin:messages_read", "explain"),
    Asked("spark:foo_bar", "explain", UNKNOWN),
    Asked("create a call queue", "advise", level="admin", scopes=1),
    Asked("list all users", "advise", level="admin", scopes=1),
    Asked("assign a license to a user", "advise", level="admin", scopes=1),
    Asked(
        "delete all messages of a user as compliance officer",
        "advise",
        level="compliance",
        scopes=1,
    ),
    Asked("what scopes for CDR? " * 1_000, "advise", level="admin", scopes=1),
    Asked("what scopes for CDR?" + " " * 20_000, "advise", level="admin", scopes=1),
    Asked("which scopes for Zoom?", "none", UNKNOWN),
    Asked("asdf qwer", "none", UNKNOWN),
    Asked("a" * 10_000, "none", UNKNOWN),
]
NAMING = [asked for asked in ASKED if asked.scopes]
WITHOUT_SCOPES = [asked for asked in ASKED if not asked.scopes]
ON_A_LEVEL = [asked for asked in ASKED if asked.level]
LISTS = [asked for asked in ASKED if asked.kind == "list"]
OTHERS = [asked for asked in ASKED if asked.kind != "list"]
OFFERING = [
    asked
    for asked in ASKED
    if asked.kind in {"help", "greeting", "list", "none"}
    or (asked.kind, asked.outcome) == ("explain", UNKNOWN)
]
NO_SUCH_CALL = [a for a in ASKED if (a.kind, a.outcome) == ("endpoint", UNKNOWN)]


def name_of(handler: Handler) -> str:
    return str(getattr(handler, "__name__", handler))


def who_answers(text: str, knowledge: Knowledge) -> Handler:
    asked = read_query(Query(text), knowledge)
    return next(handler for handler in HANDLERS if handler.answer(asked))


@pytest.mark.parametrize("handler", HANDLERS, ids=name_of)
def test_says_how_it_helps_when_it_is_part_of_the_help(handler: Handler) -> None:
    assert bool(handler.HELP.strip()) is (handler in IN_HELP)


@pytest.mark.parametrize("handler", HANDLERS, ids=name_of)
def test_answers_its_own_example(handler: Handler, knowledge: Knowledge) -> None:
    assert name_of(who_answers(handler.EXAMPLE, knowledge)) == name_of(handler)


@pytest.mark.parametrize("handler", [h for h in HANDLERS if h is not unknown], ids=name_of)
def test_its_example_shows_a_success(handler: Handler, ask: Ask) -> None:
    assert ask(handler.EXAMPLE).outcome is Outcome.FOUND


def test_an_empty_message_is_taken_by_help_and_else_by_the_last_resort(
    knowledge: Knowledge,
) -> None:
    empty = read_query(Query(""), knowledge)
    takers = [handler for handler in HANDLERS if handler.answer(empty)]

    assert list(map(name_of, takers)) == [name_of(help_), name_of(unknown)]


def test_the_last_handler_takes_everything() -> None:
    assert HANDLERS[-1] is unknown


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_question_ends_as_the_table_says(ask: Ask, asked: Asked) -> None:
    given = ask(asked.text)

    assert (given.kind, given.outcome, given.level) == (asked.kind, asked.outcome, asked.level)
    assert text_of(given).strip()


def test_the_table_holds_every_kind_of_answer_and_every_outcome(ask: Ask) -> None:
    assert {ask(handler.EXAMPLE).kind for handler in HANDLERS} <= {a.kind for a in ASKED}
    assert {asked.outcome for asked in ASKED} == set(Outcome)


@pytest.mark.parametrize("asked", OTHERS, ids=str)
def test_an_answer_to_a_question_fits_one_message(ask: Ask, asked: Asked) -> None:
    assert len(text_of(ask(asked.text)).encode()) <= LIMIT


@pytest.mark.parametrize("asked", LISTS, ids=str)
def test_a_list_can_be_cut_into_messages_between_its_lines(ask: Ask, asked: Asked) -> None:
    lines = text_of(ask(asked.text)).splitlines()

    assert len(lines) > 3
    assert max(len(line.encode()) for line in lines) <= LIMIT


@pytest.mark.parametrize("asked", NAMING, ids=str)
def test_every_scope_of_an_answer_exists_and_stands_in_its_text(
    ask: Ask, knowledge: Knowledge, asked: Asked
) -> None:
    given = ask(asked.text)

    assert len(given.scopes) == asked.scopes
    assert set(given.scopes) <= set(knowledge.catalog.scopes)
    assert [scope for scope in given.scopes if f"`{scope}`" not in text_of(given)] == []


@pytest.mark.parametrize("asked", WITHOUT_SCOPES, ids=str)
def test_an_answer_without_scopes_has_none_on_any_level(ask: Ask, asked: Asked) -> None:
    given = ask(asked.text)

    assert (given.scopes, dict(given.by_level)) == ((), {})


@pytest.mark.parametrize("asked", ON_A_LEVEL, ids=str)
def test_the_scopes_of_an_answer_are_those_of_its_level(
    ask: Ask, knowledge: Knowledge, asked: Asked
) -> None:
    given = ask(asked.text)

    assert asked.level
    assert given.by_level[asked.level] == given.scopes
    assert all(set(scopes) <= set(knowledge.catalog.scopes) for scopes in given.by_level.values())


def test_matches_exist_and_their_scores_lie_between_none_and_all(
    ask: Ask, knowledge: Knowledge
) -> None:
    matches = [match for asked in ASKED for match in ask(asked.text).matches]

    assert len(matches) > 50
    assert {match.scope for match in matches} <= set(knowledge.catalog.scopes)
    assert min(match.score for match in matches) >= 0
    assert max(match.score for match in matches) <= 1


@pytest.mark.parametrize("asked", NO_SUCH_CALL, ids=str)
def test_a_call_that_is_not_known_is_said_to_be_so(ask: Ask, asked: Asked) -> None:
    assert "list no operation" in text_of(ask(asked.text))


@pytest.mark.parametrize("asked", OFFERING, ids=str)
def test_every_choice_is_a_question_that_gets_an_answer(ask: Ask, asked: Asked) -> None:
    choices = ask(asked.text).choices

    assert choices
    assert [choice for choice in choices if ask(choice).outcome is UNKNOWN] == []
