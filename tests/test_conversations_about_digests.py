"""A space that wants to be told what changes: from its wish to the digest, and to the end of it."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from sandbox.app import Sandbox
from sandbox.server import SandboxServer
from scopes.knowledge import ROOT, Knowledge
from tests.support.talk import RunningBot, Talk, markdown_of, run_bot, texts_on_card

WEEK = 7 * 86_400
AGENDA = "GET /meetings/agendas"
TITLE = "# What changed in the documents\n"
FIRST = (
    "\n## 2030-01-01\n\n- new, webex-meeting: `GET /meetings/old`: user: meeting:schedules_read\n"
)
SECOND = f"""
## 2030-02-01

- new, webex-meeting: `{AGENDA}`: user: meeting:schedules_read
- new, webex-contact-center: `GET /v9/agents`: admin: cjp:config_read
- title, webex-meeting: `GET /meetings`: Meetings (was List Meetings)
"""
THIRD = "\n## 2030-03-01\n\n- gone, webex-cloud-calling: `GET /telephony/old`\n"

Deploy = Callable[..., AbstractContextManager["Deployed"]]


class Deployed:
    """A version of the bot that runs, and somebody who talks to it."""

    def __init__(self, talk: Talk, bot: RunningBot) -> None:
        self.talk = talk
        self._bot = bot

    def digests(self, days: float = 0) -> list[str]:
        """Return what comes of a look for digests, so many days from now."""
        before = len(self.talk.heard())
        self._bot.digests.look(time.time() + days * 86_400)
        self.talk.acquire()
        return [markdown_of(message) for message in self.talk.heard()[before:]]


@pytest.fixture
def deploy(sandbox: Sandbox, server: SandboxServer, knowledge: Knowledge, tmp_path: Path) -> Deploy:
    """What runs a version of the bot with the given changes; its database stays."""

    @contextmanager
    def run(*entries: str) -> Iterator[Deployed]:
        data = tmp_path / f"data {len(entries)}"
        data.mkdir()
        for file in (ROOT / "data").glob("ranking.*"):
            (data / file.name).symlink_to(file)
        (data / "CHANGES.md").write_text(TITLE + "".join(reversed(entries)), "utf-8")
        known, database = replace(knowledge, weights=data), f"sqlite:///{tmp_path}/bot.db"
        with run_bot(sandbox, server, known, DATABASE_URL=database) as bot:
            yield Deployed(Talk(sandbox, bot), bot)

    return run


def test_a_space_is_told_once_of_what_a_new_version_knows_until_it_unsubscribes(
    deploy: Deploy,
) -> None:
    with deploy(FIRST) as before:
        confirmed = markdown_of(before.talk.ask("subscribe to calling and meetings"))
        of_before = before.digests(days=8)

    with deploy(FIRST, SECOND) as after:
        (told,) = after.digests()
        again = [*after.digests(), *after.digests(days=8)]
        card = after.talk.heard()[-1]

    with deploy(FIRST, SECOND, THIRD) as later:
        too_soon = later.digests(days=6)
        (next_week,) = later.digests(days=8)
        ended = markdown_of(later.talk.ask("unsubscribe"))

    assert "changes in Calling and Meetings" in confirmed
    assert "2030-01-01" in confirmed
    assert (of_before, again, too_soon) == ([], [], [])
    assert f"`{AGENDA}`: `meeting:schedules_read`" in told
    assert "/meetings/old" not in told
    assert "/v9/agents" not in told
    assert "`unsubscribe`" in told
    assert any(AGENDA in text for text in texts_on_card(card))
    assert card.parent_id is None
    assert "`GET /telephony/old`" in next_week
    assert AGENDA not in next_week
    assert "not subscribed" in ended


def test_nothing_is_told_after_unsubscribing(deploy: Deploy) -> None:
    with deploy(FIRST) as before:
        before.talk.ask("tell us when scopes change")
        before.talk.ask("unsubscribe")

    with deploy(FIRST, SECOND) as after:
        assert after.digests(days=8) == []


def test_two_looks_before_the_digest_is_out_make_one(deploy: Deploy) -> None:
    with deploy(FIRST) as before:
        before.talk.ask("subscribe")

    with deploy(FIRST, SECOND) as after:
        after.talk.store.fail_next("POST", "/messages", 429, headers={"Retry-After": "1"})
        told = [*after.digests(), *after.digests()]

    assert len(told) == 1


def test_a_space_that_the_bot_left_is_forgotten(deploy: Deploy) -> None:
    with deploy(FIRST) as before:
        before.talk.ask("subscribe")

    with deploy(FIRST, SECOND) as after:
        talk = after.talk
        membership = talk.store.find_membership(talk.room.id, talk.bot.id)
        assert membership
        talk.store.remove_member(membership.id)
        told = after.digests()
        talk.wait_for_bot(talk.store.add_member(talk.room.id, talk.bot.id).id)
        shown = markdown_of(talk.ask("subscriptions"))

    assert told == []
    assert "not subscribed" in shown


def test_the_wish_can_be_changed_and_shown_by_anybody(talk: Talk) -> None:
    talk.ask("subscribe to calling and meetings")
    said = talk.say(f"{talk.mention} unsubscribe from calling", author=talk.colleague)
    talk.wait_for_bot(said.id)

    shown = markdown_of(talk.ask("subscribe"))
    everything = markdown_of(talk.ask("subscribe to everything"))

    assert "changes in Meetings." in shown
    assert "changes in all areas." in everything


@pytest.mark.parametrize(
    ("asked", "scope"),
    [
        ("subscribe to meeting events", "meeting:schedules_read"),
        ("webhook subscribe for recordings", "meeting:recordings_read"),
        ("subscribe to messages", "spark:messages_read"),
    ],
)
def test_a_question_about_webhooks_stays_one(newcomer: Talk, asked: str, scope: str) -> None:
    assert scope in markdown_of(newcomer.ask(asked))
    assert "not subscribed" in markdown_of(newcomer.ask("subscriptions"))


def test_in_a_direct_message_it_is_said_where_to_subscribe(newcomer: Talk) -> None:
    assert "in group spaces" in markdown_of(newcomer.direct("subscribe"))
