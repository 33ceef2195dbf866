"""Text from outside can do no harm in a sentence, and lists read like language."""

import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

import wording
from scopes.answer import Block, Bullets, Code, Paragraph
from scopes.knowledge import Knowledge
from scopes.reading.question import Cut
from wording import SHOWN, about, evidence, limits, sharing, talk


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("people_read", "`people_read`"),
        ("a `b` c", "`a b c`"),
        ("**bold** text", "`bold text`"),
        ("[click](https://example.com)", "`click (https://example.com)`"),
        ("<@personEmail:a@example.com>", "`@personEmail:a@example.com`"),
        ("<script>alert(1)</script>", "`script alert(1) /script`"),
        ("one\ntwo\r\n\tthree", "`one two three`"),
        ("back\\slash", "`back slash`"),
        ("  much   room  ", "`much room`"),
        ("right\u202eto left", "`right to left`"),
        ("\x1b[31mred\x9b", "`31mred`"),
        ("lines\u2028and\u2029paragraphs", "`lines and paragraphs`"),
        ("half \ud800", "`half`"),
        ("```", "`…`"),
        ("", "`…`"),
        (" " * 500 + "late", "`…`"),
    ],
)
def test_outside_text_is_made_safe(text: str, safe: str) -> None:
    assert wording.quoted(text) == safe


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Alice Example", "Alice Example"),
        ("J.R. O'Neill-Müller", "J. R. O'Neill-Müller"),
        ("Alice\u202egro.live", "Alice gro. live"),
        ("see https://evil.example/x", "see https evil. example/x"),
        ("www.evil.example", "evil. example"),
        ("alice@evil.example", "alice@ evil. example"),
        ("[Alice](https://evil.example)", "Alice https evil. example"),
        ("\u200b", "Somebody"),
    ],
)
def test_a_name_holds_neither_links_nor_what_nobody_sees(name: str, shown: str) -> None:
    assert sharing.plain(name) == shown


def test_outside_text_is_cut_when_it_is_long() -> None:
    assert wording.quoted("x" * 81) == f"`{'x' * 79}…`"


def test_outside_text_that_just_fits_is_not_cut() -> None:
    assert wording.quoted("x" * 80) == f"`{'x' * 80}`"


@given(st.text(max_size=200))
def test_no_outside_text_breaks_out_of_its_code_span(text: str) -> None:
    quoted = wording.quoted(text)

    assert re.fullmatch(r"`[^`<>]{1,80}`", quoted)
    assert quoted.isprintable()


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 scopes"), (1, "1 scope"), (2, "2 scopes"), (11, "11 scopes")]
)
def test_numbers_agree_with_their_noun(number: int, said: str) -> None:
    assert wording.count(number, "scope") == said


@pytest.mark.parametrize(
    ("scopes", "said"),
    [
        (["a"], "`a`"),
        (["a", "b"], "`a` and `b`"),
        (["a", "b", "c"], "`a`, `b` and `c`"),
    ],
)
def test_names_are_joined_like_language(scopes: list[str], said: str) -> None:
    assert wording.names(scopes) == said


def test_the_least_set_can_be_pasted(knowledge: Knowledge) -> None:
    scopes = [knowledge.catalog.scopes[name] for name in ("spark:all", "spark:kms")]

    assert Code("spark:all spark:kms") in about.least_set(scopes, "user")


def test_the_least_set_says_for_whom(knowledge: Knowledge) -> None:
    head = about.least_set([knowledge.catalog.scopes["spark:all"]], "user")[0]

    assert head == Paragraph("Request **1 scope** for the signed-in user:")


def test_an_undocumented_scope_comes_with_a_caution(knowledge: Knowledge) -> None:
    (caution,) = about.caveat(knowledge.catalog.scopes["spark:xsi"])

    assert "`spark:xsi` is undocumented" in str(caution)


def test_a_documented_scope_comes_without_caution(knowledge: Knowledge) -> None:
    assert about.caveat(knowledge.catalog.scopes["spark:all"]) == []


def test_every_kind_of_evidence_is_named(knowledge: Knowledge) -> None:
    kinds = {operation.basis for operation in knowledge.operations.all if operation.sets}

    assert kinds == set(evidence.BASES)


def test_an_unknown_operation_at_a_known_path_names_the_methods() -> None:
    (only,) = evidence.no_such_operation("PATCH /people", [], ["GET", "POST"])

    assert only == Paragraph(
        "The documents list no operation `PATCH /people`. This path has no such method; it has "
        "`GET` and `POST`."
    )


def test_an_unknown_scope_without_neighbours_gets_no_empty_list() -> None:
    assert about.no_such_scope("zzz", []) == [Paragraph("`zzz` is not a known scope.")]


@pytest.mark.parametrize(
    "blocks",
    [talk.greeting(), talk.thanks(), talk.elsewhere(), talk.welcome("Bot")],
    ids=["greeting", "thanks", "elsewhere", "welcome"],
)
def test_no_sentence_is_empty(blocks: list[Block]) -> None:
    texts = [b.text for b in blocks if isinstance(b, Paragraph)]
    items = [item for b in blocks if isinstance(b, Bullets) for item in b.items]

    assert texts
    assert all(text.strip() for text in (*texts, *items))


def test_a_failure_names_its_reference() -> None:
    assert talk.failed("abc123").endswith("`abc123`")


def test_no_name_of_a_bot_mentions_anybody() -> None:
    assert "I am @all bot." in str(talk.welcome("<@all> [bot]"))


@pytest.mark.parametrize("number", [0, 1, SHOWN, SHOWN + 1, 500])
def test_long_lists_are_shortened(number: int) -> None:
    lines = wording.shortened(["line"] * number, "name")

    assert len(lines) == min(number, SHOWN + 1)
    assert (lines[-1:] == ("line",)) is (0 < number <= SHOWN)


@pytest.mark.parametrize("what", get_args(Cut))
def test_what_was_not_read_is_named_with_its_number(what: Cut) -> None:
    (note,) = limits.not_read({what})

    assert re.search(r"only the first [\d,]+ \w", str(note))


def test_nothing_is_said_of_what_was_read_in_full() -> None:
    assert limits.not_read(()) == limits.needs_not_read(0) == about.more_unknown(0) == []


@pytest.mark.parametrize("blocks", [talk.help_text((), 180, 2000), talk.welcome("Scope Bot")])
def test_help_and_welcome_say_once_that_a_thread_takes_a_new_mention(blocks: list[Block]) -> None:
    said = " ".join(block.text for block in blocks if isinstance(block, Paragraph))

    assert said.count("In a thread, mention me again") == 1
