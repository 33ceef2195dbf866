"""A message that names a product of its own speaks of no other one."""

import pytest

from handlers import answer
from scopes.finding.products import Products
from scopes.knowledge import Knowledge


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
