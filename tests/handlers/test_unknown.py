import pytest

from scopes.privilege.needs import Outcome
from tests.handlers.asking import Ask, text_of


@pytest.mark.parametrize(
    "text",
    [
        "which permission waters the office plants?",
        "qwertz asdfgh",
        "🙂🙂",
        "bake a chocolate cake",
    ],
)
def test_admits_what_it_does_not_know(ask: Ask, text: str) -> None:
    answer = ask(text)

    assert (answer.kind, answer.outcome) == ("none", Outcome.UNKNOWN)
    assert (answer.scopes, answer.by_level, answer.level) == ((), {}, None)
    assert "I don't know" in text_of(answer)


def test_says_what_to_try(ask: Ask) -> None:
    answer = ask("qwertz asdfgh")

    assert answer.choices
    assert "Name the object and the action" in text_of(answer)


def test_scopes_that_come_near_can_be_clicked_but_are_no_answer(ask: Ask) -> None:
    answer = ask("which permission waters the office plants?")

    assert 1 <= len(answer.matches) <= 3
    assert answer.choices == tuple(match.scope for match in answer.matches)
    assert answer.scopes == ()


@pytest.mark.parametrize(
    "text",
    [
        "which scopes for Zoom meetings?",
        "send a message on Slack",
        "Microsoft Graph permission to read mail",
        "google calendar scopes",
        "how do I list GitHub repositories",
    ],
)
def test_another_product_gets_no_scopes(ask: Ask, text: str) -> None:
    answer = ask(text)

    assert (answer.kind, answer.outcome, answer.scopes) == ("none", Outcome.UNKNOWN, ())
    assert "another product" in text_of(answer)


@pytest.mark.parametrize(
    "text",
    [
        "list Webex meetings next to my Zoom ones",
        "download Webex meeting recordings and store them in Dropbox",
    ],
)
def test_another_product_at_the_other_end_does_no_harm(ask: Ask, text: str) -> None:
    assert ask(text).outcome is Outcome.FOUND
