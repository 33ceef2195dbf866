"""A granted scope that does not help: the answer names role, host, period, never a scope to add."""

import pytest

from handlers.granted import MOST_SCOPES
from tests.handlers.asking import Ask, text_of


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("spark-admin:calling_cdr_read is granted but I get no data back, why?", "Call History"),
        ("spark-admin:calling_cdr_read is granted but I get no data back, why?", "analytics host"),
        (
            "I have spark-admin:calling_cdr_read, the API returns nothing",
            "**The period is empty.**",
        ),
        (
            "meeting:recordings_read is granted, the list is empty",
            "**It is somebody else's data.**",
        ),
        ("we have audit:events_read and it still fails", "full administrator role"),
        ("we have audit:events_read and it still fails", "Send me the call and the error"),
    ],
)
def test_the_trouble_is_explained(ask: Ask, text: str, said: str) -> None:
    found = ask(text)

    assert (found.kind, len(found.scopes)) == ("doctor", 1)
    assert said in text_of(found)


def test_administrators_see_all_so_the_data_is_not_somebody_elses(ask: Ask) -> None:
    text = text_of(ask("spark-admin:calling_cdr_read is granted but I get no data"))

    assert "somebody else's data" not in text


@pytest.mark.parametrize(
    "text",
    [
        "what does spark:rooms_read do?",
        "I get no data without spark:rooms_read",
        "spark:room_reads is granted but it still fails",
        "it still fails",
    ],
)
def test_without_a_scope_that_is_held_nothing_is_explained(ask: Ask, text: str) -> None:
    assert "Role for" not in text_of(ask(text))


def test_many_scopes_that_do_not_help_are_looked_at_as_a_set(ask: Ask) -> None:
    held = ("spark:rooms_read", "spark:people_read", "spark:teams_read", "spark:messages_read",
            "spark:memberships_read", "spark:team_memberships_read")  # fmt: skip
    kinds = [
        ask(f"My token has {', '.join(held[:number])} and the list comes back empty").kind
        for number in (MOST_SCOPES, MOST_SCOPES + 1)
    ]

    assert kinds == ["doctor", "audit"]
