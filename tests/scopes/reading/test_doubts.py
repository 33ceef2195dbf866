"""What a message doubts about scopes: whether one is needed, why one does not help."""

import pytest

from scopes.reading.doubts import (
    Doubt,
    Trouble,
    find_doubt,
    find_trouble,
    is_about_app,
    is_about_scopes,
    without_repeating_question,
)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("a:b_c x:y - do I need x:y?", Doubt("x:y", "", "a:b_c x:y -")),
        ("do we really need `spark:kms`?", Doubt("spark:kms", "", "")),
        ("a:b_c. Is spark:all still needed?", Doubt("spark:all", "", "a:b_c.")),
        ("is openid required", Doubt("openid", "", "")),
        ("does my app need x:y_z to read rooms?", Doubt("x:y_z", "read rooms", "")),
        ("is x:y_z redundant next to a:b", Doubt("x:y_z", "", "next to a:b")),
        ("do I need x:y or a:b?", None),
        ("do I need x:y and a:b?", None),
        (
            "do I need x:y in addition to a:b to list rooms?",
            Doubt("x:y", "list rooms", "in addition to a:b"),
        ),
        ("do I need to read messages?", None),
        ("what does x:y do?", None),
        ("which scopes do I need?", None),
    ],
)
def test_a_doubted_scope_is_recognized(text: str, doubt: Doubt | None) -> None:
    assert find_doubt(text) == doubt


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("it is granted but I get no data back", "no data"),
        ("the list of recordings is empty", "no data"),
        ("the API returns nothing", "no data"),
        ('{"items": []}', "no data"),
        ("no records found", "no data"),
        ("still no recordings are returned", "no data"),
        ("no meeting transcripts come back", "no data"),
        ("no errors are shown", None),
        ("but I can't see any messages", "no data"),
        ("we do not get any records", "no data"),
        ("an empty array comes back", "no data"),
        ("and it still fails", "failing"),
        ("but the call fails", "failing"),
        ("it doesn't work", "failing"),
        ("I still get an error", "failing"),
        ("create an empty room", None),
        ("it still needs to list rooms", None),
        ("no data is to be changed", "no data"),
        ("list the devices that are offline", None),
    ],
)
def test_a_scope_that_does_not_help_is_recognized(text: str, trouble: Trouble | None) -> None:
    assert find_trouble(text) == trouble


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("drop the write one?", True),
        ("drop it?", True),
        ("can we drop that?", True),
        ("drop it", False),
        ("can we get rid of the admin part", True),
        ("remove the scope", True),
        ("delete the first one", False),
        ("remove the write access of a user", False),
        ("drop a call", False),
        ("remove the admin permission of a user", False),
    ],
)
def test_what_is_asked_of_scopes_is_told_from_what_they_are_for(text: str, is_so: bool) -> None:
    assert is_about_scopes(text) is is_so


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("Add Webex provider to Keep", True),
        ("add a notification provider", True),
        ("Building a Webex integration", True),
        ("create the provider account", False),
        ("add people to a space", False),
        ("build an integration that lists rooms", False),
        ("list the connectors", False),
        ("create a hybrid connector", False),
        ("add a contact center integration", False),
    ],
)
def test_that_an_app_is_made_is_told_from_what_it_does(text: str, is_so: bool) -> None:
    assert is_about_app(text) is is_so


def test_a_question_about_scopes_that_stand_before_it_lists_none() -> None:
    listed = "It asks for spark:rooms_read spark:people_read."
    assert without_repeating_question(f"{listed} Is spark:people_read justified?") == listed
    others = ("And spark:teams_read?", "And spark:people?", "Are they justified?", "")
    for text in (f"{listed} {other}" for other in others):
        assert without_repeating_question(text) == text
