import pytest

from scopes.knowledge import Knowledge
from tests.handlers.asking import Ask, text_of
from wording import SHOWN

ROOMS = "spark:rooms_read"


@pytest.mark.parametrize(
    "text",
    [
        f"what can I do with {ROOMS}?",
        f"What could an app do with `{ROOMS}`",
        f"what does {ROOMS} unlock?",
        f"what does {ROOMS} allow",
        f"what does {ROOMS} open?",
        f"which operations need {ROOMS}?",
        f"which API calls use {ROOMS}",
        f"list all endpoints that require {ROOMS}",
        f"what is possible with {ROOMS}",
    ],
)
def test_what_a_scope_opens_is_told(ask: Ask, text: str) -> None:
    answer = ask(text)

    assert (answer.kind, answer.scopes, answer.level) == ("reverse", (ROOMS,), "user")
    assert answer.by_level == {"user": (ROOMS,)}
    assert {o.path for o in answer.operations} >= {"/rooms", "/webhooks"}
    assert "Rooms (3)" in text_of(answer)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"what does {ROOMS} do?", "explain"),
        (f"{ROOMS} spark:kms", "audit"),
        (f"what is redundant in {ROOMS} spark:kms?", "audit"),
        (f"what can I do with {ROOMS} on GET /rooms?", "endpoint"),
        ("what can I do with spark:foo_bar?", "explain"),
    ],
)
def test_other_questions_are_left_to_others(ask: Ask, text: str, kind: str) -> None:
    assert ask(text).kind == kind


def test_tells_what_is_not_possible_and_who_grants(ask: Ask) -> None:
    text = text_of(ask(f"what can I do with {ROOMS}?"))

    assert "**Not included:**" in text
    assert "**Who can grant it:**" in text


def test_several_scopes_open_more_together(ask: Ask) -> None:
    answer = ask(
        "what can I do with these scopes: spark-admin:people_read spark-admin:people_write"
    )

    assert answer.scopes == ("spark-admin:people_read", "spark-admin:people_write")
    assert "**Only together**" in text_of(answer)
    assert "`POST /v1/people`" in text_of(answer)


@pytest.mark.parametrize("text", ["explain {}", "what do {} mean?", "what do {} do?"])
def test_the_meaning_of_several_scopes_is_told_too(ask: Ask, text: str) -> None:
    answer = ask(text.format("spark:people_read and spark:rooms_read"))

    assert answer.kind == "reverse"
    assert "`spark:people_read`: Look up people" in text_of(answer)


def test_an_operation_that_takes_more_is_told(ask: Ask) -> None:
    text = text_of(ask("what does spark-admin:people_write unlock?"))

    assert (
        "**Only with further scopes:** `POST /v1/people` also requires `spark-admin:people_read`"
        in text
    )


def test_a_name_without_prefix_is_read_as_the_likeliest(ask: Ask) -> None:
    answer = ask("what can i do with telephony_config_read")

    assert answer.scopes == ("spark-admin:telephony_config_read",)
    assert "There is also `spark:telephony_config_read`." in text_of(answer)


def test_scopes_without_operations_say_so(ask: Ask) -> None:
    assert "**`spark:kms` grants access to no documented operation alone.**" in text_of(
        ask("what does spark:kms unlock?")
    )


def test_the_bundle_is_told_like_any_scope(ask: Ask) -> None:
    answer = ask("what can I do with spark:all?")

    assert (answer.kind, answer.scopes) == ("reverse", ("spark:all",))
    assert "**Only with further scopes:**" in text_of(answer)


def test_many_unknown_names_are_counted(ask: Ask) -> None:
    unknown = " ".join(f"spark:zz{n}_qq" for n in range(20))
    answer = ask(f"what can I do with {ROOMS} and {unknown}?")

    assert len(answer.issues["unknown"]) == 20
    assert text_of(answer).count("is not a known scope.") == SHOWN
    assert f"{20 - SHOWN} other names are unknown, too." in text_of(answer)


def test_an_unknown_name_in_the_list_is_named(ask: Ask) -> None:
    answer = ask(f"what can I do with {ROOMS} and spark:foo_bar?")

    assert answer.issues["unknown"] == ("spark:foo_bar",)
    assert "`spark:foo_bar` is not a known scope." in text_of(answer)


def test_a_deprecated_scope_is_not_offered(ask: Ask) -> None:
    answer = ask("what does spark-admin:rooms_read allow?")

    assert (answer.scopes, answer.by_level) == ((), {})
    assert "is **deprecated**" in text_of(answer)


def test_the_full_list_can_be_asked_for(ask: Ask, knowledge: Knowledge) -> None:
    few = ask("what can I do with spark-admin:people_read?")
    every = ask("all operations of spark-admin:people_read")

    known = {o.key for o in knowledge.operations.requiring("spark-admin:people_read")}
    assert "all operations of spark-admin:people_read" in text_of(few)
    assert {operation.key for operation in every.operations} < known
    assert f"{len(every.operations)} documented operations" in text_of(few)


@pytest.mark.parametrize(
    "text",
    [
        "The list call with spark:people_read has been okay. The app lists the rooms.",
        "We hold spark:people_read and spark:kms today. The app lists the rooms.",
    ],
)
def test_what_is_held_by_an_app_that_does_something_is_held_against_that(
    ask: Ask, text: str
) -> None:
    found = ask(text)

    assert (found.kind, found.issues["missing"]) == ("audit", ("spark:rooms_read",))
