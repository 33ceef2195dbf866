"""Whoever asks whether a scope is needed gets a yes, a no, or what it depends on."""

import pytest

from tests.handlers.asking import Ask, text_of

THREE = "spark:rooms_read spark:messages_read spark:memberships_read"


@pytest.mark.parametrize(
    ("text", "said", "scopes"),
    [
        (
            "spark:messages_write spark:rooms_read spark:kms - do I need spark:kms?",
            "**Not for API calls:**",
            "spark:messages_write spark:rooms_read",
        ),
        (
            "spark:all spark:rooms_read: is spark:rooms_read necessary?",
            "**No:** `spark:all` already includes `spark:rooms_read`",
            "spark:all",
        ),
        (
            "Do we need spark-admin:locations_read if we already have spark-admin:people_read"
            " and only list the locations?",
            "**No, not `spark-admin:locations_read`:** `list the locations` requires",
            "spark-admin:people_read",
        ),
        (
            "Do we need spark:rooms_write if the app only lists spaces?",
            "**No, not `spark:rooms_write`:** `lists spaces` requires",
            "spark:rooms_read",
        ),
        (
            "Do we need spark-admin:locations_read to list locations if we already have "
            "spark-admin:people_read?",
            "**No, not `spark-admin:locations_read`:** `list locations` requires",
            "spark-admin:people_read",
        ),
        (
            "We have meeting:schedules_read. Do we need meeting:participants_read too if we just "
            "want to show who attended the meeting?",
            "**Yes:** `show who attended the meeting` requires `meeting:participants_read`",
            "meeting:participants_read",
        ),
        (
            "Do we need spark:memberships_write in addition to spark:rooms_write when we rename a "
            "space?",
            "**No, not `spark:memberships_write`:** `rename a space` requires",
            "spark:rooms_write",
        ),
        (
            "do we need spark-admin:people_read if we already have spark-admin:people_write?",
            "**Only if your app uses what `spark-admin:people_read` alone grants access to:**",
            "spark-admin:people_write spark-admin:people_read",
        ),
        (
            "spark-admin:people_read spark:all - is spark:all still needed?",
            "**Only if your app uses what `spark:all` alone grants access to:**",
            "spark-admin:people_read spark:all",
        ),
        (
            f"{THREE} - do I need spark:memberships_read to read messages?",
            "**No, not `spark:memberships_read`:**",
            "spark:messages_read",
        ),
        (
            "do I need spark:rooms_read to list my rooms?",
            "**Yes:** `list my rooms` requires `spark:rooms_read`",
            "spark:rooms_read",
        ),
        (
            "GET /v1/rooms with spark:rooms_read spark:kms. Is spark:kms needed?",
            "**No, not `spark:kms`:**",
            "spark:rooms_read",
        ),
    ],
)
def test_the_question_is_answered(ask: Ask, text: str, said: str, scopes: str) -> None:
    found = ask(text)

    assert (found.kind, " ".join(found.scopes)) == ("needed", scopes)
    assert said in text_of(found)
    assert "more than once" not in text_of(found)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("do I need spark:kms?", "explain"),
        ("do I need spark:foo_bar with spark:all?", "audit"),
        ("do I need spark:rooms_read or spark:all?", "compare"),
    ],
)
def test_other_questions_are_left_to_others(ask: Ask, text: str, kind: str) -> None:
    assert ask(text).kind == kind


def test_an_answer_for_a_job_says_what_it_was_understood_as(ask: Ask) -> None:
    text = text_of(ask("do I need spark:memberships_write to rename a space?"))

    assert "I understood: [Update a Room]" in text


def test_an_answer_for_a_job_that_is_only_likely_understood_says_so(ask: Ask) -> None:
    found = ask(
        "do we need spark:rooms_read too when we only post messages into a room whose id we know?"
    )

    assert "as far as I understood it:**" in text_of(found)
    assert "**probably**" in text_of(found)
