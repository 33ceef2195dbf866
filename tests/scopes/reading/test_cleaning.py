"""Texts from outside are cut to what says something, and the product has its name of today."""

import pytest

from scopes.reading.cleaning import (
    clean,
    spelled_out,
    with_new_name,
    without_manners,
    without_old_settings,
    without_options,
)


@pytest.mark.parametrize(
    ("text", "today"),
    [
        ("create a webhook in Webex Teams", "create a webhook in Webex"),
        ("for Cisco Webex Teams", "for Webex"),
        ("Webex Teams API", "Webex API"),
        ("our Webex Teams bot posts", "our Webex bot posts"),
        ("read webex teams messages", "read webex messages"),
        ("list webex teams", "list webex teams"),
        ("memberships of Webex Teams", "memberships of Webex Teams"),
        ("the members of my teams", "the members of my teams"),
        ("webex teamsters", "webex teamsters"),
        ("Webex Teams: delete a message", "Webex: delete a message"),
    ],
)
def test_only_the_name_of_the_product_is_replaced(text: str, today: str) -> None:
    assert with_new_name(text) == today


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("please list rooms", "list rooms"),
        ("List rooms, please", "List rooms,"),
        ("could you kindly tell the scope", "could you tell the scope"),
        ("Please", "Please"),
        ("pleased to list rooms", "pleased to list rooms"),
        ("Hi everyone, list rooms", "Hi, list rooms"),
        ("Hi everyone in the space", "Hi everyone in the space"),
        ("Thanks all!", "Thanks!"),
    ],
)
def test_what_only_makes_a_text_polite_is_left_out(text: str, plain: str) -> None:
    assert without_manners(text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("webexcli message create --room ABC --text hi", "webexcli message create"),
        ('$ wxc rooms list --type="group" --json', "$ wxc rooms list"),
        ("delete a room --then list teams", "delete a room --then list teams"),
        ("curl -s --request GET https://webexapis.com/v1/rooms", None),
        ("list rooms -- and people", None),
        ("we need room tooling --list rooms", None),
        ("we need two things --\nlist rooms", None),
    ],
)
def test_the_options_of_a_command_are_left_out(text: str, plain: str | None) -> None:
    assert without_options(text) == (plain or text)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("| Thing | Verb |\n|---|:--:|\n| rooms | list |", "| Thing | Verb |\n| rooms | list |"),
        ("Thing | Verb\n--- | ---\nrooms | list", "Thing | Verb\nrooms | list"),
        ("list rooms\n---\nlist people", "list rooms\n---\nlist people"),
    ],
)
def test_the_rule_below_the_head_of_a_table_is_left_out(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("queue stats arent needed", "queue stats aren't needed"),
        ("Dont list rooms, it wont do", "Don't list rooms, it won't do"),
        ("see everybodys spaces and anyones", "see everybody's spaces and anyone's"),
        ("rooms n messages", "rooms and messages"),
        ("list n delete rooms", "list and delete rooms"),
        ("delete n recordings", "delete n recordings"),
        ("the last n rooms", "the last n rooms"),
        ("messages w/ files w/o text", "messages with files without text"),
        ("messages w/files", "messages with files"),
        ("n = 3, /v1/w/x, front, tenant", "n = 3, /v1/w/x, front, tenant"),
    ],
)
def test_what_is_typed_in_haste_is_spelled_out(text: str, full: str) -> None:
    assert spelled_out(text) == full


def test_what_is_told_of_the_machine_says_nothing() -> None:
    told = "- Python version: 3.12\n`pip install webex_bot`\nOS: Linux"
    kept = "Pro version: list rooms"

    assert clean(f"{kept}\n{told}\n{kept}").split() == f"{kept} {kept}".split()


def test_the_headings_of_a_form_say_nothing() -> None:
    text = "### Describe the bug\nrooms\n\n**Expected behaviour:**\nnone\n## Rooms\nlist"

    assert clean(text).split() == ["rooms", "none", "##", "Rooms", "list"]


def test_a_setting_in_a_comment_is_left_out_where_it_is_set_as_well() -> None:
    text = '# SCOPE = "spark:all"\n# NAME = "x"\nSCOPE = "spark:rooms_read"\n'

    assert without_old_settings(text) == '# NAME = "x"\nSCOPE = "spark:rooms_read"\n'
    assert without_old_settings("// SCOPE = 1\nSCOPE = 2\n") == "SCOPE = 2\n"


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("<@personEmail:bot@example.com|Scope Bot> list rooms <@all>", "list rooms"),
        ("[click](javascript:alert(1)) and list rooms", "[click] and list rooms"),
        ("see [rooms](https://example.com/rooms)", "see [rooms](https://example.com/rooms)"),
        ("@all members <all>", "@all members <all>"),
    ],
)
def test_mentions_and_links_to_no_page_are_left_out(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned
