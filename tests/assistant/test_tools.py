"""The tools for assistants, called as the server calls them."""

import pytest

from assistant.tools import MOST_SHOWN, Tools
from scopes.knowledge import Knowledge

ROOMS = "https://webexapis.com/v1/rooms"


@pytest.fixture(scope="module")
def tools(knowledge: Knowledge) -> Tools:
    return Tools(knowledge)


def test_code_is_solved_as_a_whole_and_by_call(tools: Tools) -> None:
    code = f"requests.get('{ROOMS}')\nrequests.get('{ROOMS}')\nrequests.request(how, '{ROOMS}/1')\n"
    told = tools.scan(code, "a.py")

    first, again, last = told["calls"]
    assert first["scopes"] == again["scopes"] == ["spark:rooms_read"]
    assert (first["line"], again["line"]) == (1, 2)
    assert last["method"] is None
    assert first["operation"]["title"] == "List Rooms"
    assert "spark:rooms_read" in told["scopes"]


def test_code_with_unknown_calls_says_which(tools: Tools) -> None:
    told = tools.scan("requests.get('https://webexapis.com/v1/none')", "a.py")

    assert len(told["unknown"]) == 1
    assert told["calls"][0]["operation"] is None
    assert told["calls"][0]["scopes"] == []


def test_a_secret_in_code_is_not_given_back(tools: Tools) -> None:
    secret = f"{'NDdhYjRk' * 8}_PF84_1eb65fdf-9643-417f-9974-ad72cae0e10f"
    told = tools.scan(f"requests.get('{ROOMS}?token={secret}')", "a.py")

    assert secret not in str(told)


def test_a_search_shows_some_and_counts_all(tools: Tools) -> None:
    told = tools.search()

    assert told["total"] > MOST_SHOWN == len(told["operations"])


@pytest.mark.parametrize(
    ("search", "method"),
    [(("list rooms", "", ""), "GET"), (("", "delete", "spark:rooms_write"), "DELETE")],
)
def test_a_search_narrows_down(tools: Tools, search: tuple[str, str, str], method: str) -> None:
    told = tools.search(*search)

    assert 0 < told["total"] == len(told["operations"])
    assert {each["method"] for each in told["operations"]} == {method}


def test_a_level_changes_the_answer(tools: Tools) -> None:
    assert tools.ask("GET /people", "admin")["level"] == "admin"
    assert tools.for_calls(["GET /people"], "user")["scopes"] == ["spark:people_read"]
