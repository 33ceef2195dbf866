"""How sure it is what was meant decides what an answer says, and what it offers.

The needs are made by hand, so that nothing here depends on what was learned.
"""

from dataclasses import replace

import pytest

from handlers.asked import read_query
from handlers.authorize import answer as authorize
from handlers.job_answer import answer_job
from rendering.plain import to_plain
from scopes.answer import Answer
from scopes.data.catalog import Level
from scopes.data.operations import Operation
from scopes.job import Job
from scopes.knowledge import Knowledge
from scopes.privilege.needs import SURE, Alternative, Confidence, Need, Outcome
from scopes.reading.query import Query
from tests.handlers.asking import text_of
from wording.alternatives import question_for

LIKELY = SURE - 0.1


def operation_of(knowledge: Knowledge, call: str) -> Operation:
    return next(o for o in knowledge.operations.all if f"{o.method} {o.path}" == call)


def need_of(knowledge: Knowledge, words: str, call: str, sure: float = 1.0) -> Need:
    """Return a need in words that was matched to a call."""
    operation = operation_of(knowledge, call)
    return Need(words, operation.sets, (operation,), sure=sure)


def other_of(knowledge: Knowledge, call: str, level: Level) -> Alternative:
    operation = operation_of(knowledge, call)
    scopes = knowledge.privilege.least(operation.sets[level])
    return Alternative(tuple(scopes), operation, level)


def answered(knowledge: Knowledge, *needs: Need, level: Level | None = None) -> Answer:
    """Answer a question that was read as these needs."""
    asked = read_query(Query("x", level), knowledge)
    asked.__dict__["whole_job"] = Job(needs, knowledge.privilege)
    found = answer_job(asked)
    assert found
    return found


@pytest.fixture
def doubted(knowledge: Knowledge) -> Need:
    """A need that may mean two other things, one of them the same for another token."""
    near = (
        other_of(knowledge, "GET /recordings", "admin"),
        other_of(knowledge, "DELETE /recordings/{recordingId}", "user"),
    )
    return replace(need_of(knowledge, "recordings", "GET /recordings", LIKELY), near=near)


def test_what_else_may_be_meant_stands_below_the_set(knowledge: Knowledge, doubted: Need) -> None:
    told = to_plain(answered(knowledge, doubted))

    places = [
        told.index(words)
        for words in (
            "I understood: List Recordings (will be deprecated) (GET /v1/recordings)",
            "Request 1 scope for the signed-in user",
            "Or did you mean one of these?",
            "List Recordings (will be deprecated) (GET /v1/recordings) as an administrator",
            "meeting:admin_recordings_read",
            "Delete a Recording (DELETE /v1/recordings/{recordingId}) for the signed-in user:",
            "meeting:recordings_write",
            "Why:",
        )
    ]
    assert places == sorted(places)


def test_each_is_offered_by_its_call(knowledge: Knowledge, doubted: Need) -> None:
    assert answered(knowledge, doubted).choices == (
        "GET /v1/recordings as an administrator",
        "DELETE /v1/recordings/{recordingId} as a user",
    )


def test_a_level_that_is_offered_as_another_meaning_has_no_second_button(
    knowledge: Knowledge, doubted: Need
) -> None:
    assert "admin" in answered(knowledge, replace(doubted, near=())).levels
    assert "admin" not in answered(knowledge, doubted).levels


def test_what_was_chosen_is_not_offered_again(knowledge: Knowledge, doubted: Need) -> None:
    found = answered(knowledge, doubted, level="admin")

    assert found.scopes == ("meeting:admin_recordings_read",)
    assert found.choices == ("DELETE /v1/recordings/{recordingId} as a user",)
    assert "**Or did you mean this?**" in text_of(found)


def test_a_doubt_without_another_meaning_is_admitted(knowledge: Knowledge, doubted: Need) -> None:
    found = answered(knowledge, replace(doubted, near=()))

    assert "not certain that this is what you meant" in text_of(found)
    assert found.choices == ()


def test_where_no_scope_is_documented_something_else_may_be_meant(
    knowledge: Knowledge,
) -> None:
    tabs = operation_of(knowledge, "GET /room/tabs")
    near = (other_of(knowledge, "GET /rooms", "user"),)
    found = answered(
        knowledge, Need("tabs", {}, (tabs,), Outcome.UNDOCUMENTED, sure=LIKELY, near=near)
    )

    assert "**Or did you mean this?**" in text_of(found)
    assert (found.confidence, found.choices) == ("likely", ("GET /v1/rooms as a user",))


def test_what_is_sure_asks_nothing(knowledge: Knowledge) -> None:
    found = answered(knowledge, need_of(knowledge, "recordings", "GET /recordings", SURE))

    assert "Or did you mean" not in text_of(found)
    assert "not certain" not in text_of(found)
    assert (found.confidence, found.choices) == ("sure", ())


