import json
from dataclasses import replace
from pathlib import Path

import pytest

from handlers import digest
from rendering.card import MAX_BYTES, to_card
from scopes.data.changes import Change
from scopes.knowledge import Knowledge
from tests.handlers.asking import Ask, text_of
from webex.splitting import LIMIT
from wording.digest import SHOWN

CHANGES = [
    Change("2026-08-01", "gone", "webex-meeting", "GET", "/x"),
    Change(
        "2026-09-30", "new", "webex-meeting", "GET", "/meetings", "user: meeting:schedules_read"
    ),
    Change("2026-09-30", "renamed", "webex-meeting", "GET", "/old", "GET /meetings"),
    Change("2026-09-30", "roles", "webex-admin", "GET", "/roles", "admin: identity:people_read"),
    Change("2026-09-30", "scopes", "webex-admin", "GET", "/y", "spark:kms", "spark:all"),
    Change("2026-09-30", "deprecation", "webex-meeting", "GET", "/d1", "yes", "no"),
    Change("2026-09-30", "deprecation", "webex-meeting", "GET", "/d2", "announced", "no"),
    Change("2026-09-30", "deprecation", "webex-meeting", "GET", "/d3", "no", "yes"),
]
HEADS = [
    "Deprecated",
    "To be deprecated",
    "No longer deprecated",
    "New",
    "Other scopes required",
    "Other administrator roles required",
    "Renamed",
    "No longer documented",
]


def test_a_digest_tells_each_kind_of_change(knowledge: Knowledge) -> None:
    text = text_of(digest.digest(CHANGES, ["meetings", "organization"], knowledge))

    assert [line for line in text.splitlines() if line.endswith(": 1 operation**")] == [
        f"**{head}: 1 operation**" for head in HEADS
    ]
    assert "Meetings and Organization and Identity, 2026-08-01 to 2026-09-30): 8 op" in text
    assert "- `GET /v1/meetings`: [List Meetings](https://developer.webex.com/" in text
    assert "`meeting:schedules_read`" in text
    assert "- `GET /old`, now `GET /meetings`" in text
    assert "- `GET /y`: `spark:kms`" in text


def test_a_digest_says_where_it_comes_from_and_how_to_end_it(knowledge: Knowledge) -> None:
    last = text_of(digest.digest(CHANGES, [], knowledge)).splitlines()[-1]

    assert "Webex's API documents" in last
    assert "`unsubscribe`" in last


@pytest.mark.parametrize("number", [SHOWN, SHOWN + 1_000])
def test_a_long_list_is_counted(knowledge: Knowledge, number: int) -> None:
    changes = [Change("2026-09-30", "gone", "webex-meeting", "GET", f"/{n}") for n in range(number)]

    text = text_of(digest.digest(changes, [], knowledge))

    assert text.count("- `GET /") == SHOWN
    assert ("- 1,000 more" in text) is (number > SHOWN)


def test_a_digest_of_everything_that_was_shipped_fits_a_message_and_a_card(
    knowledge: Knowledge,
) -> None:
    found = digest.digest(knowledge.news.since(""), knowledge.catalog.areas, knowledge)
    card = to_card(found, "")

    assert len(text_of(found).encode()) <= LIMIT
    assert card
    assert len(json.dumps(card)) < MAX_BYTES


def test_a_space_hears_what_it_is_subscribed_to(knowledge: Knowledge) -> None:
    text = text_of(digest.subscribed(["calling", "no-such-area", "meetings"], knowledge))

    assert "changes in Calling and Meetings." in text
    assert f"of {knowledge.news.newest}." in text
    assert "Anybody in this space" in text
    assert "`unsubscribe`" in text


def test_without_any_history_no_day_is_named(knowledge: Knowledge, tmp_path: Path) -> None:
    known = replace(knowledge, weights=tmp_path)

    assert "changes that I know" not in text_of(digest.subscribed([], known))


@pytest.mark.parametrize("text", ["subscribe", "unsubscribe", "subscriptions", digest.EXAMPLE])
def test_outside_of_spaces_it_is_said_where_to_subscribe(ask: Ask, text: str) -> None:
    assert "in group spaces" in text_of(ask(text))


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("subscribe to events of my meetings", ("meeting:schedules_read",)),
        ("webhook subscribe for recordings", ("meeting:recordings_read",)),
    ],
)
def test_questions_about_webhooks_get_their_scopes(
    ask: Ask, text: str, scopes: tuple[str, ...]
) -> None:
    assert ask(text).scopes == scopes
