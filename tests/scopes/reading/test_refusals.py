"""What a message says that it does not need is left out of it."""

import pytest

from scopes.reading.refusals import is_refused, is_unwanted, without_refusals


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("We do not need to read messages, only to list rooms", "only to list rooms"),
        ("list rooms, but we don't need to read messages", "list rooms"),
        ("List rooms. The app must not delete messages.", "List rooms."),
        ("List rooms. The app shall not delete messages.", "List rooms."),
        ("no need to read messages; list rooms", "list rooms"),
        ("list rooms, and we do not need to delete them", "list rooms"),
        ("I can't read messages, which scope?", "I can't read messages, which scope?"),
        ("it does not list rooms", "it does not list rooms"),
        ("The app must not only list rooms. Read people.",) * 2,
        ("list rooms", "list rooms"),
        ("", ""),
    ],
)
def test_a_refusal_is_left_out(text: str, rest: str) -> None:
    assert without_refusals(text) == rest


ALL = "spark:all"


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        (f"do not suggest {ALL}, I just want to list rooms", True),
        (f"please don't tell me to use {ALL}", True),
        (f"no {ALL} please, list rooms", True),
        (f"never give me {ALL}: list rooms", True),
        (f"we won't accept {ALL}", True),
        (f"we cannot approve {ALL}", True),
        (f"list rooms, no need for {ALL}", True),
        (f"without `{ALL}`: list rooms", True),
        (f"our security team will not approve the broad scope {ALL}", True),
        (f"I need {ALL}", False),
        (f"we do not just request {ALL}, we also list devices", False),
        (f"don't forget to request {ALL}", False),
        (f"our app can't run without asking for {ALL}", False),
        (f"why not {ALL}?", False),
        (f"I do not want to lose {ALL}", False),
        (f"why is it not covered by {ALL}?", False),
        (f"the token has no rights beyond {ALL}", False),
    ],
)
def test_a_scope_that_is_not_wanted_is_told_from_others(text: str, unwanted: bool) -> None:
    assert is_unwanted(ALL, text) is unwanted


@pytest.mark.parametrize(
    ("text", "said", "is_not_wanted"),
    [
        ("List rooms. Out of scope: deleting them", "deleting", True),
        ("What works: reading numbers; forwarding. Missing: voicemail", "forwarding", True),
        ("What works: reading numbers; forwarding. Missing: voicemail", "voicemail", False),
        ("What works: reading numbers", "What works", True),
        ("Webex works: list rooms", "list rooms", False),
        ("we do not need to list rooms", "list rooms", True),
        ("we never list rooms", "list rooms", True),
        ("Not planned: list rooms", "list rooms", True),
        ("if not, list rooms", "list rooms", False),
        ("queue stats aren't needed, just list rooms", "queue stats", True),
        ("queue stats aren't needed, just list rooms", "queue stats aren't", True),
        ("queue stats aren't needed, just list rooms", "list rooms", False),
        ("delete recordings that are not needed. List rooms.", "delete recordings that", False),
        ("delete users whose license is not needed", "delete users whose license", False),
        ("list rooms; teams are not needed", "list rooms", False),
        ("list rooms that are not used", "list rooms", False),
    ],
)
def test_what_a_label_or_a_verb_refuses_is_not_wanted(
    text: str, said: str, is_not_wanted: bool
) -> None:
    start = text.index(said)

    assert is_refused(text, start, start + len(said)) is is_not_wanted
