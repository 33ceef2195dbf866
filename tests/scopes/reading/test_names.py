"""Scope names are recognised as people write them, and nothing else is taken for one."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from scopes.knowledge import Knowledge
from scopes.reading.names import NamedScope, Names


@pytest.fixture(scope="module")
def names(knowledge: Knowledge) -> Names:
    return knowledge.names


def only(found: tuple[NamedScope, ...]) -> NamedScope:
    assert len(found) == 1
    return found[0]


def spellings(knowledge: Knowledge) -> dict[str, str]:
    """Return every official spelling with the id of its scope."""
    return {s: scope.id for scope in knowledge.catalog.scopes.values() for s in scope.spellings}


def test_every_scope_is_found_by_its_id(knowledge: Knowledge) -> None:
    asked = {scope: f"what does {scope} do?" for scope in knowledge.catalog.scopes}

    found = {scope: knowledge.names.find(text) for scope, text in asked.items()}

    assert found == {scope: (NamedScope(scope, (scope,), True),) for scope in asked}


def test_every_scope_is_found_in_upper_case(knowledge: Knowledge) -> None:
    found = {s: knowledge.names.find(s.upper()) for s in knowledge.catalog.scopes}

    assert found == {scope: (NamedScope(scope.upper(), (scope,), True),) for scope in found}


def test_every_official_spelling_is_exact(knowledge: Knowledge) -> None:
    official = spellings(knowledge)

    found = {spelling: knowledge.names.find(spelling) for spelling in official}

    assert found == {s: (NamedScope(s, (scope,), True),) for s, scope in official.items()}


@pytest.mark.parametrize(
    ("written", "scope"),
    [
        ("spark-admin:device_read", "spark-admin:devices_read"),
        ("spark-admin:organizations-read", "spark-admin:organizations_read"),
        ("cjp.config_write", "cjp:config_write"),
    ],
)
def test_another_official_spelling_stands_for_the_scope(
    names: Names, written: str, scope: str
) -> None:
    assert only(names.find(written)).scope == scope


@pytest.mark.parametrize(
    ("written", "scope"),
    [
        ("spark-admin:poeple_read", "spark-admin:people_read"),
        ("spark-admin:people_raed", "spark-admin:people_read"),
        ("spark-admin:peopleread", "spark-admin:people_read"),
        ("sparkadmin:people_read", "spark-admin:people_read"),
        ("spark_admin:people_read", "spark-admin:people_read"),
        ("spark-admn:people_read", "spark-admin:people_read"),
        ("spark-admin.people_read", "spark-admin:people_read"),
        ("spark.people_read", "spark:people_read"),
        ("spark-admin:calling_cdr", "spark-admin:calling_cdr_read"),
        ("spark-complience:messages_read", "spark-compliance:messages_read"),
        ("analytics:read_al", "analytics:read_all"),
    ],
)
def test_a_misspelt_name_is_read_as_the_nearest(names: Names, written: str, scope: str) -> None:
    named = only(names.find(f"what is {written} for?"))

    assert (named.written, named.scope, named.is_exact) == (written, scope, False)


@pytest.mark.parametrize(
    ("written", "scope"),
    [
        ("calling_cdr_read", "spark-admin:calling_cdr_read"),
        ("read_all", "analytics:read_all"),
        ("CALLS_WRITE", "spark:calls_write"),
        ("recordigns_read", "meeting:recordings_read"),
    ],
)
def test_a_name_without_prefix_is_read_as_the_most_used(
    names: Names, written: str, scope: str
) -> None:
    named = only(names.find(written))

    assert (scope in named.candidates, named.is_exact) == (True, False)


def test_a_name_without_prefix_keeps_every_scope_it_may_stand_for(names: Names) -> None:
    assert only(names.find("people_read")).candidates == (
        "spark-admin:people_read",
        "spark:people_read",
        "identity:people_read",
    )


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ('Wrong scope "webex:all" in the readme', "spark:all"),
        ("the docs say webex:all, is that right?", "spark:all"),
        ("we request webex:people_read, and it is refused", "spark:people_read"),
        ("someone told me to use teams:messages_write", "spark:messages_write"),
        ("cisco:rooms_read", "spark:rooms_read"),
    ],
)
def test_the_name_of_the_product_is_read_as_the_prefix_of_users(
    names: Names, text: str, scope: str
) -> None:
    named = only(names.find(text))

    assert (named.scope, named.is_exact) == (scope, False)


@pytest.mark.parametrize(
    "text",
    [
        "webex:everything", "note:all", "webex: all is well", "Parameter:client_id is blank",
        "I tried spark.people().list()",
    ],
)  # fmt: skip
def test_other_words_after_a_colon_are_no_scopes(names: Names, text: str) -> None:
    assert names.find(text) == ()


@pytest.mark.parametrize("text", ["all_read", "USER_MODIFY", "recording_modify", "meeting_modify"])
def test_a_scope_of_the_xml_api_is_known_as_one(names: Names, text: str) -> None:
    named = only(names.find(f"what does {text} do?"))

    assert (named.written, named.is_exact, named.is_retired) == (text, False, True)


@pytest.mark.parametrize(
    "text",
    [
        "spark%3Aall%20spark%3Apeople_read",
        "spark:all+spark:people_read",
        "spark:all, spark:people_read and spark:all",
        "spark:all/spark:people_read",
        "`spark:all` **spark:people_read**",
        "(spark:all; spark:people_read)?",
        "https://webexapis.com/v1/authorize?client_id=C&scope=spark%3Aall%20spark%3Apeople_read&x=1",
    ],
)
def test_several_names_are_found_in_order_and_each_once(names: Names, text: str) -> None:
    assert [named.scope for named in names.find(text)] == ["spark:all", "spark:people_read"]


@pytest.mark.parametrize("text", ["spark:foo_bar", "foo:bar_baz", "spark-admin:wizardry_write"])
def test_an_unknown_scope_is_noticed_as_one(names: Names, text: str) -> None:
    assert only(names.find(f"what is {text}?")) == NamedScope(text, (), False)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "what scopes for CDR?",
        "list all people who read messages",
        "Note: read-only, please; see e.g. rooms",
        "meet at 10:30, ratio 3:4",
        "mail john_doe@example.com or mailto:jane@example.com",
        "https://example.com/people_read/x",
        "https://host:8080/some_path",
        "rename room_id in os.path_join and process.env_var",
        "std::vector my_var:foo_bar",
        "I have a follow_up question",
        "C:\\temp_files\\notes",
    ],
)
def test_ordinary_text_names_no_scope(names: Names, text: str) -> None:
    assert names.find(text) == ()


@pytest.mark.parametrize(
    ("word", "scope"),
    [
        ("spark:roomz_reed", "spark:rooms_read"),
        ("spark-admin:telephony", "spark-admin:telephony_config_read"),
        ("SPARK:ROOMZ_READ", "spark:rooms_read"),
    ],
)
def test_the_closest_scopes_hold_the_one_that_was_meant(
    names: Names, word: str, scope: str
) -> None:
    assert scope in names.closest(word)


def test_the_closest_scopes_are_at_most_three(names: Names) -> None:
    assert len(names.closest("spark:rooms")) == 3


def test_nothing_is_close_to_noise(names: Names) -> None:
    assert names.closest("zzzzzz") == []


@given(data=st.data())
def test_a_scope_with_one_wrong_letter_is_still_found(
    knowledge: Knowledge, data: st.DataObject
) -> None:
    scope = data.draw(st.sampled_from(sorted(s for s in knowledge.catalog.scopes if ":" in s)))
    prefix, _, rest = scope.partition(":")
    place = data.draw(st.integers(0, len(rest) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    assume(rest[place] not in ("_", letter))
    typed = f"{prefix}:{rest[:place]}{letter}{rest[place + 1 :]}"
    assume(nearest(typed, spellings(knowledge)) == {scope})

    assert only(knowledge.names.find(typed)).scope == scope


def nearest(typed: str, official: dict[str, str]) -> set[str]:
    """Return the scopes that are most similar to what was typed, by plain comparison."""
    likeness = {s: fuzz.ratio(typed.lower(), s.lower()) for s in official}
    return {official[s] for s, like in likeness.items() if like == max(likeness.values())}


@given(st.text(alphabet="ab_:.-/ spark", max_size=30))
def test_a_word_alone_is_looked_up_like_a_message(knowledge: Knowledge, word: str) -> None:
    found = knowledge.names.find(word)
    whole = found[0] if len(found) == 1 and found[0].written == word else None

    assert knowledge.names.look_up(word) == whole


def test_a_function_of_a_client_is_no_scope(names: Names) -> None:
    assert names.find("await spark.GetRoomsAsync()") == ()
    assert names.find("spark.rooms_read")[0].scope == "spark:rooms_read"


def test_a_name_that_is_known_to_be_none_stands_for_what_is_meant(knowledge: Knowledge) -> None:
    for mistaken in knowledge.catalog.names.mistaken:
        found = knowledge.names.look_up(mistaken.id.upper())

        assert found and found.is_mistaken
        assert found.candidates == tuple(mistaken.meant)
