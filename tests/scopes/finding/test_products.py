"""A message that names a product of its own speaks of no other one."""

import pytest

from handlers import answer
from scopes.finding.products import Products, is_product_heading, product_in
from scopes.knowledge import Knowledge
from tests.handlers.asking import text_of


@pytest.fixture(scope="module")
def products(knowledge: Knowledge) -> Products:
    return Products(knowledge.catalog.vocabulary.products)


@pytest.mark.parametrize(
    ("said", "message", "is_possible"),
    [
        (
            "the transcript of each call",
            "We run Contact Center. Read the transcript of each",
            False,
        ),
        ("download recordings", "WxCC: download recordings", False),
        ("list my meetings", "We run Contact Center and list my meetings", True),
        ("the transcript of each call", "Read the transcript of each call", True),
        ("contact centers", "in a spiel about contact centers.", False),
        ("contact centered", "contact centered", True),
    ],
)
def test_meetings_are_ruled_out_unless_they_are_named(
    products: Products, knowledge: Knowledge, said: str, message: str, is_possible: bool
) -> None:
    found = knowledge.matcher.rank(knowledge.reader.read("list meeting transcripts"))[0].candidates
    meetings = [c for c in found if c.operations and c.operations[0][1].product == "webex-meeting"]

    assert meetings
    assert (products.possible(meetings, said, message) == meetings) is is_possible


def test_what_is_ruled_out_is_the_product_of_some_operation(knowledge: Knowledge) -> None:
    known = {operation.product for operation in knowledge.operations.all}

    assert {each.rules_out for each in knowledge.catalog.vocabulary.products} <= known


@pytest.mark.parametrize(
    "text",
    [
        "as a compliance officer: captions of contact center calls",
        "We run Webex Contact Center. Quality management wants the transcript of each call.",
        "stream closed captions from a contact center call",
    ],
)
def test_calls_of_contact_center_are_no_meetings(text: str, knowledge: Knowledge) -> None:
    given = answer(text, knowledge)

    assert [scope for scope in given.scopes if "meeting" in scope] == []


def test_meetings_beside_contact_center_are_found(knowledge: Knowledge) -> None:
    given = answer("We run Contact Center; our app schedules meetings with customers", knowledge)

    assert {"meeting:schedules_write", "meeting:admin_schedule_write"} & set(given.scopes)


@pytest.mark.parametrize(
    "text",
    [
        "Webex Calling: list numbers and add one",
        "For Webex Calling, list numbers and add one",
        "Control Hub - list numbers and add one",
    ],
)
def test_the_product_that_steps_are_of_is_no_step(text: str, knowledge: Knowledge) -> None:
    steps = answer(text, knowledge).steps
    assert [step.need.words for step in steps] == ["list numbers", "add one"]


@pytest.mark.parametrize(
    ("text", "said", "is_heading"),
    [
        ("Webex Calling: list numbers", "Webex Calling", True),
        ("Webex Devices, then people", "Webex Devices", False),
        ("Webex Calling queues: all", "Webex Calling queues", False),
        ("the Webex Calling", "the Webex Calling", False),
    ],
)
def test_what_names_more_than_a_product_is_no_heading(
    text: str, said: str, is_heading: bool
) -> None:
    assert is_product_heading(text, 0, len(said)) is is_heading


@pytest.mark.parametrize(
    "text",
    [
        "add a thumbs-up reaction to a message",
        "change a colleague's custom status text in the Webex app",
        "find out who has read my message in the space",
    ],
)
def test_what_no_operation_does_gets_no_scope(text: str, knowledge: Knowledge) -> None:
    assert answer(text, knowledge).scopes == ()


def test_what_no_operation_does_is_told_among_other_steps(knowledge: Knowledge) -> None:
    found = answer("list my spaces and add an emoji reaction to each message", knowledge)
    assert found.scopes == ("spark:rooms_read",)
    assert "not understood" in text_of(found)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("What our WxCC tool does", "WxCC"),
        ("Webex Calling and Webex Calling again", "Webex Calling"),
        ("Webex Calling and Contact Center", ""),
        ("without Contact Center", ""),
        ("instant-messagings", ""),
        ("our tool", ""),
    ],
)
def test_one_product_is_named_or_none(text: str, name: str) -> None:
    assert product_in(text) == name
