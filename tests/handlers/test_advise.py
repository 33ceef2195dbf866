"""A need in plain words is answered with the least scopes for it."""

import pytest

from rendering.plain import to_plain
from scopes.answer import Bullets
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome
from tests.handlers.asking import GROUPED, Ask, text_of

NEEDS = {
    "spark:calls_read": (
        "display my call history on a tray icon",
        "list my missed calls in a sidebar",
        "a widget with my recent phone calls",
    ),
    "spark:calls_write": (
        "hang up or hold my current call",
        "answer my ringing call by hotkey",
        "transfer my call to another extension",
    ),
    "spark-admin:places_read": (
        "Which scopes for all places of our organization?",
        "as an admin, show every place and its services",
    ),
    "spark-admin:telephony_config_read": (
        "report on all hunt groups of our locations",
        "which call queues exist in each location",
        "list the phone numbers of our locations",
    ),
    "spark-admin:telephony_config_write": (
        "create a new hunt group by script",
        "change the menu of an auto attendant",
        "configure paging groups for every site",
    ),
    "spark-admin:calling_cdr_read": (
        "download call detail records every hour",
        "feed our billing with the CDRs",
        "detailed call history of the whole organization",
    ),
    "analytics:read_all": (
        "generate a report for the organization from a template",
        "create a calling quality report",
        "read meeting quality of the whole org",
    ),
    "spark-admin:people_read": (
        "export every employee of the company",
        "export our staff directory with licenses",
        "look up an employee by email as an admin",
    ),
    "spark-admin:people_write": (
        "assign licenses to new users",
        "set call forwarding for an employee as an admin",
        "change voicemail settings of a user",
    ),
    "spark-admin:devices_read": (
        "inventory of all room devices in the company",
        "list all devices of the organization",
        "list every room device in the company",
    ),
    "spark-admin:devices_write": (
        "delete a device from the organization",
        "update the tags of a device as an admin",
        "add a desk phone by MAC address",
    ),
    "spark-admin:workspaces_read": (
        "get the details of a workspace",
        "show the outgoing permissions of a workspace",
        "inventory of our workspaces with capacity and floor",
    ),
    "spark-admin:workspaces_write": (
        "set the call forwarding of a workspace",
        "change do not disturb of a workspace phone",
    ),
    "spark-admin:organizations_read": (
        "list the organizations I manage",
        "which customer organizations does the partner admin manage",
        "show the partner tags of our customers",
    ),
    "spark-admin:organizations_write": (
        "delete an organization",
        "offboard a customer organization as a partner",
        "set partner tags on a customer",
    ),
}
PHRASED = [(text, scope) for scope, texts in NEEDS.items() for text in texts]


def test_every_scope_of_a_group_is_asked_for_in_two_ways() -> None:
    assert set(NEEDS) == set(GROUPED)
    assert min(len(texts) for texts in NEEDS.values()) >= 2


@pytest.mark.parametrize(("text", "scope"), PHRASED)
def test_finds_the_scope_of_a_need(ask: Ask, text: str, scope: str) -> None:
    answer = ask(text)

    assert (answer.kind, answer.scopes) == ("advise", (scope,))


@pytest.mark.parametrize("frame", ["what scopes for {}?", "Which scope do I need to {}", "{} pls"])
@pytest.mark.parametrize("need", ["CDR", "create a call queue", "assign licenses to new users"])
def test_the_frame_of_a_question_changes_nothing(ask: Ask, need: str, frame: str) -> None:
    assert ask(frame.format(need)).scopes == ask(need).scopes


@pytest.mark.parametrize(
    ("text", "level", "scope"),
    [
        ("list my own devices", "user", "spark:devices_read"),
        ("list all devices as an admin", "admin", "spark-admin:devices_read"),
        ("list my meeting recordings", "user", "meeting:recordings_read"),
        (
            "read all messages of a user as a compliance officer",
            "compliance",
            "spark-compliance:messages_read",
        ),
        ("send a message without admin rights", "user", "spark:messages_write"),
        ("list people as a normal user", "user", "spark:people_read"),
        ("read messages, not as compliance officer", "user", "spark:messages_read"),
    ],
)
def test_whose_data_it_is_decides_the_level(ask: Ask, text: str, level: str, scope: str) -> None:
    answer = ask(text)

    assert (answer.level, answer.scopes) == (level, (scope,))


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("create a hunt group as a user", "spark-admin:telephony_config_write"),
        ("list licenses, no admin", "spark-admin:licenses_read"),
        ("create a location without admin rights", "spark-admin:locations_write"),
    ],
)
def test_what_a_user_cannot_do_is_not_answered_with_another_job(
    ask: Ask, text: str, scope: str
) -> None:
    answer = ask(text)

    assert (answer.level, answer.scopes) == ("admin", (scope,))
    assert "Not documented for the signed-in user" in to_plain(answer)


@pytest.mark.parametrize(
    ("reading", "writing"),
    [
        ("list call queues", "create call queues"),
        ("read messages", "post messages"),
        ("list all devices of the organization", "delete a device from the organization"),
    ],
)
def test_reading_takes_another_scope_than_writing(ask: Ask, reading: str, writing: str) -> None:
    assert {scope.rpartition("_")[2] for scope in ask(reading).scopes} == {"read"}
    assert "write" in {scope.rpartition("_")[2] for scope in ask(writing).scopes}


