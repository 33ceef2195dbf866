"""Only a message that does nothing but ask for a list names one."""

import pytest

from scopes.knowledge import Knowledge
from scopes.reading.listings import Listing, asks_for_nothing_but, read_listing


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("list all areas", Listing("areas")),
        ("which groups are there?", Listing("groups")),
        ("scopes for recordings", Listing("topic", "recordings")),
        ("show me the scopes of meetings, please", Listing("topic", "meetings")),
        ("which scopes exist for webex calling?", Listing("topic", "calling")),
        ("list meetings", Listing("topic", "list meetings")),
        ("scopes to list meetings", Listing("topic", "list meetings")),
    ],
)
def test_what_a_list_is_asked_for_is_read(knowledge: Knowledge, text: str, wanted: Listing) -> None:
    assert read_listing(knowledge.reader.read(text)) == wanted


@pytest.mark.parametrize(
    ("text", "is_all"),
    [
        ("which scopes does spark:all not include for meetings?", True),
        ("spark:all and delete meetings", False),
        ("what is missing in spark:all?", True),
    ],
)
def test_a_job_is_more_than_what_is_lacking(knowledge: Knowledge, text: str, is_all: bool) -> None:
    names = ("spark", "all", "meetings")
    question = knowledge.reader.read(text)

    assert asks_for_nothing_but(names, question, knowledge.catalog.vocabulary) is is_all
