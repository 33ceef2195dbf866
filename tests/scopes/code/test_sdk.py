"""Calls of SDKs are known by their names; what only the browser does is told to be none."""

import pytest

from scopes.code.calls import CodeCall, read_code
from scopes.code.sdk import TABLE
from scopes.knowledge import Knowledge


def found(text: str, name: str | None = None) -> list[str]:
    calls = read_code(text, name).calls
    return [f"{call.method} {call.path} {call.sdk}" for call in calls]


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("a.py", "api = WebexTeamsAPI()\napi.rooms.list()", "GET /rooms rooms.list"),
        ("a.py", "bot = WebexAPI()\nbot.rooms.create('a')", "POST /rooms rooms.create"),
        ("a.py", "self.api = WebexAPI()\nself.api.people.me()", "GET /people/me people.me"),
        ("a.js", "const webex = Webex.init();\nwebex.rooms.remove(r)",
         "DELETE /rooms/{id} rooms.remove"),
        ("a.js", "const f = require('webex-node-bot-framework');\nbot.say('hi')",
         "POST /messages bot.say"),
        ("a.js", "const webex = Webex.init({});\nwebex.rooms.listWithReadStatus();",
         "GET /rooms rooms.listWithReadStatus"),
        ("a.go", "client := webexteams.NewClient()\nclient.Rooms.ListRooms(q)",
         "GET /rooms Rooms.ListRooms"),
        ("a.java", "spark.rooms().iterate();", "GET /rooms rooms.iterate"),
    ],
)  # fmt: skip
def test_a_call_of_an_sdk_is_known(name: str, text: str, wanted: str) -> None:
    assert found(text, name) == [wanted]


@pytest.mark.parametrize(
    ("verb", "wanted"),
    [
        ("reply", "POST /messages"),
        ("dm", "POST /messages"),
        ("sendCard", "POST /messages"),
        ("uploadStream", "POST /messages"),
        ("censor", "DELETE /messages/{id}"),
        ("add", "POST /memberships"),
        ("remove", "DELETE /memberships/{id}"),
        ("newRoom", "POST /rooms"),
        ("implode", "DELETE /rooms/{id}"),
        ("exit", "DELETE /memberships/{id}"),
        ("roomRename", "PUT /rooms/{id}"),
    ],
)
def test_what_a_bot_of_the_framework_does_is_known(verb: str, wanted: str) -> None:
    text = f"const framework = require('webex-node-bot-framework');\nbot.{verb}(x);"

    assert found(text, "a.js") == [f"{wanted} bot.{verb}"]


@pytest.mark.parametrize("call", ["teams.removeMember(x)", "messages.createReaction(m)"])
def test_a_function_that_does_something_else_is_not_known(call: str) -> None:
    assert found(f"const webex = Webex.init({{}});\nwebex.{call};", "a.js") == []


def test_a_file_has_only_known_ones_and_a_message_all() -> None:
    text = "api = WebexAPI()\napi.devices.frobnicate()"

    assert found(text, "a.py") == []
    assert found(text) == ["None  devices.frobnicate"]


@pytest.mark.parametrize("text", ["api.rooms.Frobnicate()", "client.CreateRoomAsync(title)"])
def test_a_name_that_is_written_as_no_sdk_does_is_none(text: str) -> None:
    assert found(text) == []


def test_in_a_file_words_of_comments_and_texts_are_none() -> None:
    assert found("# api.rooms.list()\nx = 'api.rooms.list()'  # webex", "a.py") == []


def test_what_works_in_the_browser_is_a_gap() -> None:
    reading = read_code("const m = await webex.meetings.create(x);", "a.js")

    assert not reading.calls
    assert "browser" in reading.unresolved[0].why


def test_every_call_of_the_table_leads_to_an_operation_of_today_or_one_that_is_gone(
    knowledge: Knowledge,
) -> None:
    rows = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines()[2:]]

    calls = [CodeCall(method, path, None, "", 1, 1, name, name) for name, method, path in rows]
    needs = [knowledge.calls.need(call) for call in calls]

    assert len(needs) > 1000
    assert [need.words for need in needs if not (need.operations or need.gone)] == []
