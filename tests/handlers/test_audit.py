import pytest

from scopes.answer import Code
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome
from tests.handlers.asking import Ask, text_of

URL = "https://webexapis.com/v1/authorize?client_id=x&redirect_uri=http%3A%2F%2Flocalhost&scope="


@pytest.mark.parametrize(
    "text",
    [
        "spark:people_read spark:rooms_read",
        "audit spark:people_read,spark:rooms_read",
        "I have spark:people_read and spark:rooms_read, is this too much?",
        "do I need all of spark:people_read, spark:rooms_read and spark:kms",
        f"{URL}spark%3Aall",
        f"{URL}openid%20foo",
        "webex:all",
        'scope: "spark:all"',
        "check spark:all",
        "is spark:all too much?",
        "is spark:foo_bar a valid scope?",
        "review `spark-admin:rooms_read`",
        "is spark:all enough for GET /people/me?",
        "is spark:all enough to list rooms?",
        "check spark:all for listing my rooms",
        "SCOPES=spark:all spark:kms\nGET /people/me",
        'scope = "spark:all"\napi.rooms.list()',
    ],
)
def test_lists_and_checks_are_audited(ask: Ask, text: str) -> None:
    assert ask(text).kind == "audit"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("spark:people_read", "explain"),
        ("is webex:all a thing of yours?", "explain"),
        ("what does spark:people_read do?", "explain"),
        ("explain spark:all, is it deprecated?", "explain"),
        ("what does spark:foo_bar mean?", "explain"),
        ("GET /people/me", "endpoint"),
        ("GET /people/me with spark:people_read", "endpoint"),
        ("what scopes for CDR?", "advise"),
    ],
)
def test_other_questions_are_not(ask: Ask, text: str, kind: str) -> None:
    assert ask(text).kind == kind


def test_every_finding_has_its_place(ask: Ask) -> None:
    answer = ask(
        "spark:all spark:people_read webex:all spark-admin:rooms_read spark-admin:people_read"
    )

    assert answer.outcome is Outcome.FOUND
    assert answer.scopes == ("spark:all", "spark-admin:people_read")
    assert answer.issues == {
        "unknown": ("webex:all",),
        "redundant": ("spark:people_read",),
        "deprecated": ("spark-admin:rooms_read",),
        "admin": ("spark-admin:people_read",),
        "missing": (),
        "excess": (),
    }


def test_the_first_line_is_the_verdict(ask: Ask) -> None:
    answer = ask("spark:all spark:people_read webex:all")

    assert text_of(answer).startswith("**Change this set:** 1 unknown, 1 redundant.\n")


def test_the_smaller_set_can_be_pasted(ask: Ask) -> None:
    assert Code("spark:all spark:kms") in ask("spark:all spark:kms spark:people_read").body


def test_an_unknown_scope_gets_a_suggestion_and_a_button(ask: Ask) -> None:
    answer = ask("spark:peple_read spark:rooms_read")

    assert "Did you mean `spark:people_read`?" in text_of(answer)
    assert answer.choices == ("check spark:people_read spark:rooms_read",)


def test_a_list_of_strangers_is_unknown(ask: Ask) -> None:
    answer = ask("qq:aa qq:bb")

    assert (answer.outcome, answer.scopes) == (Outcome.UNKNOWN, ())
    assert answer.issues["unknown"] == ("qq:aa", "qq:bb")


def test_a_list_in_order_needs_no_change(ask: Ask) -> None:
    answer = ask("spark:people_read spark:rooms_read")

    assert "**No findings:**" in text_of(answer)
    assert answer.scopes == ("spark:people_read", "spark:rooms_read")


def test_a_broad_scope_is_called_broad(ask: Ask) -> None:
    assert "`spark:all` is very broad" in text_of(ask("is spark:all dangerous?"))


def test_the_worst_case_is_told_strongest_first(ask: Ask, knowledge: Knowledge) -> None:
    text = text_of(ask("spark:people_read spark-compliance:messages_read"))
    risks = [
        knowledge.catalog.scopes[scope].explanation.exposes
        for scope in ("spark-compliance:messages_read", "spark:people_read")
    ]

    assert -1 < text.find(risks[0]) < text.find(risks[1])


def test_the_calls_decide_what_is_missing_and_what_is_not_needed(ask: Ask) -> None:
    answer = ask("scope: 'spark:people_read spark:kms'\nGET /people\nPOST /v1/rooms")

    assert answer.issues["missing"] == ("spark:rooms_write",)
    assert answer.issues["excess"] == ("spark:kms",)
    assert set(answer.scopes) == {"spark:people_read", "spark:rooms_write"}
    assert "Not needed for what you listed" in text_of(answer)
    assert "unused" not in text_of(answer)


def test_calls_of_an_sdk_count_too(ask: Ask) -> None:
    answer = ask('SCOPES = ["spark:rooms_read", "spark:all"]\napi.rooms.list()')

    assert answer.scopes == ("spark:rooms_read",)


def test_an_exact_match_is_said(ask: Ask) -> None:
    text = text_of(ask("spark:people_read spark:rooms_read for GET /people/me, GET /rooms"))

    assert text.startswith("**Exact match:**")


def test_calls_that_cannot_be_judged_are_named(ask: Ask) -> None:
    text = text_of(
        ask("spark:all spark:kms\nGET /room/tabs\nGET /dataSources/schemas\nGET /foo/bar")
    )

    assert "The documents name no scope for `GET /v1/room/tabs`" in text
    assert "Any valid token will do for `GET /v1/dataSources/schemas`" in text
    assert "The documents list no operation `GET /foo/bar`." in text


