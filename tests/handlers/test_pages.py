"""Links to the developer portal lead to the operations that their pages are about."""

import pytest

from scopes.answer import MOST_CHOICES
from scopes.privilege.needs import Outcome
from tests.handlers.asking import Ask, text_of

HOST = "https://developer.webex.com"


@pytest.mark.parametrize(
    ("text", "call"),
    [
        (f"{HOST}/docs/api/v1/rooms/update-a-room", "PUT /rooms/{roomId}"),
        (f"scope for {HOST}/messaging/docs/api/v1/team-memberships/list-team-memberships?",
         "GET /team/memberships"),
        (f"{HOST}/admin/docs/api/v1/people/delete-a-person", "DELETE /people/{personId}"),
        (f"I get 403, see {HOST}/docs/api/v1/messages/edit-a-message",
         "PUT /messages/{messageId}"),
        (f"{HOST}/meeting/docs/api/v1/meeting-invitees/create-a-meeting-invitee",
         "POST /meetingInvitees"),
        (f"{HOST}/webex-contact-center/docs/api/v1/tasks/create-task", "POST /v1/tasks"),
        (f"{HOST}/calling/docs/api/v1/call-controls/dial", "POST /telephony/calls/dial"),
    ],
)  # fmt: skip
def test_a_page_of_an_operation_is_its_call(ask: Ask, text: str, call: str) -> None:
    first = ask(text).operations[0]

    assert f"{first.method} {first.path}" == call


def test_a_page_beside_words_is_a_need_of_its_own(ask: Ask) -> None:
    answer = ask(f"I call {HOST}/docs/api/v1/rooms/list-rooms and then send a message")

    assert set(answer.scopes) == {"spark:rooms_read", "spark:messages_write"}


@pytest.mark.parametrize(
    ("address", "calls"),
    [
        ("/docs/api/v1/rooms", {"GET /rooms", "POST /rooms"}),
        ("/messaging/docs/api/v1/memberships", {"GET /memberships", "POST /memberships"}),
        ("/docs/api/v1/webhooks", {"GET /webhooks", "POST /webhooks"}),
        ("/docs/api/v1/meetings", {"GET /meetings", "POST /meetings"}),
    ],
)
def test_a_page_of_a_resource_lists_its_operations(ask: Ask, address: str, calls: set[str]) -> None:
    answer = ask(f"what about {HOST}{address}")

    assert (answer.kind, answer.outcome) == ("list", Outcome.FOUND)
    assert calls <= {f"{o.method} {o.path}" for o in answer.operations}
    assert set(answer.choices) <= {f"{o.method} {o.address}" for o in answer.operations}
    assert 0 < len(answer.choices) <= MOST_CHOICES


@pytest.mark.parametrize("address", ["/docs/integrations", "/calling/docs/e911", "/blog/news"])
def test_a_guide_is_told_to_be_one(ask: Ask, address: str) -> None:
    answer = ask(HOST + address)

    assert (answer.outcome, answer.scopes) == (Outcome.UNKNOWN, ())
    assert "not to an operation of the API" in text_of(answer)


def test_a_guide_beside_words_does_not_hide_them(ask: Ask) -> None:
    answer = ask(f"I read {HOST}/docs/integrations. Which scope to send a message?")

    assert answer.scopes == ("spark:messages_write",)


def test_a_page_that_may_be_of_another_operation_names_that_as_well(ask: Ask) -> None:
    said = {page: text_of(ask(f"{HOST}/docs/api/v1/{page}")) for page in ("tasks/create-task",
            "rooms/list-rooms")}  # fmt: skip

    assert "`POST /v2/tasks`" in said["tasks/create-task"]
    assert "did you mean" not in said["rooms/list-rooms"]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/docs/api/v1/rooms/updat-a-room", "Update a Room"),
        ("/docs/api/v1/rooms/zzzz", "is not a known page"),
        ("/docs/api/v1/zzzz", "is not a known resource"),
    ],
)
def test_a_page_that_nobody_knows_is_told(ask: Ask, address: str, said: str) -> None:
    answer = ask(HOST + address)

    assert (answer.outcome, answer.scopes) == (Outcome.UNKNOWN, ())
    assert said in text_of(answer)
