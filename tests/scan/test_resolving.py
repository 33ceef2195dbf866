"""Calls of a code base are looked up as those of a message are."""

import pytest

from scan.contents import Contents
from scan.resolving import FoundCall, Open, resolve
from scopes.code.calls import read_code
from scopes.knowledge import Knowledge
from scopes.privilege.needs import Outcome
from tests.scan.conftest import Scan, Tree

HOST = "https://webexapis.com/v1"


def resolved(knowledge: Knowledge, code: str, near: str = "") -> list[FoundCall | Open]:
    reading = read_code(code, "a.py")
    calls = tuple((call, near) for call in reading.calls)
    return list(resolve([Contents("a.py", calls, reading.unresolved)], knowledge))


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (f"requests.get('{HOST}/people')", "GET /people"),
        (f"requests.delete('{HOST}/rooms/1')", "DELETE /rooms/{roomId}"),
        ("api = WebexAPI()\napi.messages.create(roomId=r)", "POST /messages"),
    ],
)
def test_a_call_has_the_need_that_it_has_in_chat(
    knowledge: Knowledge, code: str, said: str
) -> None:
    (found,) = resolved(knowledge, code)
    assert isinstance(found, FoundCall)
    assert found.operation

    assert f"{found.operation.method} {found.operation.path}" == said
    assert found.need.routes == knowledge.calls.need(found.call).routes


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (f"requests.get('{HOST}/no/such/thing')", "no operation"),
        (f"requests.patch('{HOST}/people')", "no operation"),
        (f"requests.post('{HOST}/webhooks')", "which resource"),
    ],
)
def test_what_cannot_be_told_is_open_with_the_reason(
    knowledge: Knowledge, code: str, why: str
) -> None:
    opened, call = resolved(knowledge, code)
    assert isinstance(opened, Open)
    assert isinstance(call, FoundCall)

    assert why in opened.why
    assert call.need.outcome is Outcome.UNKNOWN


def test_a_call_without_a_method_is_open_and_not_guessed(knowledge: Knowledge) -> None:
    (call,) = read_code(f"requests.get('{HOST}/rooms')", "a.py").calls
    contents = Contents("a.py", ((call._replace(method=None), ""),))

    (opened,) = resolve([contents], knowledge)

    assert isinstance(opened, Open)
    assert "the path takes GET, POST" in opened.why


def test_a_webhook_takes_the_scope_of_what_the_lines_after_it_name(knowledge: Knowledge) -> None:
    (found,) = resolved(knowledge, f"requests.post('{HOST}/webhooks')", "resource='messages'")
    assert isinstance(found, FoundCall)

    assert found.need.is_met_by({"spark:messages_read"})


def test_a_path_of_another_service_is_no_call(knowledge: Knowledge) -> None:
    assert resolved(knowledge, "client.get('/no/such/thing')") == []


def test_an_unknown_path_of_a_client_named_after_webex_is_unresolved(
    tree: Tree, scanned: Scan
) -> None:
    root = tree({"a.py": "webex_api_call('get', '/v1/nothing/here')\n"})

    report = scanned(root)

    assert [call.call.path for call in report.calls] == ["/v1/nothing/here"]
    assert [each.line for each in report.unresolved] == [1]


def test_an_unknown_path_of_another_client_is_none_of_webex(tree: Tree, scanned: Scan) -> None:
    root = tree({"a.py": "# beside webex\nclient.get('/v1/nothing/here')\n"})

    report = scanned(root)

    assert not report.calls
    assert not report.unresolved
