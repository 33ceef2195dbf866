"""Scopes are held against what an app does, in many ways of asking."""

import pytest

from tests.handlers.asking import Ask, text_of


@pytest.mark.parametrize(
    ("text", "missing", "excess"),
    [
        ("spark-admin:people_read spark-admin:people_write, do I need both to add users?", (), ()),
        ("is spark:rooms_read enough to list my rooms?", (), ()),
        ("is spark:rooms_read sufficient to post messages?",
         ("spark:messages_write",), ("spark:rooms_read",)),
        ("check spark:rooms_read spark:teams_read for listing my rooms", (), ("spark:teams_read",)),
        ("check spark:people_read, now it should also list rooms",
         ("spark:rooms_read",), ("spark:people_read",)),
        ("is spark:people_reed enough to list people?", ("spark:people_read",), ()),
    ],
)  # fmt: skip
def test_scopes_are_held_against_what_is_said_in_words(
    ask: Ask, text: str, missing: tuple[str, ...], excess: tuple[str, ...]
) -> None:
    answer = ask(text)

    assert answer.kind == "audit"
    assert (answer.issues["missing"], answer.issues["excess"]) == (missing, excess)


@pytest.mark.parametrize(
    ("text", "least", "excess"),
    [
        (
            "Our dashboard has spark:rooms_read spark:people_read. It only lists the rooms.",
            ("spark:rooms_read",),
            ("spark:people_read",),
        ),
        (
            "A partner ticked spark:all for us. The tool sends messages.",
            ("spark:messages_write",),
            ("spark:all",),
        ),
        (
            "Consent screen: spark:rooms_read spark:people_read. The app only lists the rooms.",
            ("spark:rooms_read",),
            ("spark:people_read",),
        ),
        (
            "The dashboard works with spark:people_read. What it does: it lists the rooms.",
            ("spark:rooms_read",),
            ("spark:people_read",),
        ),
        (
            "The script lists the rooms, its token has spark:rooms_read.",
            ("spark:rooms_read",),
            (),
        ),
    ],
)
def test_scopes_that_an_app_has_are_held_against_what_it_does(
    ask: Ask, text: str, least: tuple[str, ...], excess: tuple[str, ...]
) -> None:
    found = ask(text)

    assert (found.kind, found.scopes, found.issues["excess"]) == ("audit", least, excess)


@pytest.mark.parametrize(
    "text",
    [
        "I need spark:rooms_read, and the app sends messages",
        "The app needs spark:rooms_read. It also sends messages.",
    ],
)
def test_scopes_that_are_wanted_belong_to_the_job(ask: Ask, text: str) -> None:
    found = ask(text)

    assert found.kind == "advise"
    assert set(found.scopes) == {"spark:rooms_read", "spark:messages_write"}


ADDED = (
    "Our app has spark:rooms_read and spark:people_read. What do we have to add to post messages?"
)


def test_what_an_app_has_is_kept_when_scopes_are_to_be_added(ask: Ask) -> None:
    found = ask(ADDED)

    assert found.scopes == ("spark:messages_write",)
    assert found.issues["missing"] == ("spark:messages_write",)
    assert found.issues["excess"] == ()
    assert "**Kept:** `spark:rooms_read` and `spark:people_read`. Nothing" in text_of(found)
    assert "spark:rooms_read spark:people_read spark:messages_write" in text_of(found)


def test_where_nothing_is_to_be_added_it_is_said(ask: Ask) -> None:
    found = ask("It has spark:rooms_read and spark:people_read. Now it must also list rooms.")

    assert text_of(found).startswith("**Nothing to add:** the scopes you have cover this.")


def test_what_is_not_needed_goes_where_a_check_is_asked_for(ask: Ask) -> None:
    found = ask(f"{ADDED} Please check them as well.")

    assert found.issues["excess"] == ("spark:rooms_read", "spark:people_read")


@pytest.mark.parametrize(
    ("text", "least", "excess"),
    [
        (
            "What can we drop from spark:rooms_read spark:rooms_write if we only list rooms?",
            ("spark:rooms_read",),
            ("spark:rooms_write",),
        ),
        (
            "which of spark:rooms_read spark:messages_write can we drop if we post messages?",
            ("spark:messages_write",),
            ("spark:rooms_read",),
        ),
        (
            "spark-admin:people_read spark-admin:people_write for a dashboard that lists users",
            ("spark-admin:people_read",),
            ("spark-admin:people_write",),
        ),
        (
            "https://webexapis.com/v1/authorize?client_id=C1&scope=spark%3Arooms_read%20spark%3Akms"
            " is this ok for an app that only lists rooms?",
            ("spark:rooms_read",),
            ("spark:kms",),
        ),
    ],
)
def test_a_set_is_trimmed_to_what_the_app_does(
    ask: Ask, text: str, least: tuple[str, ...], excess: tuple[str, ...]
) -> None:
    found = ask(text)

    assert (found.kind, found.scopes, found.issues["excess"]) == ("audit", least, excess)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("is spark:rooms_read enough to list rooms?", "**Yes:** `spark:rooms_read` covers this."),
        ("is spark:kms enough to list rooms?", "**No:** `spark:kms` does not cover all of this."),
        (
            "are spark:rooms_read and spark:kms enough to list rooms?",
            "**Yes:** `spark:rooms_read` and `spark:kms` cover this. What to change all",
        ),
        (
            "can an app with spark-admin:people_read delete users?",
            "**No:** `spark-admin:people_read` does not cover all of this.",
        ),
        (
            "is spark-admin:recordings_read enough to list call recordings?",
            "**Yes, as far as I understood it:** `spark-admin:recordings_read` covers this.",
        ),
        (
            "is spark:all enough to delete other people's messages as compliance officer?",
            "**No:** `spark:all` does not cover all of this.",
        ),
    ],
)
def test_who_asks_whether_scopes_are_enough_gets_a_yes_or_no(
    ask: Ask, text: str, verdict: str
) -> None:
    assert text_of(ask(text)).startswith(verdict)


