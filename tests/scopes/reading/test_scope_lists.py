"""Lists of scopes are found wherever people keep them, and not where there are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scopes.code.calls import read_code
from scopes.knowledge import Knowledge
from scopes.reading.names import MOST_NAMES
from scopes.reading.scope_lists import ListedScope, ScopeList, find_list
from scopes.reading.sdk import sdk_calls_of

ALL, KMS, PEOPLE, ROOMS = "spark:all", "spark:kms", "spark:people_read", "spark:rooms_read"
AUTHORIZE = "https://webexapis.com/v1/authorize?client_id=x&response_type=code"


def written(found: ScopeList) -> list[str]:
    return [token.written for token in found.tokens]


@pytest.mark.parametrize(
    "text",
    [
        f"{PEOPLE} {ROOMS}",
        f"{PEOPLE},{ROOMS}",
        f"{PEOPLE}, {ROOMS}",
        f"{PEOPLE}+{ROOMS}",
        f"{PEOPLE}; {ROOMS}",
        f"{PEOPLE}\n{ROOMS}",
        f"- {PEOPLE}\n- {ROOMS}",
        f"`{PEOPLE}` and `{ROOMS}`",
        f"{PEOPLE}/{ROOMS}",
        f"check these: {PEOPLE} {ROOMS}.",
        f'scope: "{PEOPLE} {ROOMS}"',
        f'{{"scope":"{PEOPLE} {ROOMS}"}}',
        f'"scopes": ["{PEOPLE}", "{ROOMS}"]',
        f"scopes = [\n    '{PEOPLE}',\n    '{ROOMS}',\n]",
        f'SCOPES = ("{PEOPLE} "\n          "{ROOMS}")',
        f'SCOPES = """\n{PEOPLE}\n{ROOMS}\n"""',
        f'scope = " ".join(["{PEOPLE}", "{ROOMS}"])',
        f"scopes: ['{PEOPLE}', '{ROOMS}'].join(' ')",
        f'const scopes = new Set(["{PEOPLE}", "{ROOMS}"])',
        f"WEBEX_SCOPES={PEOPLE} {ROOMS}",
        f"scopes:\n  - {PEOPLE}\n  - {ROOMS}\nother: value",
        f"scope: >-\n  {PEOPLE}\n  {ROOMS}\nother: value",
        f"scopes: {{{PEOPLE}: Look people up in the app, {ROOMS}: See all spaces of a user}}",
        f"scope: “{PEOPLE} {ROOMS}”",
        f"{AUTHORIZE}&scope=spark%3Apeople_read%20spark%3Arooms_read&state=y",
        f"{AUTHORIZE}&scope=spark:people_read+spark:rooms_read",
        f"{AUTHORIZE}&scope=spark%253Apeople_read%2520spark%253Arooms_read",
        f"{AUTHORIZE}&scope={PEOPLE} {ROOMS} is that fine?",
        f"{AUTHORIZE}&scope=spark%3Apeople_read%2Cspark%3Arooms_read#fragment",
        f"my app asks for {PEOPLE} because somebody said that {ROOMS} alone would not do",
    ],
)
def test_a_list_is_found(knowledge: Knowledge, text: str) -> None:
    found = find_list(text, knowledge.names)

    assert written(found) == [PEOPLE, ROOMS]
    assert found.known == (PEOPLE, ROOMS)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("webex:all", ["webex:all"]),
        ("what does webex:all do?", ["webex:all"]),
        (f"{ALL} webex:all openid", [ALL, "webex:all", "openid"]),
        (f"{ALL}, {KMS}, profile, {PEOPLE}, {ROOMS}", [ALL, KMS, "profile", PEOPLE, ROOMS]),
        ("openid email profile", ["openid", "email", "profile"]),
        (f'scope: "{ALL} foo bar"', [ALL, "foo", "bar"]),
        (f"{AUTHORIZE}&scope=foo%20bar", ["foo", "bar"]),
        (f"{AUTHORIZE}&scope=spark_admin%3Afoo", ["spark_admin:foo"]),
    ],
)
def test_in_an_evident_list_every_word_counts(
    knowledge: Knowledge, text: str, words: list[str]
) -> None:
    assert written(find_list(text, knowledge.names)) == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "what scopes for CDR?",
        "what scopes: can I list rooms",
        'scope: "list all people"',
        "note:please give me the scopes for rooms",
        "GET https://webexapis.com/v1/rooms?scope=mine",
        "meet me at 10:30, see http://localhost:8000/auth",
        "api.people.list(user_id=1)",
        f"{AUTHORIZE}&scope=",
    ],
)
def test_where_no_scopes_stand_none_are_found(knowledge: Knowledge, text: str) -> None:
    assert find_list(text, knowledge.names).tokens == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"{AUTHORIZE}&scope={ALL}", "configuration"),
        (f'scope: "{ALL}"', "configuration"),
        (f"scope: {ALL}", "list"),
        (f"{ALL} {KMS}", "list"),
        (f"somebody told me that {ALL} might be asking a lot", "sentence"),
    ],
)
def test_tells_where_the_scopes_stood(knowledge: Knowledge, text: str, place: str) -> None:
    assert find_list(text, knowledge.names).place == place


@pytest.mark.parametrize(
    ("word", "scope", "first_suggestion"),
    [
        (PEOPLE, PEOPLE, None),
        ("SPARK:People_Read", PEOPLE, None),
        ("identity:one_time_password", "Identity:one_time_password", None),
        ("spark:peple_read", None, PEOPLE),
        ("people_read", None, "spark-admin:people_read"),
        ("webex:all", None, ALL),
        ("qq:zz", None, None),
    ],
)
def test_a_word_is_a_scope_only_when_it_is_spelled_out(
    knowledge: Knowledge, word: str, scope: str | None, first_suggestion: str | None
) -> None:
    (token,) = find_list(word, knowledge.names).tokens

    assert token.scope == scope
    assert next(iter(token.suggestions), None) == first_suggestion


def test_a_list_keeps_its_repetitions_a_sentence_does_not(knowledge: Knowledge) -> None:
    listed = find_list(f"{ALL} {ALL}", knowledge.names)
    told = find_list(f"they gave me {ALL} but who would ever want {ALL}", knowledge.names)

    assert written(listed) == [ALL, ALL]
    assert written(told) == [ALL]


def test_the_same_list_given_twice_repeats_nothing(knowledge: Knowledge) -> None:
    found = find_list(f'scope: "{ALL} {KMS}"\nscope: "{KMS} {PEOPLE}"', knowledge.names)

    assert written(found) == [ALL, KMS, PEOPLE]


def test_calls_of_an_sdk_are_not_taken_for_scopes(knowledge: Knowledge) -> None:
    text = f"api.people.list()\napi.rooms.list() with {PEOPLE} {ROOMS}"
    found = find_list(text, knowledge.names, sdk_calls_of(read_code(text).calls))

    assert found.known == (PEOPLE, ROOMS)


@given(st.text(max_size=300))
def test_any_text_can_be_read(knowledge: Knowledge, text: str) -> None:
    found = find_list(f"scope={text}", knowledge.names)

    assert all(isinstance(token, ListedScope) and token.written for token in found.tokens)


def test_a_list_is_read_up_to_a_bound(knowledge: Knowledge) -> None:
    words = [f"spark:a{n}_read" for n in range(MOST_NAMES + 1)]
    whole = find_list(f"scope={' '.join(words[:-1])}", knowledge.names)
    cut = find_list(f"scope={' '.join(words)}", knowledge.names)

    assert written(whole) == written(cut) == words[:-1]
    assert (whole.is_cut, cut.is_cut) == (False, True)


def test_a_scope_that_a_list_repeats_does_not_use_up_the_bound(knowledge: Knowledge) -> None:
    found = find_list(f"{ALL} " * 2 * MOST_NAMES + KMS, knowledge.names)

    assert (found.known, found.is_cut) == ((ALL, KMS), False)


def test_a_message_of_many_different_words_is_no_list(knowledge: Knowledge) -> None:
    text = " ".join(f"spark:a{n}_read" for n in range(MOST_NAMES + 1))

    assert find_list(text, knowledge.names).place == "sentence"