def test_the_answer_for_cdr_explains_its_scope(ask: Ask, knowledge: Knowledge) -> None:
    text = text_of(ask("what scopes for CDR?"))
    told = knowledge.catalog.scopes["spark-admin:calling_cdr_read"].explanation

    assert "Request **1 scope** as an administrator" in text
    assert [part for part in (told.allows, told.excludes, told.exposes) if part not in text] == []


def test_the_answer_for_cdr_rests_on_the_feed(ask: Ask) -> None:
    answer = ask("what scopes for CDR?")

    assert "/v1/cdr_feed" in {operation.path for operation in answer.operations}


def test_the_scope_found_is_the_best_match(ask: Ask) -> None:
    answer = ask("what scopes for CDR?")

    assert answer.matches[0].scope == "spark-admin:calling_cdr_read"


def test_matches_fall_in_score(ask: Ask) -> None:
    scores = [match.score for match in ask("list all devices of the organization").matches]

    assert scores == sorted(scores, reverse=True)


def test_no_need_is_answered_with_a_deprecated_scope(ask: Ask, knowledge: Knowledge) -> None:
    gone = {s.id for s in knowledge.catalog.scopes.values() if s.replaced_by}
    needs = ["messages of the whole organization as admin", "list all spaces of the org as admin"]

    answered = {scope for need in needs for scope in ask(need).scopes}
    assert gone
    assert answered
    assert answered.isdisjoint(gone)


@pytest.mark.parametrize("text", ["list the tabs of a room", "room tabs"])
def test_a_need_without_documented_scope_is_not_guessed(ask: Ask, text: str) -> None:
    answer = ask(text)

    assert (answer.outcome, answer.scopes) == (Outcome.UNDOCUMENTED, ())


@pytest.mark.parametrize(
    ("text", "first", "other"),
    [
        ("list recordings as an admin", "admin", "compliance"),
        ("list my meeting recordings", "user", "admin"),
        ("list all devices as an admin", "admin", "user"),
        ("list my devices", "user", "admin"),
        ("read my messages", "user", "compliance"),
        ("read messages as a compliance officer", "compliance", "user"),
    ],
)
def test_the_route_the_question_implies_stands_before_the_others(
    ask: Ask, text: str, first: str, other: str
) -> None:
    answer = ask(text)
    routes = {str(level): scopes for level, scopes in answer.by_level.items()}
    said = text_of(answer)

    assert answer.level == first
    assert {first, other} <= set(routes)
    ours, theirs = (" ".join(routes[level]) for level in (first, other))
    assert said.index(ours) < said.index(theirs)


@pytest.mark.parametrize("text", ["who is available", "which permission feeds my hamster?"])
def test_questions_are_offered_when_nothing_is_sure(ask: Ask, text: str) -> None:
    answer = ask(text)

    assert answer.outcome is Outcome.UNKNOWN
    assert answer.choices


def test_no_alternatives_are_offered_when_sure(ask: Ask) -> None:
    answer = ask("GET /v1/rooms")

    assert (answer.confidence, answer.choices) == ("sure", ())
    assert "Or did you mean" not in text_of(answer)


@pytest.mark.parametrize(
    ("text", "outcome", "said"),
    [
        ("create a call queue", Outcome.FOUND, "Request **1 scope**"),
        ("list the tabs of a room", Outcome.UNDOCUMENTED, "name no scope"),
        ("GET /dataSources/schemas", Outcome.NOT_NEEDED, "No scope needed"),
        ("bake a chocolate cake", Outcome.UNKNOWN, "I don't know"),
    ],
)
def test_each_outcome_has_a_wording_of_its_own(
    ask: Ask, text: str, outcome: Outcome, said: str
) -> None:
    answer = ask(text)

    assert answer.outcome is outcome
    assert said in text_of(answer)


def test_a_message_too_long_to_be_looked_through_is_said_to_be(ask: Ask) -> None:
    sentence = "Uncharacteristically institutionalized counterrevolutionaries misinterpret. "
    text = text_of(ask(f"List my rooms. {sentence * 60}"))

    assert "**Too long:**" in text
    assert "Checked" not in text


def test_what_stands_under_why_accepts_the_set(ask: Ask, knowledge: Knowledge) -> None:
    found = ask("fetch contact center call recordings with a service app")
    why = next(block for block in found.details if isinstance(block, Bullets))
    accepting = {
        operation.title
        for operation in knowledge.operations.all
        if any(frozenset(found.scopes) in sets for sets in operation.sets.values())
    }
    linked = [line.partition(": [")[2].partition("](")[0] for line in why.items if "](" in line]

    assert linked
    assert set(linked) <= accepting


def test_the_set_for_the_user_is_said_to_reach_no_further_than_that_user(ask: Ask) -> None:
    text = text_of(ask("set the voicemail of every user, as an administrator"))

    assert "For the signed-in user, for what they have access to themselves:" in text
