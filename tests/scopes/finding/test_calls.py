"""What single calls in code need, whether they are addresses or calls of an SDK."""

import pytest

from scopes.code.calls import read_code
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Need, Outcome


def need_of(knowledge: Knowledge, code: str) -> Need:
    """Return the need for the one call of a piece of code."""
    (call,) = read_code(code).calls
    return knowledge.calls.need(call)


@pytest.mark.parametrize(
    ("code", "path"),
    [
        ('requests.post("https://webexapis.com/v1/messages")', "/messages"),
        ("api.rooms.list()", "/rooms"),
    ],
)
def test_a_call_is_known_by_its_operation(knowledge: Knowledge, code: str, path: str) -> None:
    need = need_of(knowledge, code)

    assert (need.outcome, need.operations[0].path) == (Outcome.FOUND, path)
    assert need.words in code


@pytest.mark.parametrize(
    "code", ['requests.get("https://webexapis.com/v1/zzzz")', "api.zzzz.list()"]
)
def test_a_call_of_no_operation_is_unknown(knowledge: Knowledge, code: str) -> None:
    need = need_of(knowledge, code)

    assert (need.outcome, need.operations) == (Outcome.UNKNOWN, ())


def test_a_function_that_says_nothing_known_is_no_call(knowledge: Knowledge) -> None:
    assert knowledge.calls.needs(knowledge.reader.read("api.frobs.frobnicate(x)")) == ()


def test_a_call_in_another_version_is_told_with_what_it_takes(knowledge: Knowledge) -> None:
    (need,) = knowledge.calls.needs(knowledge.reader.read("GET /v3/rooms"))

    assert [(each.scopes, each.level) for each in need.near] == [(("spark:rooms_read",), "user")]


def test_a_call_that_no_sdk_has_needs_what_is_guessed_of_it(knowledge: Knowledge) -> None:
    need = need_of(knowledge, "api.callQueues.removeQueueAgent(x)")

    assert need.words == "api.callQueues.removeQueueAgent"
    assert [operation.path.split("/")[-2] for operation in need.operations] == ["queues"]
