from dataclasses import replace

import pytest

from handlers import unknown
from handlers.asked import read_query
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Alternative, Match, Need, Outcome
from scopes.reading.query import Query
from tests.handlers.asking import Ask, text_of


def test_what_only_the_webex_app_has_is_said_to_be_in_no_document(ask: Ask) -> None:
    found = ask("add a thumbs-up reaction to a message")

    assert (found.kind, found.outcome, found.scopes) == ("none", Outcome.UNKNOWN, ())
    assert "no scope grants it" in text_of(found)


@pytest.mark.parametrize(
    "text",
    [
        "which permission feeds my hamster?",
        "asdf qwer",
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
    answer = ask("asdf qwer")

    assert answer.choices
    assert "Name the object and the action" in text_of(answer)


def test_what_comes_closest_is_offered_by_its_operation_but_is_no_answer(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation = next(o for o in knowledge.operations.all if o.key == ("GET", "/rooms"))
    near = (Alternative(("spark:rooms_read",), operation, "user"),)
    need = Need("xyzzy", outcome=Outcome.UNKNOWN, near=near, sure=0.0)
    need = replace(need, matches=(Match("spark:rooms_read", 0.2), Match("spark:all", 0.01)))
    monkeypatch.setattr(knowledge.resolver, "closest", lambda _: need)

    answer = unknown.answer(read_query(Query("xyzzy"), knowledge))

    assert answer
    assert answer.scopes == ()
    assert answer.choices == ("GET /v1/rooms as a user",)
    assert [match.scope for match in answer.matches] == ["spark:rooms_read"]
    assert "(`GET /v1/rooms`) for the signed-in user: `spark:rooms_read`" in text_of(answer)


def test_every_choice_of_what_comes_closest_is_answered(ask: Ask, knowledge: Knowledge) -> None:
    answer = unknown.answer(read_query(Query("lights on"), knowledge))

    assert answer
    assert 1 <= len(answer.choices) <= 3
    assert [choice for choice in answer.choices if not ask(choice).scopes] == []


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


@pytest.mark.parametrize(
    "text",
    [
        "result = api.session.rest_get(url, params=params)",
        "data = self.client.fetch_all(path)\nprint(data)",
        "response = session.get(url, headers=headers)",
    ],
)
def test_code_without_a_call_of_webex_is_said_to_hold_none(ask: Ask, text: str) -> None:
    answer = ask(text)

    assert (answer.outcome, answer.scopes) == (Outcome.UNKNOWN, ())
    assert "I found no call of a Webex API" in text_of(answer)