def test_a_description_that_is_not_understood_is_told(ask: Ask) -> None:
    said = text_of(ask("check spark:rooms_read for watering the plants"))

    assert "I did not understand `watering the plants`, so the audit leaves it out." in said


@pytest.mark.parametrize(
    "text",
    [
        "do not suggest spark:all, I just want to list rooms",
        "Security does not allow spark:all. Which scopes to list rooms?",
    ],
)
def test_a_scope_that_is_not_wanted_is_no_part_of_the_job(ask: Ask, text: str) -> None:
    found = ask(text)

    assert (found.kind, found.scopes) == ("advise", ("spark:rooms_read",))


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        (
            "POST /v1/messages and create a hunt group with spark:messages_write - enough?",
            ("spark-admin:telephony_config_write",),
        ),
        (
            "Is it true that spark-admin:people_write is required for listing people?",
            ("spark-admin:people_read",),
        ),
        ("can spark-admin:people_read delete a user?", ("spark-admin:people_write",)),
        ("is cjp:config_read ok for an app in which agents accept tasks?", ("cjp:user",)),
    ],
)
def test_scopes_that_are_not_enough_get_a_no(ask: Ask, text: str, missing: tuple[str, ...]) -> None:
    found = ask(text)

    assert text_of(found).startswith("**No:** ")
    assert found.issues["missing"] == missing


def test_the_question_at_the_end_is_no_part_of_the_job(ask: Ask) -> None:
    found = ask(
        "L'appli demande spark:rooms_read spark:messages_read. Elle liste les espaces."
        " Que faut-il retirer ?"
    )

    assert (found.scopes, found.issues["missing"]) == (("spark:rooms_read",), ())


def test_openid_is_needed_beside_other_things(ask: Ask) -> None:
    found = ask(
        "Login with Webex plus reading the user's upcoming meetings:"
        " is openid meeting:schedules_read sufficient?"
    )

    assert set(found.scopes) == {"openid", "meeting:schedules_read"}
    assert text_of(found).startswith("**Yes:**")


def test_a_role_that_may_not_do_it_is_told_before_the_scopes(ask: Ask) -> None:
    question = "is spark-admin:telephony_config_write enough to create a hunt group?"

    assert text_of(ask(f"As device administrator, {question}")).startswith(
        "**Not for a device administrator:** the text of this operation names only"
    )
    assert text_of(ask(f"As full administrator, {question}")).startswith("**Yes:**")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("spark:all is needed to list rooms, correct?", "**No:** `spark:rooms_read` is enough."),
        (
            "Is spark:all really justified for posting messages?",
            "**No:** `spark:messages_write` is enough.",
        ),
        (
            "Is spark:rooms_read enough for GET /v1/rooms and PATCH /v1/rooms?",
            "**Yes, as far as I understood it:** `spark:rooms_read` covers this.",
        ),
        (
            "Is spark-admin:people_read enough to list people as a normal user?",
            "**Only as an administrator, for the whole organization:** `spark-admin:people_read`",
        ),
    ],
)
def test_a_yes_is_not_given_for_more_than_is_true(ask: Ask, text: str, verdict: str) -> None:
    assert text_of(ask(text)).startswith(verdict)


def test_a_scope_that_is_not_wanted_is_not_audited(ask: Ask) -> None:
    found = ask("avoid spark:all, list rooms, use spark:messages_write")

    assert found.issues["redundant"] == ()
    assert "spark:all" not in text_of(found)


def test_what_an_app_does_may_stand_in_the_question(ask: Ask) -> None:
    found = ask(
        "Can we remove spark:kms if we only post messages? We have spark:kms and "
        "spark:messages_write"
    )

    assert found.issues["excess"] == ("spark:kms",)


def test_what_an_app_is_to_do_also_keeps_what_it_has(ask: Ask) -> None:
    found = ask("Our app lists rooms. It has spark:rooms_read. Can it also delete rooms?")

    assert found.issues["excess"] == ()
    assert "spark:rooms_read spark:rooms_write" in text_of(found)


def test_why_an_app_wants_a_scope_is_answered_by_what_it_does(ask: Ask) -> None:
    found = ask("Why would an app that only lists spaces want spark:rooms_write?")

    assert text_of(found).startswith("**No:** `spark:rooms_read` is enough.")


def test_a_scope_that_does_on_another_level_is_not_called_needless(ask: Ask) -> None:
    said = text_of(ask("Is spark-admin:people_read enough to list people as a normal user?"))

    assert "Not needed" not in said
    assert "for the signed-in user:" in said


def test_a_check_of_a_job_says_what_was_understood(ask: Ask) -> None:
    text = text_of(ask("we list rooms and post messages, is spark:rooms_read enough?"))

    assert "I understood: [List Rooms]" in text
    assert "[Create a Message]" in text
