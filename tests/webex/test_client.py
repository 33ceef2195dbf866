"""The client against a Webex that does not comply."""

import socket
from dataclasses import replace
from typing import Any

import pytest

from sandbox.app import Sandbox
from sandbox.records import Message
from sandbox.server import SandboxServer
from webex.client import Webex
from webex.errors import RateLimited, WebexError

API = "/people/me"


@pytest.fixture
def message(sandbox: Sandbox) -> Message:
    """A message that mentions the bot, so that it may read it."""
    room = sandbox.store.rooms_of(sandbox.bot.id)[0]
    markdown = f"<@personId:{sandbox.bot.id}> what scopes for CDR?"
    return sandbox.store.post(sandbox.people[0].id, room_id=room.id, markdown=markdown)


def test_the_bot_learns_who_it_is(webex: Webex, sandbox: Sandbox) -> None:
    me = webex.me()

    assert (me.id, me.email, me.display_name, me.org_id) == (
        sandbox.bot.id,
        sandbox.bot.email,
        sandbox.bot.display_name,
        sandbox.bot.org_id,
    )


def test_a_message_is_read_with_its_mentions(
    webex: Webex, sandbox: Sandbox, message: Message
) -> None:
    read = webex.message(message.id)

    assert (read.text, read.room_type) == ("Scope what scopes for CDR?", "group")
    assert read.mentioned == (sandbox.bot.id,)
    assert read.html and "<spark-mention" in read.html


def test_what_webex_leaves_out_reads_as_empty(webex: Webex, sandbox: Sandbox) -> None:
    room = sandbox.store.direct_room(sandbox.people[0].id, sandbox.bot.id)
    files = ["https://files.example.com/plan.pdf"]
    sent = sandbox.store.post(sandbox.people[0].id, room_id=room.id, files=files)

    read = webex.message(sent.id)

    assert (read.text, read.html, read.parent_id, read.mentioned) == ("", None, None, ())


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 500])
def test_a_refusal_tells_status_and_tracking_id(
    webex: Webex, sandbox: Sandbox, status: int
) -> None:
    sandbox.store.fail_next("GET", API, status)

    with pytest.raises(WebexError, match="tracking id ROUTER_") as caught:
        webex.me()
    assert caught.value.status == status


def test_a_wrong_token_is_refused_and_not_repeated_in_the_error(
    sandbox: Sandbox, server: SandboxServer
) -> None:
    with pytest.raises(WebexError) as caught:
        Webex("a-wrong-token", server.api_url).me()

    assert caught.value.status == 401
    assert "a-wrong-token" not in str(caught.value)


def test_a_message_that_comes_late_is_asked_for_again(
    webex: Webex, sandbox: Sandbox, message: Message
) -> None:
    sandbox.store.fail_next("GET", "/messages", 404)

    assert webex.message(message.id).id == message.id


def test_a_message_that_never_comes_is_given_up(webex: Webex, requests_seen: list[str]) -> None:
    with pytest.raises(WebexError) as caught:
        webex.message("NO-MESSAGE")

    assert caught.value.status == 404
    assert requests_seen == ["GET /v1/messages/NO-MESSAGE"] * 2


@pytest.mark.parametrize(
    ("header", "delay"),
    [
        ({"Retry-After": "7"}, 7),
        ({"Retry-After": "0"}, 1),
        ({"Retry-After": "3600"}, 3600),
        ({"Retry-After": "rand(30),add(30)"}, 5),
        ({"Retry-After": ""}, 5),
        ({}, 15),
    ],
)
def test_a_rate_limit_tells_how_long_to_wait(
    webex: Webex, sandbox: Sandbox, header: dict[str, str], delay: float
) -> None:
    sandbox.store.fail_next("GET", API, 429, headers=header, body="<h1>Too many requests</h1>")

    with pytest.raises(RateLimited) as caught:
        webex.me()
    assert caught.value.delay == delay


@pytest.mark.parametrize("status", [502, 503, 504])
def test_a_gateway_error_is_tried_again(webex: Webex, sandbox: Sandbox, status: int) -> None:
    sandbox.store.fail_next("GET", API, status, body="<h1>Bad gateway</h1>", times=2)

    assert webex.me().id == sandbox.bot.id


def test_a_gateway_error_that_stays_is_reported(webex: Webex, sandbox: Sandbox) -> None:
    sandbox.store.fail_next("GET", API, 502, body="<h1>Bad gateway</h1>", times=3)

    with pytest.raises(WebexError) as caught:
        webex.me()
    assert caught.value.status == 502


