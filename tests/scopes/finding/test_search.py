"""A search finds the least sets whose texts hold the words of a need, and calls without any."""

import pytest

from scopes.finding.search import Findings
from scopes.knowledge import Knowledge


def find(knowledge: Knowledge, text: str) -> Findings:
    return knowledge.search.find(knowledge.reader.read(text))


@pytest.mark.parametrize("text", ["list the tabs of a room", "delete a room tab"])
def test_an_operation_without_scopes_is_found_beside_the_sets(
    knowledge: Knowledge, text: str
) -> None:
    undocumented = find(knowledge, text).undocumented

    assert undocumented is not None
    assert (undocumented[1].sets, undocumented[1].path.startswith("/room/tabs")) == ({}, True)


def test_candidates_come_best_first_and_each_once(knowledge: Knowledge) -> None:
    found = find(knowledge, "list the devices of a workspace").candidates

    keys = [(c.scopes, c.level) for c in found]
    assert len(keys) == len(set(keys))
    assert found[0].evidence == max(c.evidence for c in found)


@pytest.mark.parametrize("text", ["", "???", "qwertz asdfgh"])
def test_words_nobody_uses_find_nothing_sure(knowledge: Knowledge, text: str) -> None:
    assert all(candidate.evidence < 0.2 for candidate in find(knowledge, text).candidates)


def test_every_operation_is_found_by_its_title(knowledge: Knowledge) -> None:
    by_title = [o for o in knowledge.operations.all if o.sets and not o.depends_on_subject][::40]
    lost = [
        o.title
        for o in by_title
        if not any(
            set(c.scopes) & o.scopes for c in find(knowledge, f"webex {o.title}").candidates[:5]
        )
    ]

    assert len(lost) <= len(by_title) * 0.1, lost


@pytest.mark.parametrize(
    ("text", "is_known"),
    [("delete webhook", True), ("Aufzeichnungen", True), ("qwertz asdfgh", False), ("", False)],
)
def test_a_word_that_is_searched_is_known(
    knowledge: Knowledge, text: str, *, is_known: bool
) -> None:
    assert knowledge.search.knows_words(knowledge.reader.read(text)) == is_known


def test_of_operations_without_scopes_the_one_that_fits_is_found(knowledge: Knowledge) -> None:
    undocumented = find(knowledge, "list rooms").undocumented

    assert undocumented and not undocumented[1].routes


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("api.callQueues.removeQueueAgent(x)", "/telephony/config/locations/{locationId}/queues"),
        ("api.devices.modifyDeviceTags(x)", "/devices/{deviceId}"),
        ("api.rooms.deleteRoomTab(x)", ""),
    ],
)
def test_a_call_that_no_sdk_has_is_guessed_where_its_words_are_clear(
    knowledge: Knowledge, text: str, path: str
) -> None:
    (call,) = knowledge.reader.read(text).calls
    guessed = knowledge.search.operation_for(call)

    assert (guessed.path if guessed else "").startswith(path)
    assert bool(guessed) == bool(path)
