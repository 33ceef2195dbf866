"""Refusals look like Webex's, and tests can order failures."""

import pytest
import requests

from sandbox.app import Sandbox
from sandbox.faults import Ending
from sandbox.server import SandboxServer
from webex.sdk import ApiError, RateLimitError, WebexAPI


def test_a_refusal_has_message_description_and_tracking_id(bot: WebexAPI) -> None:
    with pytest.raises(ApiError) as refusal:
        bot.rooms.get("nothing")

    error = refusal.value
    assert error.status_code == 404
    assert error.message == "Could not find a room with provided ID."
    assert error.details["errors"] == [{"description": error.message}]
    assert error.tracking_id == error.response.headers["trackingid"]


@pytest.mark.parametrize("authorization", [None, "Bearer wrong", "Basic abc", "Bearer"])
def test_without_a_valid_token_nothing_is_answered(
    server: SandboxServer, authorization: str | None
) -> None:
    headers = {"Authorization": authorization} if authorization else {}

    response = requests.get(f"{server.api_url}people/me", headers=headers, timeout=5)

    assert response.status_code == 401
    assert "valid access token" in response.json()["message"]


def test_a_regenerated_token_replaces_the_old_one(bot: WebexAPI, sandbox: Sandbox) -> None:
    sandbox.store.regenerate_token(sandbox.bot.id)

    with pytest.raises(ApiError) as refusal:
        bot.people.me()
    assert refusal.value.status_code == 401


@pytest.mark.parametrize(("path", "status"), [("nowhere", 404), ("people/me", 405)])
def test_routing_errors_have_the_same_shape(server: SandboxServer, path: str, status: int) -> None:
    response = requests.delete(server.api_url + path, timeout=5)

    assert response.status_code == status
    assert response.json().keys() == {"message", "errors", "trackingId"}


@pytest.mark.parametrize(
    ("content_type", "sent", "status"),
    [("application/json", "[]", 400), ("application/json", "{", 400), ("text/plain", "{}", 415)],
)
def test_a_body_must_be_a_json_object(
    server: SandboxServer, sandbox: Sandbox, content_type: str, sent: str, status: int
) -> None:
    headers = {"Authorization": f"Bearer {sandbox.bot_token}", "Content-Type": content_type}

    response = requests.post(f"{server.api_url}messages", sent, headers=headers, timeout=5)

    assert response.status_code == status


def test_an_ordered_failure_happens_once_and_only_where_asked(
    bot: WebexAPI, sandbox: Sandbox
) -> None:
    sandbox.store.fail_next("GET", "/v1/rooms", 503)

    bot.people.me()
    with pytest.raises(ApiError) as failure:
        list(bot.rooms.list())

    assert failure.value.status_code == 503
    assert len(list(bot.rooms.list())) == 1


def test_an_ordered_failure_can_have_headers_a_body_and_repeat(
    bot: WebexAPI, sandbox: Sandbox
) -> None:
    sandbox.store.fail_next(
        "GET", "/people", 429, headers={"Retry-After": "7"}, body="<html></html>", times=2
    )

    for _ in range(2):
        with pytest.raises(RateLimitError) as failure:
            bot.people.me()
        assert failure.value.retry_after == 7
        assert failure.value.details is None
    assert bot.people.me().type == "bot"


def test_an_ordered_json_body_is_sent_as_it_is(bot: WebexAPI, sandbox: Sandbox) -> None:
    sandbox.store.fail_next("GET", "/people", 500, body={"message": "kms_failure"})

    with pytest.raises(ApiError) as failure:
        bot.people.me()
    assert failure.value.details == {"message": "kms_failure"}


def test_a_lost_answer_is_of_a_request_that_was_carried_out(
    bot: WebexAPI, sandbox: Sandbox
) -> None:
    sandbox.store.fail_next("POST", "/messages", 502, is_done=True)
    (room,) = sandbox.store.rooms_of(sandbox.bot.id)

    with pytest.raises(ApiError) as failure:
        bot.messages.create(roomId=room.id, text="hello")

    assert failure.value.status_code == 502
    assert [m.content.text for m in sandbox.store.messages(room.id)] == ["hello"]


@pytest.mark.parametrize(
    ("ending", "error"),
    [("reset", requests.ConnectionError), ("silence", requests.ReadTimeout)],
)
def test_a_connection_can_break_or_stay_silent(
    sandbox: Sandbox, server: SandboxServer, ending: Ending, error: type[Exception]
) -> None:
    sandbox.store.fail_next("GET", "/people/me", 200, ending=ending)

    with pytest.raises(error):
        requests.get(f"{server.api_url}people/me", timeout=0.2)


def test_an_answer_can_drip(sandbox: Sandbox, server: SandboxServer) -> None:
    sandbox.store.fail_next("GET", "/people/me", 200, ending="drip")

    url = f"{server.api_url}people/me"
    with requests.get(url, timeout=5, stream=True) as response:
        received = response.iter_content(1)
        assert [next(received) for _ in range(3)] == [b" "] * 3
