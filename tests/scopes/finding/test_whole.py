"""What a message needs as a whole completes what its parts were taken for, and may rule it out."""

from collections.abc import Sequence

import pytest

from scopes.finding.classes import Class, Needed
from scopes.finding.learned import Learned
from scopes.finding.whole import LEAST_TO_ADD, LEAST_TO_ADD_TO, PROVED, Whole
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Need, Outcome

TEXT = "Mirror a room in another, and see who is in it."
MIRRORING, MEMBERS = "Mirror a room in another", "see who is in it"
POSTING: Class = (("spark:messages_write",), "user")
MEMBERSHIPS: Class = (("spark:memberships_read",), "user")
BARELY = 0.01


class _Learned(Learned):
    """Says of every text that it needs the same."""

    def __init__(self, *needed: tuple[Class, float, str]) -> None:
        self._said = needed

    def needed(self, text: str, least: float) -> list[Needed]:
        found = (Needed(label, chance, text.index(at)) for label, chance, at in self._said)
        return [each for each in found if each.chance >= least]


def whole(knowledge: Knowledge, *needed: tuple[Class, float, str]) -> Whole:
    return Whole(knowledge.reader, knowledge.matcher, _Learned(*needed))


def need(words: str, *scopes: str) -> Need:
    return Need(words, {"user": (frozenset(scopes),)}, level="user", usual=frozenset(scopes))


READING = need(MIRRORING, "spark:messages_read")


def said(needs: Sequence[Need]) -> list[tuple[str, list[str]]]:
    return [(each.words, sorted(each.usual)) for each in needs]


def test_what_no_part_was_taken_for_is_added_in_its_clause(knowledge: Knowledge) -> None:
    both = whole(
        knowledge, (MEMBERSHIPS, LEAST_TO_ADD + BARELY, "who"), (POSTING, LEAST_TO_ADD, "Mirror")
    )

    needs = both.completed([need("something else", "spark:kms")], [TEXT])

    assert said(needs) == [
        (MIRRORING, ["spark:messages_write"]),
        (MEMBERS, ["spark:memberships_read"]),
        ("something else", ["spark:kms"]),
    ]
    members = needs[1]
    assert (members.sure, members.near, members.confidence) == (LEAST_TO_ADD + BARELY, (), "likely")
    assert members.operations[0].key == ("GET", "/memberships")


@pytest.mark.parametrize(
    ("chance", "scopes"),
    [
        (LEAST_TO_ADD_TO - BARELY, [["spark:messages_read"], ["spark:kms"]]),
        (LEAST_TO_ADD_TO, [["spark:messages_read"], ["spark:messages_write"], ["spark:kms"]]),
    ],
)
def test_words_that_were_understood_mean_something_else_as_well_only_if_that_is_clear(
    knowledge: Knowledge, chance: float, scopes: list[list[str]]
) -> None:
    known = [READING, need("something else", "spark:kms")]

    found = whole(knowledge, (POSTING, chance, "another")).completed(known, [TEXT])

    assert [sorted(each.usual) for each in found] == scopes


def test_what_is_added_is_never_sure(knowledge: Knowledge) -> None:
    (found,) = whole(knowledge, (MEMBERSHIPS, 1.0, "who")).completed([], [TEXT])

    assert (found.sure, found.confidence) == (PROVED, "likely")


def test_a_message_that_is_one_clause_means_what_it_was_taken_for(knowledge: Knowledge) -> None:
    found = whole(knowledge, (POSTING, 1.0, "another"))

    assert found.completed([READING], [f"{MIRRORING}."]) == [READING]


def test_another_product_than_the_message_names_is_not_added(knowledge: Knowledge) -> None:
    text = "Our Contact Center agents talk, and we fetch transcripts."
    transcripts: Class = (("meeting:transcripts_read", "meeting:schedules_read"), "user")
    found = whole(knowledge, (transcripts, 1.0, "transcripts"))

    assert found.completed([], [text]) == []
    assert said(found.completed([], [text.replace("Contact Center agents", "teams")]))


@pytest.mark.parametrize(
    "known",
    [
        need(MEMBERS, "spark:memberships_read"),
        need("all members", "spark:memberships_read", "spark:kms"),
        Need(MEMBERS, {"user": (), "compliance": (frozenset({"spark:memberships_read"}),)}),
        need("as an officer", "spark-compliance:memberships_read"),
    ],
)
def test_what_others_are_given_already_is_not_added(knowledge: Knowledge, known: Need) -> None:
    found = whole(knowledge, (MEMBERSHIPS, 1.0, "who"))

    assert found.completed([known], [TEXT]) == [known]


def test_what_was_not_understood_is_replaced_by_what_it_is_needed_for(knowledge: Knowledge) -> None:
    unknown = Need("who is in it", outcome=Outcome.UNKNOWN, sure=0.0)
    other = Need("stir the tea", outcome=Outcome.UNKNOWN, sure=0.0)

    both = whole(knowledge, (MEMBERSHIPS, 0.9, "who"), (POSTING, 1.0, "another"))

    needs = both.completed([unknown, READING, other], [TEXT])

    assert [each.words for each in needs] == [MIRRORING, MIRRORING, MEMBERS, "stir the tea"]


def test_what_is_left_of_words_that_were_not_understood_stays(knowledge: Knowledge) -> None:
    text = "Delete old recordings, transcripts, and summaries of mine."
    summaries: Class = (("meeting:summaries_write",), "user")
    unknown = Need.unknown("transcripts and summaries of mine")

    found = whole(knowledge, (summaries, 0.9, "summaries"))
    needs = found.completed([unknown], [text])

    assert [(each.words, each.outcome) for each in needs] == [
        ("transcripts", Outcome.UNKNOWN),
        ("summaries of mine", Outcome.FOUND),
    ]


def test_each_portion_of_a_long_message_is_looked_at(knowledge: Knowledge) -> None:
    found = whole(knowledge, (MEMBERSHIPS, 0.9, "who"))

    needs = found.completed([READING], ["They ask who is there.", "Later, who comes."])

    assert [each.words for each in needs] == ["They ask who is there", MIRRORING]
