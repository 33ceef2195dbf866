import pytest

from scopes.knowledge import Knowledge
from scopes.reading.roles import find_role, without_role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("GET /people as a read-only administrator", "read-only"),
        ("list queues as a read only admin", "read-only"),
        ("I am a location admin, can I create queues?", "location"),
        ("for user administrators: change a person", "user"),
        ("as a Partner Full Admin", "partner full"),
        ("list the location administrators", ""),
        ("read-only access as an administrator", ""),
        ("as a user", ""),
    ],
)
def test_a_role_is_one_that_somebody_has(text: str, role: str) -> None:
    assert find_role(text) == role


def test_what_makes_the_role_is_not_taken_for_what_is_wanted(knowledge: Knowledge) -> None:
    question = knowledge.reader.read("create a queue as a read-only administrator")

    assert without_role("create a queue as a read-only admin") == "create a queue as an admin"
    assert (question.role, question.level) == ("read-only", "admin")
    assert question.wanted == frozenset({"write"})
