import pytest

from tests.handlers.asking import Ask, text_of

USER, ADMIN = "spark:people_read", "spark-admin:people_read"


@pytest.mark.parametrize(
    "text",
    [
        f"compare {USER} and {ADMIN}",
        f"difference between {USER} and {ADMIN}",
        f"how do {USER} and {ADMIN} differ?",
        f"{USER} vs {ADMIN}",
        f"{ADMIN} versus `{USER}`",
        f"{USER} or {ADMIN}?",
        f"should I take {ADMIN} or rather {USER}?",
        f"which is the lesser privilege, {ADMIN} or {USER}",
        "compare spark:peple_read with spark-admin:people_raed",
    ],
)
def test_two_scopes_are_compared_the_lesser_first(ask: Ask, text: str) -> None:
    answer = ask(text)

    assert (answer.kind, answer.scopes) == ("compare", (USER, ADMIN))
    assert text_of(answer).startswith(f"**Prefer `{USER}`**")


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("compare spark:rooms_read with people_read", {"spark:rooms_read", USER}),
        ("compare people_read and spark-admin:devices_read", {ADMIN, "spark-admin:devices_read"}),
    ],
)
def test_a_name_without_prefix_has_that_of_the_other(ask: Ask, text: str, scopes: set[str]) -> None:
    assert (ask(text).kind, set(ask(text).scopes)) == ("compare", scopes)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"compare {USER}", "explain"),
        (f"{USER} {ADMIN}", "audit"),
        (f"check {USER} {ADMIN} for missing or redundant ones", "audit"),
        (f"{USER} or {ADMIN} for GET /people?", "audit"),
        (f"compare {USER} and spark:foo_bar", "audit"),
        (f"compare {USER} and {USER}", "audit"),
        ("compare spark:all spark:kms spark:people_read spark:rooms_read openid", "audit"),
    ],
)
def test_what_cannot_be_compared_is_left_to_others(ask: Ask, text: str, kind: str) -> None:
    assert ask(text).kind == kind


def test_a_name_without_prefix_follows_the_others(ask: Ask) -> None:
    answer = ask("difference between spark:people_read and rooms_write")

    assert set(answer.scopes) == {"spark:people_read", "spark:rooms_write"}
    assert "I read `rooms_write` as `spark:rooms_write`." in text_of(answer)


def test_a_name_several_scopes_share_compares_these(ask: Ask) -> None:
    answer = ask("what is the difference between the people_read scopes?")

    assert set(answer.scopes) == {USER, ADMIN, "identity:people_read"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"{USER} vs {ADMIN}", "any signed-in user can grant it"),
        ("spark:rooms_read vs spark:rooms_write", "it only reads"),
        ("spark:rooms_read vs spark:xsi", "`spark:xsi` is undocumented"),
        ("spark:rooms_read vs spark-admin:rooms_read", "`spark-admin:rooms_read` is deprecated"),
        ("spark:messages_read vs spark:people_read", "**They are for different things:**"),
        ("identity:contacts_rw vs Identity:contact", "**They are for different things:**"),
        ("spark-admin:locations_read vs spark-admin:people_read", "it grants less access than"),
    ],
)
def test_the_reason_is_told(ask: Ask, text: str, reason: str) -> None:
    assert reason in text_of(ask(text))


def test_tells_what_is_shared_and_what_is_not(ask: Ask) -> None:
    text = text_of(ask(f"{USER} vs {ADMIN}"))

    assert "**Either one grants access** to " in text
    assert f"**Only `{USER}` grants access** to 1 operation:" in text
    assert f"**Only `{ADMIN}` grants access** to " in text
    assert "**When to choose which:**" in text


def test_a_deprecated_scope_is_compared_but_not_offered(ask: Ask) -> None:
    assert ask("spark:rooms_read vs spark-admin:rooms_read").scopes == ("spark:rooms_read",)
