"""A phrase that names several things to watch is a webhook for each of them."""

import pytest

from handlers import answer
from scopes.finding.watched import watched_lists
from scopes.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        (
            "create webhooks for messages and memberships",
            ["create webhooks for messages", "create webhooks for memberships"],
        ),
        (
            "create webhooks for new messages and for memberships",
            ["create webhooks for new messages", "create webhooks for memberships"],
        ),
        (
            "Webhooks on rooms, messages and meetings.",
            ["Webhooks on rooms", "Webhooks on messages", "Webhooks on meetings"],
        ),
        (
            "We register a new webhook for recordings or meeting participants in our app",
            [
                "register a new webhook for recordings",
                "register a new webhook for meeting participants",
            ],
        ),
        ("webhooks for messages and attachment actions, and it posts cards",
         ["webhooks for messages", "webhooks for attachment actions"]),
        ("create a webhook for messages and list rooms", []),
        ("create a webhook for messages", []),
        ("list rooms and messages", []),
        ("webhooks for", []),
    ],
)  # fmt: skip
def test_each_thing_that_is_watched_has_its_webhook(
    text: str, texts: list[str], knowledge: Knowledge
) -> None:
    lists = watched_lists(text, knowledge.reader, knowledge.reader.read)

    assert [found for each in lists for found in each.texts] == texts


def test_the_phrase_is_where_it_stands_in_the_text(knowledge: Knowledge) -> None:
    text = "Hi. We need webhooks for rooms and messages, thanks."

    (found,) = watched_lists(text, knowledge.reader, knowledge.reader.read)

    assert text[found.line.start : found.line.end] == "need webhooks for rooms and messages"


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        (
            "create webhooks for messages and memberships",
            {"spark:messages_read", "spark:memberships_read"},
        ),
        (
            "Our app has a webhook for meetings, recordings and rooms. It must also post messages.",
            {
                "meeting:schedules_read",
                "meeting:recordings_read",
                "spark:rooms_read",
                "spark:messages_write",
            },
        ),
        ("webhooks for rooms and delete a team", {"spark:rooms_read", "spark:teams_write"}),
        (
            "POST /v1/messages, list my recordings and create webhooks for messages and rooms",
            {
                "spark:messages_write",
                "meeting:recordings_read",
                "spark:messages_read",
                "spark:rooms_read",
            },
        ),
    ],
)
def test_the_set_reads_everything_that_is_watched(
    text: str, scopes: set[str], knowledge: Knowledge
) -> None:
    assert set(answer(text, knowledge).scopes) == scopes


def test_what_is_watched_is_no_step_of_its_own(knowledge: Knowledge) -> None:
    given = answer("list my recordings and create webhooks for messages and rooms", knowledge)

    assert [step.need.words for step in given.steps] == [
        "list my recordings",
        "create webhooks for messages",
        "create webhooks for rooms",
    ]


def test_several_webhook_calls_in_words_ask_what_they_watch(knowledge: Knowledge) -> None:
    given = answer("List webhooks, update a webhook and delete a webhook", knowledge)

    assert [step.need.is_subject_open for step in given.steps] == [True] * 3
    assert given.scopes == ()
