"""What `spark:all` lacks is listed, as a whole or for one area."""

import pytest

from tests.handlers.asking import Ask, text_of

OF_MEETINGS = {"meeting:schedules_read", "meeting:recordings_read", "meeting:admin_schedule_write"}


@pytest.mark.parametrize(
    "text",
    [
        "spark:all does not cover meetings, which scopes would that be?",
        "spark:all doesn't include the meeting scopes, which ones are they?",
        "which meeting scopes are missing in spark:all?",
        "spark:all is not enough for meetings. What do I have to add?",
        "which scopes for meetings besides spark:all?",
        "spark:all excludes meetings; list the meeting scopes please",
        "does spark:all include meetings?",
        "is spark:all enough for meetings?",
        "we ticked spark:all, but meetings are not included. what else must be added?",
    ],
)
def test_the_scopes_of_an_area_are_listed(ask: Ask, text: str) -> None:
    found = ask(text)

    listed = {match.scope for match in found.matches}
    assert (found.kind, found.scopes) == ("list", ())
    assert listed >= OF_MEETINGS
    assert "`spark:all` includes no scope of these" in text_of(found)


@pytest.mark.parametrize(
    "text", ["What does spark:all not cover?", "user scopes outside spark:all"]
)
def test_without_an_area_those_of_users_are_listed(ask: Ask, text: str) -> None:
    found = ask(text)

    listed = {match.scope for match in found.matches}
    assert "meeting:schedules_read" in listed
    assert not listed & {"spark:rooms_read", "spark:all", "meeting:admin_schedule_read"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("spark:all is not enough to create a meeting", "audit"),
        ("what does spark:all do?", "explain"),
        ("does spark:all include messages?", "explain"),
        ("What scopes are not part of spark:all?", "list"),
        ("is spark:all missing something?", "list"),
        ("spark:rooms_read does not cover meetings, which would?", "explain"),
    ],
)
def test_other_questions_about_it_are_answered_as_before(ask: Ask, text: str, kind: str) -> None:
    assert ask(text).kind == kind


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("which scopes about devices are missing in spark:all?", "spark-admin:devices_read"),
        ("spark:all does not cover calling, what else must be added?", "spark-admin:calls_read"),
    ],
)
def test_those_of_an_area_are_listed_whatever_their_names(ask: Ask, text: str, scope: str) -> None:
    assert scope in {match.scope for match in ask(text).matches}
