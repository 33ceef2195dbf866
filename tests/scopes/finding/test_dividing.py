"""A message is divided into the items of a list, or into the parts of running text."""

import pytest

from scopes.finding.dividing import Divider, Listed, Text
from scopes.knowledge import Knowledge
from scopes.reading.steps import MOST_PARTS


@pytest.fixture(scope="module")
def divider(knowledge: Knowledge) -> Divider:
    return Divider(knowledge.reader, knowledge.search, knowledge.learned)


def divided(divider: Divider, knowledge: Knowledge, text: str) -> Listed | Text:
    return divider.divide(knowledge.reader.read(text))


def test_a_list_is_divided_into_its_items(divider: Divider, knowledge: Knowledge) -> None:
    found = divided(divider, knowledge, "1. list devices\n2. create a call queue")

    assert isinstance(found, Listed)
    assert list(found.texts) == ["list devices", "create a call queue"]
    assert [[part.said.text for part in found.parts_of(text)] for text in found.texts] == [
        ["list devices"],
        ["create a call queue"],
    ]
    assert found.unread == 0


def test_items_that_are_too_many_are_counted(divider: Divider, knowledge: Knowledge) -> None:
    text = "\n".join(f"{number}. list devices of floor {number}" for number in range(1, 14))

    found = divided(divider, knowledge, text)

    assert isinstance(found, Listed)
    assert (len(found.texts), found.unread) == (MOST_PARTS, 13 - MOST_PARTS)


def test_an_item_that_points_at_another_is_read_in_its_place(
    divider: Divider, knowledge: Knowledge
) -> None:
    found = divided(divider, knowledge, "1. create a space\n2. add people to it\n3. list devices")

    assert isinstance(found, Listed)
    (alone,), (pointing,) = (found.parts_of(found.texts[number]) for number in (0, 1))
    assert alone.place == ("create a space", 0, len("create a space"))
    assert pointing.place
    message, start, end = pointing.place
    assert message.startswith("1. create a space")
    assert message[start:end] == "add people to it"


@pytest.mark.parametrize(
    ("head", "read"),
    [
        ("Contact Center onboarding", "Contact Center: create a queue"),
        ("What our app does", "create a queue"),
        ("We do not use Contact Center. Our app", "create a queue"),
        ("Contact Center and Webex Messaging", "create a queue"),
    ],
)
def test_an_item_is_read_as_of_the_product_in_its_heading(
    divider: Divider, knowledge: Knowledge, head: str, read: str
) -> None:
    items = "- create a queue\n- list Webex Calling users"
    found = divided(divider, knowledge, f"{head}:\n{items}")

    assert isinstance(found, Listed)
    (queue,), (users,) = (found.parts_of(text) for text in found.texts)
    assert queue.place
    assert users.place
    message, start, end = queue.place
    assert (message, message[start:end]) == (read, "create a queue")
    assert users.place[0] == "list Webex Calling users"


def test_running_text_is_divided_into_parts_that_know_their_setting(
    divider: Divider, knowledge: Knowledge
) -> None:
    found = divided(divider, knowledge, "My app makes a space and posts a message into it.")

    assert isinstance(found, Text)
    assert len(found.parts) == 2
    settings = [part.setting for part in found.parts]
    assert [(s.number, s.parts) for s in settings if s] == [(0, 2), (1, 2)]
    assert all(s and s.kind > 0.5 for s in settings)


def test_what_is_not_wanted_is_left_out_but_has_its_place(
    divider: Divider, knowledge: Knowledge
) -> None:
    question = knowledge.reader.read("We list recordings. We do not need to delete messages.")

    wanted = divider.divide(question)

    assert isinstance(wanted, Text)
    assert all("messages" not in part.said.text for part in wanted.parts)
    for part in divider.parts(question):
        assert part.place
        assert part.place[0] in question.text


def test_details_of_one_thing_are_one_part(divider: Divider, knowledge: Knowledge) -> None:
    text = "Create a call queue with:\n- a name\n- an extension\n- a language"

    found = divided(divider, knowledge, text)

    assert isinstance(found, Text)
    assert [part.said.text for part in found.parts] == [text]
    assert found.parts[0].setting is None


def test_what_failed_has_no_setting_as_it_is_no_background(
    divider: Divider, knowledge: Knowledge
) -> None:
    question = knowledge.reader.read("403 when I list recordings and create meetings")
    tried = knowledge.reader.without_error(question)

    found = divider.divide(tried)

    assert isinstance(found, Text)
    assert {part.setting for part in found.parts} == {None}


def test_the_parts_of_a_list_are_those_of_its_items(divider: Divider, knowledge: Knowledge) -> None:
    question = knowledge.reader.read("- list devices\n- create a call queue and list numbers")

    assert [part.said.text for part in divider.parts(question)] == [
        "list devices",
        "create a call queue",
        "list numbers",
    ]


def test_what_the_head_of_a_list_says_holds_for_items_that_say_nothing_else(
    divider: Divider, knowledge: Knowledge
) -> None:
    text = "As an administrator, reading only:\n1. recordings of my meetings\n2. list devices"

    found = divided(divider, knowledge, text)

    assert isinstance(found, Listed)
    ((mine,), (devices,)) = (found.parts_of(each) for each in found.texts)
    assert (mine.said.level, devices.said.level) == ("user", "admin")
    assert mine.said.wanted == {"read"}


def test_a_noun_below_a_heading_is_read_in_its_list(divider: Divider, knowledge: Knowledge) -> None:
    found = divided(divider, knowledge, "My app deletes:\n- old spaces\n- teams")

    assert isinstance(found, Listed)
    for text in found.texts:
        (part,) = found.parts_of(text)
        assert part.place
        assert part.place[0].startswith("My app deletes:")
        assert not part.is_step


@pytest.mark.parametrize(
    ("item", "is_step"),
    [("archive it", False), ("rename a space so that its title says closed", True)],
)
def test_an_item_that_points_only_at_what_it_names_says_all_it_means(
    divider: Divider, knowledge: Knowledge, item: str, *, is_step: bool
) -> None:
    found = divided(divider, knowledge, f"1. create a team\n2. {item}")

    assert isinstance(found, Listed)
    (part,) = found.parts_of(item)
    assert part.is_step is is_step


def test_a_text_in_which_nothing_was_seen_is_one_part_that_may_be_background(
    divider: Divider, knowledge: Knowledge
) -> None:
    found = divided(divider, knowledge, "good morning to our customers")

    assert isinstance(found, Text)
    (part,) = found.parts
    assert part.said.text == "good morning to our customers"
    assert part.setting
    assert (part.setting.number, part.setting.parts) == (0, 1)
    assert part.setting.kind < 0.5


def test_what_follows_a_list_is_no_part_of_its_last_item(
    divider: Divider, knowledge: Knowledge
) -> None:
    text = "- list devices\n- create locations\nIn addition we create webhooks. Thanks!"

    found = divided(divider, knowledge, text)

    assert isinstance(found, Listed)
    assert list(found.texts) == ["list devices", "create locations"]
    assert [part.said.text for part in found.after.parts] == ["create webhooks"]


def test_a_heading_is_what_stands_right_above_a_list(
    divider: Divider, knowledge: Knowledge
) -> None:
    text = "Our job makes a meeting report. Daily:\n- list recordings\n- list devices"

    found = divided(divider, knowledge, text)

    assert isinstance(found, Listed)
    assert list(found.texts) == ["list recordings", "list devices"]