def test_among_several_steps_the_uncertain_one_names_what_else_it_may_be(
    knowledge: Knowledge, doubted: Need
) -> None:
    rooms = need_of(knowledge, "list rooms", "GET /rooms")
    found = answered(knowledge, rooms, doubted)

    first, second, *_ = (line for line in text_of(found).splitlines() if line.startswith("- `"))
    assert "probably" not in first
    assert second.startswith("- `recordings`: **probably** [List Recordings]")
    assert "; or [List Recordings]" in second
    assert second.endswith("for the signed-in user: `meeting:recordings_write`")
    assert found.choices == ()


@pytest.mark.parametrize(
    ("sure", "said"),
    [
        ((1, 1), "Checked: this set covers both steps, and no scope can be left out."),
        (
            (1, LIKELY),
            "Checked: this set covers both steps as I understood them, and no scope can be left "
            "out. **Step 2 is not certain.**",
        ),
        (
            (LIKELY, 1, LIKELY),
            "Checked: this set covers all 3 steps as I understood them, and no scope can be left "
            "out. **Steps 1 and 3 are not certain.**",
        ),
    ],
)
def test_a_set_is_checked_as_far_as_its_steps_are_certain(
    knowledge: Knowledge, sure: tuple[float, ...], said: str
) -> None:
    calls = ("GET /rooms", "GET /people", "GET /messages")
    needs = [need_of(knowledge, *pair) for pair in zip(calls, calls, sure, strict=False)]

    assert said in text_of(answered(knowledge, *needs)).splitlines()


@pytest.mark.parametrize(
    ("changed", "confidence"),
    [
        ({}, "sure"),
        ({"sure": SURE}, "sure"),
        ({"sure": LIKELY}, "likely"),
        ({"sure": LIKELY, "origin": "call"}, "likely"),
        ({"sure": LIKELY, "origin": "name"}, "sure"),
        ({"sure": LIKELY, "outcome": Outcome.UNDOCUMENTED}, "likely"),
        ({"outcome": Outcome.UNKNOWN, "origin": "call"}, "unknown"),
    ],
)
def test_a_need_is_as_sure_as_its_words(
    knowledge: Knowledge, changed: dict[str, object], confidence: Confidence
) -> None:
    need = need_of(knowledge, "x", "GET /rooms")

    assert replace(need, **changed).confidence == confidence  # type: ignore[arg-type]  # a table


def test_an_answer_is_as_sure_as_its_least_sure_need(knowledge: Knowledge, doubted: Need) -> None:
    rooms = need_of(knowledge, "list rooms", "GET /rooms")
    unknown = Need("xyzzy", outcome=Outcome.UNKNOWN, sure=0.0)

    assert answered(knowledge, rooms).confidence == "sure"
    assert answered(knowledge, rooms, doubted).confidence == "likely"
    assert answered(knowledge, rooms, doubted, unknown).confidence == "unknown"


@pytest.mark.parametrize(
    ("kind", "outcome", "confidence"),
    [("help", Outcome.FOUND, "sure"), ("none", Outcome.UNKNOWN, "unknown")],
)
def test_an_answer_without_needs_is_as_sure_as_its_outcome(
    kind: str, outcome: Outcome, confidence: Confidence
) -> None:
    assert Answer(kind, outcome, ()).confidence == confidence


def test_an_authorize_url_offers_urls_for_what_else_may_be_meant(
    knowledge: Knowledge, doubted: Need, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = Job((doubted,), knowledge.privilege)
    monkeypatch.setattr("handlers.asked.understand", lambda *_: job)
    found = authorize(read_query(Query("authorize url for recordings"), knowledge))

    assert found
    assert "Or did you mean one of these?" in text_of(found)
    assert found.choices[0] == "authorize url for GET /v1/recordings as an administrator"


def test_without_an_operation_the_scope_is_offered(knowledge: Knowledge, doubted: Need) -> None:
    other = Alternative(("spark:xapi_commands",), None, "user")
    found = answered(knowledge, replace(doubted, near=(other,)))
    summary = knowledge.catalog.scopes["spark:xapi_commands"].summary.rstrip(".")

    assert f"- {summary}: `spark:xapi_commands`" in text_of(found).splitlines()
    assert found.choices == ("spark:xapi_commands",)


def test_a_choice_gets_the_answer_for_just_its_operation(knowledge: Knowledge) -> None:
    """A tenth of all calls; the level words of a path such as /admin/... count as said."""
    plain = [o for o in knowledge.operations.all if not o.depends_on_subject]
    others = [
        other_of(knowledge, f"{o.method} {o.path}", level)
        for o in plain[::10]
        for level in o.sets
        if not o.path.startswith("/admin/")
    ]
    assert len(others) > 100

    for other in others:
        assert other.operation
        assert other.level
        question = question_for(other)
        found = answer_job(read_query(Query(question), knowledge))
        assert found, question
        assert (question, found.level) == (question, other.level)
        assert frozenset(found.scopes) in other.operation.sets[other.level], question
        assert found.operations[0] == other.operation
