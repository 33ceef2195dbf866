"""Calls, words and names of one message become one job, and one least set."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scopes.data.catalog import Level
from scopes.job import Job, Solution, understand
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Need, Outcome

FOUND, UNKNOWN, UNDOCUMENTED = Outcome.FOUND, Outcome.UNKNOWN, Outcome.UNDOCUMENTED


def job_of(knowledge: Knowledge, text: str) -> Job:
    return understand(knowledge.reader.read(text), knowledge)


def solved(knowledge: Knowledge, text: str, level: Level | None = None) -> Solution:
    return job_of(knowledge, text).solve(level)


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        (
            "GET /v1/people and create a call queue",
            [
                ("GET /v1/people", FOUND, "spark-admin:people_read"),
                ("create a call queue", FOUND, "spark-admin:telephony_config_write"),
            ],
        ),
        (
            "read CDRs and then POST /v1/messages",
            [
                ("read CDRs", FOUND, "spark-admin:calling_cdr_read"),
                ("POST /v1/messages", FOUND, "spark:messages_write"),
            ],
        ),
        (
            "POST /v1/messages, list my recordings and create a webhook",
            [
                ("POST /v1/messages", FOUND, "spark:messages_write"),
                ("list my recordings", FOUND, "meeting:recordings_read"),
                ("create a webhook", UNKNOWN, ""),
            ],
        ),
        (
            "1. list phone numbers 2. list devices 3. list locations",
            [
                ("list phone numbers", FOUND, "spark-admin:telephony_config_read"),
                ("list devices", FOUND, "spark-admin:devices_read"),
                ("list locations", FOUND, "spark-admin:devices_read"),
            ],
        ),
        (
            "list devices, schedule a meeting",
            [
                ("list devices", FOUND, "spark-admin:devices_read"),
                ("schedule a meeting", FOUND, "meeting:schedules_write"),
            ],
        ),
        (
            "spark:rooms_read, list my call recordings",
            [
                ("spark:rooms_read", FOUND, "spark:rooms_read"),
                ("list my call recordings", FOUND, "spark:recordings_read"),
            ],
        ),
        (
            "GET /room/tabs and GET /zzzz and list my rooms",
            [
                ("GET /room/tabs", UNDOCUMENTED, ""),
                ("GET /zzzz", UNKNOWN, ""),
                ("list my rooms", FOUND, "spark:rooms_read"),
            ],
        ),
        (
            "api.rooms.list(), then post a message into each of them",
            [
                ("api.rooms.list", FOUND, "spark:rooms_read"),
                ("post a message into each of them", FOUND, "spark:messages_write"),
            ],
        ),
    ],
)
def test_every_step_of_a_message_is_accounted_for(
    knowledge: Knowledge, text: str, steps: list[tuple[str, Outcome, str]]
) -> None:
    found = solved(knowledge, text).steps

    assert [(s.need.words, s.need.outcome, " ".join(s.scopes)) for s in found] == steps


def test_a_misspelt_scope_is_read_as_the_one_it_resembles(knowledge: Knowledge) -> None:
    assert solved(knowledge, "spark:peple_read").scopes == ("spark:people_read",)


@pytest.mark.parametrize("text", ["", "   ", "and, and", "which scopes for Zoom?", "🙂"])
def test_what_states_nothing_is_no_job(knowledge: Knowledge, text: str) -> None:
    job = job_of(knowledge, text)

    assert (job.needs, job.outcome, job.solve()) == ((), UNKNOWN, Solution())


@pytest.mark.parametrize(
    ("text", "outcome", "is_open"),
    [
        ("list rooms", FOUND, False),
        ("1. list rooms 2. water the plants 3. read CDRs", FOUND, True),
        ("GET /room/tabs", UNDOCUMENTED, False),
        ("GET /dataSources/schemas", Outcome.NOT_NEEDED, False),
        ("GET /room/tabs and GET /rooms", FOUND, False),
        ("GET /zzzz", UNKNOWN, True),
    ],
)
def test_a_job_ends_as_its_best_need_and_is_open_while_one_is_not_understood(
    knowledge: Knowledge, text: str, outcome: Outcome, is_open: bool
) -> None:
    job = job_of(knowledge, text)

    assert (job.outcome, job.is_open) == (outcome, is_open)


@pytest.mark.parametrize(
    ("text", "level", "scopes", "on"),
    [
        ("GET /people", None, ("spark:people_read",), "user"),
        ("GET /people", "admin", ("spark-admin:people_read",), "admin"),
        ("GET /people as an admin", None, ("spark-admin:people_read",), "admin"),
        ("GET /people as an admin", "user", ("spark:people_read",), "user"),
        ("read CDRs", "user", ("spark-admin:calling_cdr_read",), "admin"),
        (
            "GET /people and GET /v1/cdr_feed",
            None,
            ("spark-admin:people_read", "spark-admin:calling_cdr_read"),
            "admin",
        ),
    ],
)
def test_each_need_is_met_on_the_level_asked_for_where_it_can_be(
    knowledge: Knowledge, text: str, level: Level | None, scopes: tuple[str, ...], on: Level
) -> None:
    solution = solved(knowledge, text, level)

    assert (solution.scopes, solution.level) == (scopes, on)
    assert solution.by_level[on] == scopes


def test_a_job_grows_and_counts_what_it_has_already_once(knowledge: Knowledge) -> None:
    rooms = job_of(knowledge, "list my rooms")
    grown = rooms.plus(job_of(knowledge, "read CDRs")).plus(job_of(knowledge, "list my rooms"))

    assert [need.words for need in grown.needs] == ["list my rooms", "read CDRs"]
    assert grown.without([1]).solve().scopes == ("spark-admin:calling_cdr_read",)
    assert grown.without([1, 2]).solve() == Solution()


def test_what_words_were_taken_for_is_doubted_until_it_is_sure(knowledge: Knowledge) -> None:
    job = job_of(knowledge, "list my rooms")
    [need] = job.needs

    assert job.doubted == ()
    assert replace(job, needs=(replace(need, sure=0.5),)).doubted == (replace(need, sure=0.5),)
    assert replace(job, needs=(replace(need, sure=0.5, origin="call"),)).doubted == ()


def test_steps_of_one_operation_are_told_one_by_one(knowledge: Knowledge) -> None:
    job = job_of(knowledge, "signs in, logs out and wraps up agents in contact center")

    assert [need.words for need in job.needs][:2] == ["signs in", "logs out"]
    assert job.solve().scopes == ("cjp:user",)


def test_words_that_say_what_a_call_does_are_no_step_of_their_own(knowledge: Knowledge) -> None:
    assert [need.words for need in job_of(knowledge, "GET /rooms and list rooms").needs] == [
        "GET /rooms"
    ]


def test_the_reasons_name_every_step_that_fails_without_a_scope(knowledge: Knowledge) -> None:
    solution = solved(knowledge, "create a hunt group, create a call queue, list all devices")

    words = {scope: [need.words for need in needs] for scope, needs in solution.reasons.items()}
    assert words == {
        "spark-admin:telephony_config_write": ["create a hunt group", "create a call queue"],
        "spark-admin:devices_read": ["list all devices"],
    }


STEPS = ["list my rooms", "read CDRs", "GET /people", "POST /messages", "xyzzy plugh",
         "create a call queue", "api.teams.list()", "spark:webhooks_read", "list room tabs",
         "delete a meeting", "bake a cake"]  # fmt: skip


@given(chosen=st.lists(st.sampled_from(STEPS), min_size=1, max_size=6, unique=True))
def test_a_set_meets_every_need_that_was_found_and_has_nothing_to_spare(
    knowledge: Knowledge, chosen: list[str]
) -> None:
    job = job_of(knowledge, "\n".join(f"{n}. {step}" for n, step in enumerate(chosen, 1)))
    solution = job.solve()
    scopes = frozenset(solution.scopes)

    assert all(need.is_met_by(scopes) for need in job.found)
    assert [scope for scope in scopes if not solution.reasons[scope]] == []
    assert [step.need for step in solution.steps] == list(job.needs)


def test_a_need_is_known_by_what_it_was_matched_to(knowledge: Knowledge) -> None:
    one, other = (job_of(knowledge, text).needs[0] for text in ("read CDRs", "list CDRs"))

    assert one.words != other.words
    assert one.key == other.key
    assert Need("a").key != Need("b").key


def test_of_the_same_need_in_words_and_as_a_call_the_call_is_kept(knowledge: Knowledge) -> None:
    (need,) = job_of(knowledge, "send a message to a space with POST /v1/messages").needs

    assert (need.origin, need.sure) == ("call", 1.0)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("leer las grabaciones de las reuniones", "meeting:recordings_read"),
        ("チームを作成、メンバーを追加", "spark:team_memberships_write"),
    ],
)
def test_words_that_the_documents_do_not_have_are_understood(
    knowledge: Knowledge, text: str, scope: str
) -> None:
    job = understand(knowledge.reader.read(text), knowledge)

    assert scope in job.solve().scopes
