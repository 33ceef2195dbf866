"""`invalid_scope`: what is wrong with the names and the form of the request."""

import pytest

from scopes.privilege.needs import Outcome
from scopes.reading.scope_lists import is_joined_badly
from tests.handlers.asking import Ask, text_of

AUTHORIZE = "https://webexapis.com/v1/authorize?client_id=C1&scope="


@pytest.mark.parametrize(
    ("text", "scopes", "unknown"),
    [
        ("invalid_scope spark:peple_read", "spark:people_read", "spark:peple_read"),
        ("invalid_scope for spark:rooms_read", "spark:rooms_read", ""),
        ("invalid_scope spark:nothing_at_all", "", "spark:nothing_at_all"),
        ("error=invalid_scope", "", ""),
        (f"invalid_scope {AUTHORIZE}spark:rooms_read,spark:xsi", "spark:rooms_read spark:xsi", ""),
    ],
)
def test_the_names_are_checked(ask: Ask, text: str, scopes: str, unknown: str) -> None:
    found = ask(text)

    assert (found.kind, found.outcome) == ("doctor", Outcome.FOUND)
    assert " ".join(found.scopes) == scopes
    assert " ".join(found.issues["unknown"]) == unknown


def test_a_deprecated_scope_is_named_with_its_successor(ask: Ask) -> None:
    found = ask("invalid_scope spark-admin:messages_read")

    assert found.issues["deprecated"] == ("spark-admin:messages_read",)
    assert "is deprecated; request" in text_of(found)


def test_the_form_and_the_registration_are_to_be_checked(ask: Ask) -> None:
    text = text_of(ask("invalid_scope"))

    assert "%20" in text
    assert "selected in the integration" in text


@pytest.mark.parametrize(
    ("text", "is_bad"),
    [
        ("spark:rooms_read,spark:xsi", True),
        ("spark:rooms_read, spark:xsi", True),
        (AUTHORIZE + "spark%3Arooms_read%2Cspark%3Axsi", True),
        (AUTHORIZE + "spark:rooms_read spark:xsi&state=1", True),
        (AUTHORIZE + "spark%3Arooms_read%20spark%3Axsi&state=1", False),
        (AUTHORIZE + "spark:rooms_read&state=1, error", False),
        ("spark:rooms_read spark:xsi", False),
        ("", False),
    ],
)
def test_bad_separators_are_seen(text: str, is_bad: bool) -> None:
    assert is_joined_badly(text) is is_bad


def test_a_url_without_scopes_is_the_cause(ask: Ask) -> None:
    text = text_of(ask("invalid_scope at https://webexapis.com/v1/authorize?client_id=C1&state=x"))

    assert "requests no scope" in text


def test_a_post_about_a_refused_request_is_also_told_what_its_app_requires(ask: Ask) -> None:
    found = ask("Our portal lists rooms. The login ends with invalid_scope.")

    assert (found.kind, found.scopes) == ("doctor", ("spark:rooms_read",))
    assert "%20" in text_of(found)
    assert "requires `spark:rooms_read`" in text_of(found)


def test_without_a_request_it_is_asked_for(ask: Ask) -> None:
    assert "Give me the authorize URL" in text_of(ask("invalid_scope when I click on login, why?"))
    assert "Give me the authorize URL" not in text_of(ask("invalid_scope with spark:xsi"))


@pytest.mark.parametrize(
    ("scope", "is_told"), [("spark-admin:people_reed", True), ("spark:people_reed", False)]
)
def test_an_administrator_is_spoken_of_where_one_has_to_agree(
    ask: Ask, scope: str, *, is_told: bool
) -> None:
    text = text_of(ask(f"invalid_scope for scope={scope}"))

    assert ("administrator of the organization authorizes" in text) is is_told
