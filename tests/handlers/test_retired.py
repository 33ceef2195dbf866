"""Scopes of the retired XML API are said to be that, with what replaced them."""

import pytest

from tests.handlers.asking import Ask, text_of


@pytest.mark.parametrize(
    ("text", "today"),
    [
        ("all_read", "meeting:schedules_read"),
        ("user_modify", "spark-admin:people_write"),
        ("we still use meeting_modify, what replaces it?", "meeting:schedules_write"),
        ("scope=all_read recording_modify", "meeting:recordings_write"),
        ("what does setting_modify do?", "meeting:admin_config_write"),
    ],
)
def test_it_is_told_what_replaced_them(ask: Ask, text: str, today: str) -> None:
    found = ask(text)

    assert (found.kind, found.scopes) == ("retired", ())
    assert today in {match.scope for match in found.matches}
    assert "retired Webex Meetings XML API" in text_of(found)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("check all_read spark:people_read", "audit"),
        ("check all_read people_reed_x:y", "audit"),
        ("invalid_scope for scope=all_read", "doctor"),
    ],
)
def test_among_other_scopes_it_is_told_in_a_line(ask: Ask, text: str, kind: str) -> None:
    found = ask(text)

    assert found.kind == kind
    assert "`all_read` belonged to the retired XML API" in text_of(found)


def test_the_corrected_list_holds_all_that_replaced_them(ask: Ask) -> None:
    found = ask("check setting_modify spark:people_read")

    assert found.choices == (
        "check meeting:admin_config_write meeting:admin_preferences_write spark:people_read",
    )
