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


def test_a_wildcard_is_no_scope(ask: Ask) -> None:
    found = ask("check spark-admin:* spark:people_read")

    assert found.issues["unknown"] == ("spark-admin:*",)
    assert "`spark-admin:*` is no scope: there are no wildcards." in text_of(found)


def test_scopes_of_a_bot_are_told_to_be_none(ask: Ask) -> None:
    found = ask("our bot asks for spark:messages_read spark:messages_write in its OAuth config")

    assert found.kind == "audit"
    assert "**A bot has no scopes:**" in text_of(found)


def test_what_goes_with_openid_stays_in_the_set_to_paste(ask: Ask) -> None:
    found = ask("check openid email profile spark:all for signing users in")

    assert found.scopes == ("openid",)
    assert "openid email profile\n" in text_of(found)


def test_names_that_are_no_scopes_do_not_hide_what_an_app_requires(ask: Ask) -> None:
    found = ask("The vendor asks for people_write. The tool only lists its own devices.")

    assert (found.kind, found.outcome) == ("audit", Outcome.FOUND)
    assert found.scopes == ("spark:devices_read",)
    assert text_of(found).startswith("**Change this set:** 1 unknown, 1 missing.")


def test_a_narrower_set_is_named(ask: Ask) -> None:
    said = text_of(ask("is identity:people_rw enough to search SCIM users?"))

    assert "**A narrower set is accepted as well:** `identity:people_read`." in said
    assert "**Enough of what you listed**" in said


def test_openid_is_for_signing_in(ask: Ask) -> None:
    found = ask("openid spark:people_read - the app only signs users in")

    assert (found.scopes, found.issues["excess"]) == (("openid",), ("spark:people_read",))


def test_what_was_described_may_be_more_than_was_understood(ask: Ask) -> None:
    described = text_of(ask("We have spark:rooms_read spark:messages_read. The app lists rooms"))
    called = text_of(ask("spark:rooms_read spark:messages_read for GET /v1/rooms"))

    assert "Not needed for what I understood:** `spark:messages_read`" in described
    assert "Not needed for what you listed:** `spark:messages_read`" in called
