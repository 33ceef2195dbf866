"""The buttons below an answer: each leads somewhere, and every client shows it in full."""

import pytest

from handlers import answer
from handlers.followups import follow
from rendering.buttons import IN_A_ROW, MAX_ROW, MAX_TITLE, choice_rows, offer_rows, offers
from scopes.answer import Answer
from scopes.data.catalog import Level
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome
from scopes.reading.followup import LEVELS, FollowUp
from scopes.reading.query import Query

STATE = "STATE"
ASKED = (
    "GET /v1/people",
    "GET /v1/people/me",
    "POST /v1/messages",
    "what scopes for CDR?",
    "list my spaces and post a message",
    "spark:people_read",
    "spark:calls_read",
    "spark-admin:calling_cdr_read",
    "what can I do with spark-admin:telephony_config_write?",
    "what can I do with spark:people_read and spark:rooms_read?",
    "check spark:all spark:people_read",
    "403 on GET /v1/people with spark:rooms_read",
    "authorize url for reading people",
    "authorize url for spark:people_read",
    "spark:people_read or spark-admin:people_read?",
)


def on_levels(*levels: Level) -> Answer:
    scopes = ("spark:people_read",)
    return Answer("advise", Outcome.FOUND, (), level="user", scopes=scopes, levels=levels)


@pytest.mark.parametrize(
    ("levels", "offered"),
    [
        ((), []),
        (("user",), []),
        (("user", "admin"), [FollowUp.AS_ADMIN]),
        (("user", "compliance"), [FollowUp.AS_COMPLIANCE]),
        (("admin", "compliance"), [FollowUp.AS_ADMIN, FollowUp.AS_COMPLIANCE]),
    ],
)
def test_only_other_levels_that_can_do_it_are_offered(
    levels: tuple[Level, ...], offered: list[FollowUp]
) -> None:
    assert [kind for kind in offers(on_levels(*levels)) if kind in LEVELS] == offered


@pytest.mark.parametrize("asked", ASKED)
def test_a_level_that_is_offered_leads_to_that_level(knowledge: Knowledge, asked: str) -> None:
    offered = [kind for kind in offers(answer(asked, knowledge)) if kind in LEVELS]

    for kind in offered:
        found = follow(kind, Query(asked), Query(asked), knowledge)
        assert (found.answer.level, bool(found.answer.scopes)) == (LEVELS[kind], True)
        assert found.query != Query(asked)


@pytest.mark.parametrize("asked", ASKED)
def test_rows_hold_what_every_client_shows_in_full(knowledge: Knowledge, asked: str) -> None:
    for row in offer_rows(answer(asked, knowledge), STATE):
        assert 1 <= len(row) <= IN_A_ROW
        assert sum(len(button["title"]) for button in row) <= MAX_ROW


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("x" * MAX_TITLE, "x" * MAX_TITLE),
        (
            "GET /v1/telephony/config/locations/{locationId}/schedules/{type}/{scheduleId}",
            "GET /v1/telephony/config/loca…/schedules/{type}/{scheduleId}",
        ),
    ],
)
def test_a_long_choice_keeps_its_end(question: str, title: str) -> None:
    ((button,),) = choice_rows(Answer("none", Outcome.UNKNOWN, (), choices=(question,)), "thread")

    assert (button["title"], button["data"]["question"]) == (title, question)
    assert len(title) == MAX_TITLE


@pytest.mark.parametrize("asked", ASKED)
def test_sharing_is_in_the_first_row(knowledge: Knowledge, asked: str) -> None:
    first, *_ = offer_rows(answer(asked, knowledge), STATE)

    assert "Share" in [button["title"] for button in first]