def test_the_official_spelling_is_mentioned(ask: Ask) -> None:
    text = text_of(ask("spark:People_Read spark:rooms_read"))

    assert "The official spelling of `spark:People_Read` is `spark:people_read`." in text


@pytest.mark.parametrize(
    "text",
    [
        "scope: 'spark:all <@all> [x](javascript:alert(1)) **b**'",
        "spark:all webex:`rm` <script>alert(1)</script>:x",
        f"{URL}spark%3Aall%20%3C%40all%3E%60**x**",
    ],
)
def test_nothing_harmful_comes_back(ask: Ask, text: str) -> None:
    said = text_of(ask(text))

    assert "<@" not in said
    assert "](javascript" not in said
    assert "<script" not in said


@pytest.mark.parametrize(
    "text",
    [
        "spark:all " * 1_000,
        " ".join(f"spark:peple_raed{n}" for n in range(450)),
        f"{URL}{'x%3Ay%20' * 1_200}",
        "spark:all spark:kms\n" + "GET /people/me\nPOST /rooms\n" * 300,
    ],
    ids=["one scope", "typos", "authorize address", "calls"],
)
def test_long_messages_are_answered_in_short(ask: Ask, text: str) -> None:
    answer = ask(text)

    assert answer.kind == "audit"
    assert len(text_of(answer).encode()) < 7_439


def test_the_whole_catalog_can_be_audited(ask: Ask, knowledge: Knowledge) -> None:
    answer = ask(" ".join(knowledge.catalog.scopes))

    assert answer.issues["unknown"] == ()
    assert [scope for scope in answer.scopes if f"`{scope}`" not in text_of(answer)] == []


@pytest.mark.parametrize(
    ("text", "missing", "excess"),
    [
        ("spark-admin:people_read spark-admin:people_write, do I need both to add users?", (), ()),
        ("is spark:rooms_read enough to list my rooms?", (), ()),
        ("is spark:rooms_read sufficient to post messages?",
         ("spark:messages_write",), ("spark:rooms_read",)),
        ("check spark:rooms_read spark:teams_read for listing my rooms", (), ("spark:teams_read",)),
    ],
)  # fmt: skip
def test_scopes_are_held_against_what_is_said_in_words(
    ask: Ask, text: str, missing: tuple[str, ...], excess: tuple[str, ...]
) -> None:
    answer = ask(text)

    assert answer.kind == "audit"
    assert (answer.issues["missing"], answer.issues["excess"]) == (missing, excess)


@pytest.mark.parametrize(
    "text",
    [
        "check openid email spark:people_read",
        "openid email",
        "scope=openid%20email%20spark:people_read",
        "scope=openid email address phone",
        "https://webexapis.com/v1/authorize?client_id=C1&scope=openid%20email",
        'scopes = ["openid", "email", "spark:rooms_read"]',
        "is openid and email enough for login?",
    ],
)
def test_what_goes_with_openid_is_named_and_no_fault(ask: Ask, text: str) -> None:
    found = ask(text)

    assert (found.kind, found.issues["excess"]) == ("audit", ())
    assert "email" in found.issues["unknown"]
    assert "unknown" not in text_of(found)
    assert "`email`" in text_of(found)
    assert "OpenID Connect" in text_of(found)


def test_an_authorize_url_at_the_identity_broker_is_audited_without_its_path(ask: Ask) -> None:
    found = ask("https://idbroker.webex.com/idb/oauth2/v1/authorize?scope=spark%3Akms&state=1")

    assert (found.kind, found.scopes) == ("audit", ("spark:kms",))
    assert "no operation" not in text_of(found)


def test_a_sentence_behind_a_list_is_no_part_of_it(ask: Ask) -> None:
    found = ask("scopes: spark:rooms_read, spark:kms. Why is spark:kms there?")

    assert (found.kind, found.issues["unknown"], found.issues["redundant"]) == ("audit", (), ())


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


def test_names_that_are_no_scopes_do_not_hide_what_an_app_requires(ask: Ask) -> None:
    found = ask("The vendor asks for people_write. The tool only lists its own devices.")

    assert (found.kind, found.outcome) == ("audit", Outcome.FOUND)
    assert found.scopes == ("spark:devices_read",)
    assert text_of(found).startswith("**Change this set:** 1 unknown, 1 missing.")


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
            "**Yes:** `spark-admin:recordings_read` covers this.",
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


def test_a_narrower_set_is_named(ask: Ask) -> None:
    said = text_of(ask("is identity:people_rw enough to search SCIM users?"))

    assert "**A narrower set is accepted as well:** `identity:people_read`." in said
    assert "**Enough of what you listed**" in said


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


def test_a_wildcard_is_no_scope(ask: Ask) -> None:
    found = ask("check spark-admin:* spark:people_read")

    assert found.issues["unknown"] == ("spark-admin:*",)
    assert "`spark-admin:*` is no scope: there are no wildcards." in text_of(found)


def test_openid_is_for_signing_in(ask: Ask) -> None:
    found = ask("openid spark:people_read - the app only signs users in")

    assert (found.scopes, found.issues["excess"]) == (("openid",), ("spark:people_read",))


def test_scopes_of_a_bot_are_told_to_be_none(ask: Ask) -> None:
    found = ask("our bot asks for spark:messages_read spark:messages_write in its OAuth config")

    assert found.kind == "audit"
    assert "**A bot has no scopes:**" in text_of(found)


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


def test_what_goes_with_openid_stays_in_the_set_to_paste(ask: Ask) -> None:
    found = ask("check openid email profile spark:all for signing users in")

    assert found.scopes == ("openid",)
    assert "openid email profile\n" in text_of(found)
