import pytest

from scopes.knowledge import Knowledge
from scopes.reading.roles import named_role, with_people


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("GET /people as a read-only administrator", "read-only"),
        ("list queues as a read only admin", "read-only"),
        ("I am a location admin, can I create queues?", "location"),
        ("for user administrators: change a person", "user"),
        ("as a Partner Full Admin", "partner full"),
        ("as only a device admin", "device"),
        ("we are read-only admins", "read-only"),
        ("list the location administrators", ""),
        ("read-only access as an administrator", ""),
        ("as a user", ""),
    ],
)
def test_a_role_is_one_that_somebody_has(text: str, role: str) -> None:
    assert named_role(text)[0] == role


def test_what_makes_the_role_is_not_taken_for_what_is_wanted(knowledge: Knowledge) -> None:
    question = knowledge.reader.read("create a queue as a read-only administrator")

    assert named_role("create a queue as a read-only admin")[1] == "create a queue as an admin"
    assert (question.role, question.level) == ("read-only", "admin")
    assert question.wanted == frozenset({"write"})


@pytest.mark.parametrize(
    "text",
    [
        "create a meeting and invite the compliance officer",
        "send a message to the admin of the space",
        "make a person an administrator of the team",
        "show an administrator of the room",
        "remove the compliance officer from a space",
        "create a space with our administrators",
        "notify the site administrator",
        "kick the admin from the space",
        "add our compliance officer to a space",
        "invite the administrators to every meeting",
        "create a meeting, the compliance officer should be an invitee",
        "our administrator must be notified",
    ],
)
def test_a_role_that_something_is_done_to_is_a_person(knowledge: Knowledge, text: str) -> None:
    question = knowledge.reader.read(text)

    assert question.level is None
    assert "person" in question.words
    assert not {"compliance", "admin"} & set(question.words)


def test_who_does_it_decides_the_level_not_whom_it_is_done_to(knowledge: Knowledge) -> None:
    assert knowledge.reader.read("as an admin, invite the compliance officer").level == "admin"


@pytest.mark.parametrize(
    "text",
    [
        "ask the administrator to delete a room",
        "list people with an admin token",
        "admin audit events",
    ],
)
def test_a_role_that_acts_stays(text: str) -> None:
    assert with_people(text) == text
