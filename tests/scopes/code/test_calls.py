"""The one reader finds the calls of code in fifty languages and tools, pasted or as a file."""

import pytest

from scopes.code.calls import read_code
from tests.scopes.code.snippets import Snippet, snippets

NOT_READ = {"r, httr2"}
"""Whose path is put together by calls that the reader does not follow."""


def read(text: str, name: str | None = None) -> set[str]:
    calls = read_code(text, name).calls
    return {f"{call.method or next(iter(call.said), 'any')} {call.path}" for call in calls}


@pytest.mark.parametrize("snippet", snippets(), ids=lambda snippet: snippet.title)
def test_a_snippet_is_read_pasted_and_as_a_file(snippet: Snippet) -> None:
    wanted = set() if snippet.title in NOT_READ else set(snippet.calls)

    assert read(snippet.text) == wanted
    assert read(snippet.text, snippet.name) == wanted


def test_a_call_says_where_it_stands() -> None:
    text = "import requests\n\nx = requests.get('https://webexapis.com/v1/rooms?max=5')\n"

    (call,) = read_code(text, "a.py").calls

    assert (call.line, call.column, call.host, call.query) == (3, 5, "webexapis.com", "max=5")


def test_a_call_of_an_sdk_has_its_name_and_the_operation_it_makes() -> None:
    (call,) = read_code("api.people.me()").calls

    assert (call.sdk, call.method, call.path) == ("people.me", "GET", "/people/me")


def test_a_path_that_is_only_known_at_run_time_is_named() -> None:
    reading = read_code("\nrequests.get('https://webexapis.com/v1/' + path)\n", "a.py")

    assert reading.calls == ()
    assert [gap.line for gap in reading.unresolved] == [2]


def test_what_works_in_the_browser_only_is_no_call_but_named() -> None:
    reading = read_code("await webex.meetings.register();")

    assert reading.calls == ()
    assert "webex.meetings.register" in reading.unresolved[0].why


@pytest.mark.parametrize(
    "text",
    [
        "GET https://api.wxcc-us1.cisco.com/organization//contact-service-queue/{id}",
        "curl https://api.wxcc-us1.cisco.com/organization//contact-service-queue/1",
    ],
)
def test_two_slashes_stay_where_an_id_may_be_missing(text: str) -> None:
    (call,) = read_code(text).calls

    assert call.path.startswith("/organization//contact-service-queue/")


@pytest.mark.parametrize("text", ["fetch(url, ", "a(" * 2000 + "://", '"\\' * 500 + "://", "://"])
def test_any_code_can_be_read(text: str) -> None:
    assert read_code(text).calls == ()


@pytest.mark.parametrize(
    "line",
    [
        "GET /people/{}",
        "/people/{}",
        "https://webexapis.com/v1/people/{}",
        "curl https://webexapis.com/v1/people/{}",
        "requests.get('https://webexapis.com/v1/people/{}')",
        "- url: https://webexapis.com/v1/people/{}",
        "api.people{}.list()",
    ],
)
def test_only_as_many_calls_are_read_as_are_wanted(line: str) -> None:
    text = "\n".join(line.format(n) for n in range(9))

    assert read_code(text, most=5).calls == read_code(text).calls[:5]
    assert len(read_code(text).calls) == 9