@pytest.mark.integration
def test_a_server_that_is_not_there_is_reported_without_the_token() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

    with pytest.raises(WebexError, match="cannot be reached") as caught:
        Webex("a-token", f"http://127.0.0.1:{port}/v1/").me()
    assert (caught.value.status, caught.value.is_uncertain) == (0, False)
    assert "a-token" not in str(caught.value)


@pytest.mark.parametrize("body", ["<h1>Welcome to the hotel</h1>", "", [], ["x"], 7])
def test_an_answer_that_is_not_webex_is_reported(webex: Webex, sandbox: Sandbox, body: Any) -> None:
    sandbox.store.fail_next("GET", API, 200, body=body)

    with pytest.raises(WebexError, match="cannot be read"):
        webex.me()


def test_a_list_that_is_none_is_reported(webex: Webex, sandbox: Sandbox) -> None:
    sandbox.store.fail_next("GET", "/webhooks", 200, body={"unexpected": 1})

    with pytest.raises(WebexError, match="cannot be read"):
        webex.webhooks()


def test_the_address_may_lack_its_slash(sandbox: Sandbox, server: SandboxServer) -> None:
    assert Webex(sandbox.bot_token, server.api_url.rstrip("/")).me().id == sandbox.bot.id


def test_webhooks_are_listed_beyond_the_first_page(webex: Webex, sandbox: Sandbox) -> None:
    for number in range(120):
        sandbox.store.add_webhook(
            sandbox.bot.id,
            name=f"hook {number}",
            target_url="http://127.0.0.1:1/",
            resource="rooms",
            event="created",
        )

    assert len({hook.id for hook in webex.webhooks()}) == 120


def test_a_message_is_sent_to_a_person_by_address_or_id(webex: Webex, sandbox: Sandbox) -> None:
    person = sandbox.people[0]

    webex.post_to(person.email, "one")
    webex.post_to(person.id, "two")

    room = sandbox.store.direct_room(person.id, sandbox.bot.id)
    assert [m.content.markdown for m in sandbox.store.messages(room.id)] == ["one", "two"]


def test_the_words_of_an_own_message_are_replaced(webex: Webex, sandbox: Sandbox) -> None:
    room = sandbox.store.rooms_of(sandbox.bot.id)[0]
    message_id = webex.post(room.id, "old")

    webex.edit(message_id, room.id, "new")

    assert sandbox.store.message(message_id).content.markdown == "new"
    assert webex.message(message_id).updated


def test_what_is_edited_counts_as_said_then(webex: Webex, message: Message) -> None:
    read = webex.message(message.id)
    long_ago = replace(read, created=0.0)

    assert (read.said_at, long_ago.said_at) == (read.created, 0.0)
    assert replace(long_ago, updated=message.created).said_at == read.created


def test_a_person_is_found_by_address_within_the_organization_only(
    webex: Webex, sandbox: Sandbox
) -> None:
    person = sandbox.people[0]
    guest = sandbox.store.add_person("Guest", "guest@elsewhere.example", org_id="ANOTHER")

    found = webex.person_by_email(person.email)

    assert found and found.id == person.id
    assert webex.person_by_email(guest.email) is None
    assert webex.person_by_email("nobody@example.com") is None


@pytest.mark.parametrize("status", [201, 204, 302, 408, 429, 500, 502, 503, 504])
def test_a_post_is_not_tried_again(
    webex: Webex, sandbox: Sandbox, requests_seen: list[str], status: int
) -> None:
    sandbox.store.fail_next("POST", "/messages", status, is_done=True, times=3)

    with pytest.raises(WebexError) as caught:
        webex.post(sandbox.store.rooms_of(sandbox.bot.id)[0].id, "hello")
    assert caught.value.is_uncertain
    assert requests_seen == ["POST /v1/messages"]


@pytest.mark.parametrize("body", [{}, [], "<h1>Welcome to the hotel</h1>"])
def test_a_post_whose_answer_names_no_message_may_be_out(
    webex: Webex, sandbox: Sandbox, body: Any
) -> None:
    sandbox.store.fail_next("POST", "/messages", 200, body=body, is_done=True)

    with pytest.raises(WebexError, match="cannot be read") as caught:
        webex.post(sandbox.store.rooms_of(sandbox.bot.id)[0].id, "hello")
    assert caught.value.is_uncertain


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 423])
def test_what_webex_refuses_is_not_done(webex: Webex, sandbox: Sandbox, status: int) -> None:
    sandbox.store.fail_next("POST", "/messages", status)

    with pytest.raises(WebexError) as caught:
        webex.post(sandbox.store.rooms_of(sandbox.bot.id)[0].id, "hello")
    assert not caught.value.is_uncertain
