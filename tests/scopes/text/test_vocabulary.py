"""What people say is turned into what the API documents call it."""

import pytest

from scopes.data.catalog import Synonym, Vocabulary
from scopes.knowledge import Knowledge
from scopes.text.vocabulary import Synonyms, Terms, phrase_pattern
from scopes.text.words import words


def vocabulary(*synonyms: tuple[str, tuple[str, ...]], same: tuple[str, ...] = ()) -> Vocabulary:
    return Vocabulary(
        framing=[],
        filler=[],
        read=[],
        write=[],
        also_nouns=[],
        vague=[],
        same=[list(same)] if same else [],
        levels={},
        elsewhere=[],
        synonyms=[Synonym(means=means, said=list(said)) for means, said in synonyms],
    )


def synonyms_of(*entries: tuple[str, tuple[str, ...]]) -> Synonyms:
    made = vocabulary(*entries)
    return Synonyms(made, Terms(made))


@pytest.fixture(scope="module")
def real(knowledge: Knowledge) -> Synonyms:
    return Synonyms(knowledge.catalog.vocabulary, Terms(knowledge.catalog.vocabulary))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ask zoom please", ["zoom"]),
        ("zoom, slack", ["zoom", "slack"]),
        ("google drive", ["google drive"]),
        ("zooming", []),
        ("e-zoom", []),
        ("", []),
    ],
)
def test_phrases_are_found_as_whole_words(text: str, found: list[str]) -> None:
    pattern = phrase_pattern(["google", "zoom", "slack", "google drive"])

    assert pattern.findall(text) == found


def test_without_phrases_nothing_is_found() -> None:
    assert phrase_pattern([]).findall("anything at all") == []


def test_words_that_count_as_the_same_have_one_term() -> None:
    terms = Terms(vocabulary(same=("room", "space")))

    assert terms.of_phrase("rooms") == terms.of_phrase("a space") == ["room"]


def test_articles_have_no_term() -> None:
    assert Terms(vocabulary()).of_phrase("the members of a team") == ["member", "team"]


def test_a_name_has_the_terms_of_its_parts() -> None:
    assert Terms(vocabulary()).of_names("callQueues", "List Rooms") == [
        "call", "queue", "list", "room",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "meaning"),
    [
        ("reset vm pin", [["reset", "pin"]]),
        ("vm", [["voicemail"]]),
        ("vms", [["voicemail"]]),
        ("pin", []),
        ("reset the vm pin", [["voicemail"]]),
    ],
)
def test_the_longest_phrase_counts(said: str, meaning: list[list[str]]) -> None:
    synonyms = synonyms_of(("voicemail", ("vm",)), ("reset pin", ("reset vm pin", "reset vm")))

    assert synonyms.expand(words(said))[0][:1] == meaning


def test_the_words_a_phrase_stood_for_are_marked() -> None:
    synonyms = synonyms_of(("hunt group", ("ring group",)))

    assert synonyms.expand(["new", "ring", "groups", "here"])[1] == {1, 2}


@pytest.mark.parametrize(
    ("text", "number"),
    [("give back a DID", 1), ("DIDs", 1), ("did you get it", 0), ("Did it work", 0), ("DIDDY", 0)],
)
def test_an_acronym_that_is_a_word_too_counts_in_upper_case_only(text: str, number: int) -> None:
    synonyms = synonyms_of(("phone numbers", ("DID", "ddi")))

    assert len(synonyms.acronyms(text)) == number
    assert synonyms.expand(words(text))[0] == []


@pytest.mark.parametrize(
    ("said", "documents"),
    [
        ("AA", "auto attendant"),
        ("HG", "hunt group"),
        ("CQ", "call queue"),
        ("DND", "do not disturb"),
        ("VM", "voicemail"),
        ("MWI", "message waiting indicator"),
        ("CDRs", "detailed call history"),
        ("LGW", "local gateway"),
        ("ECBN", "emergency callback number"),
        ("SNR", "single number reach"),
        ("phone menu", "auto attendant"),
        ("missed calls", "list call history"),
        ("hold music", "music on hold"),
    ],
)
def test_everyday_words_lead_to_those_of_the_documents(
    real: Synonyms, knowledge: Knowledge, said: str, documents: str
) -> None:
    meaning = Terms(knowledge.catalog.vocabulary).of_phrase(documents)

    assert meaning in real.expand(words(said))[0]


def test_a_did_is_a_number_and_did_is_none(real: Synonyms) -> None:
    assert real.acronyms("DID") != []
    assert real.acronyms("what did you do") == []
