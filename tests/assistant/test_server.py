"""The MCP server, asked by the client of the library."""

import asyncio
import json
import logging
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from mcp import Client, StdioServerParameters
from mcp.server import MCPServer
from mcp_types import CallToolResult, TextContent, TextResourceContents

from assistant.server import create_server
from scopes.knowledge import Knowledge
from tests.support.bots import free_port

ROOT = Path(__file__).parent.parent.parent
TOKEN = "MzkyNTA3YWItNzc1Ny00ZGEyLThiMjAtMWY0NDc1ZDVjMzVk_PF84_1eb65fdf-9643-417f-9974-ad72cae0e10f"


@pytest.fixture(scope="module")
def server(knowledge: Knowledge) -> MCPServer[Any]:
    return create_server(knowledge)


def asked(server: Any, ask: Callable[[Client], Awaitable[Any]]) -> Any:
    async def run() -> Any:
        async with Client(server) as client:
            return await ask(client)

    return asyncio.run(run())


def called(server: Any, tool: str, **arguments: Any) -> dict[str, Any]:
    """Return what a tool says; its text must be the same for clients that show only that."""
    result = asked(server, lambda client: client.call_tool(tool, arguments))
    assert isinstance(result, CallToolResult)
    assert not result.is_error, result.content
    assert result.structured_content is not None
    (text,) = result.content
    assert isinstance(text, TextContent)
    told: dict[str, Any] = result.structured_content
    assert json.loads(text.text) == told
    return told


def test_each_tool_says_when_to_use_it_and_that_it_changes_nothing(server: MCPServer[Any]) -> None:
    tools = asked(server, lambda client: client.list_tools()).tools

    assert {tool.name for tool in tools} == {
        "ask_scopes", "scopes_for_calls", "scan_code", "audit_scopes", "explain_scope",
        "search_operations",
    }  # fmt: skip
    for tool in tools:
        assert tool.description and tool.annotations.read_only_hint
        for parameter in tool.input_schema["properties"].values():
            assert parameter["description"]


@pytest.mark.parametrize(
    ("tool", "arguments", "scopes"),
    [
        ("ask_scopes", {"question": "what scopes for CDR?"}, ["spark-admin:calling_cdr_read"]),
        ("ask_scopes", {"question": "GET /v1/people", "level": "user"}, ["spark:people_read"]),
        ("scopes_for_calls", {"calls": ["GET /v1/people"], "level": "user"}, ["spark:people_read"]),
        ("audit_scopes", {"scopes": "spark:all spark:people_read"}, ["spark:all"]),
        (
            "audit_scopes",
            {"scopes": "spark:all spark:people_read", "calls": ["GET /v1/rooms"]},
            ["spark:rooms_read"],
        ),
        ("explain_scope", {"scope": "spark:rooms_read"}, ["spark:rooms_read"]),
    ],
)
def test_a_tool_gives_the_least_set(
    server: MCPServer[Any], tool: str, arguments: dict[str, Any], scopes: list[str]
) -> None:
    assert called(server, tool, **arguments)["scopes"] == scopes


def test_an_answer_has_its_needs_and_its_evidence(server: MCPServer[Any]) -> None:
    record = called(server, "ask_scopes", question="list devices, then create a hunt group")

    assert [need["words"] for need in record["needs"]] == ["list devices", "create a hunt group"]
    assert record["operations"][0]["page"].startswith("https://developer.webex.com/")


CODE = """import requests
requests.get("https://webexapis.com/v1/people")
requests.post("https://webexapis.com/v1/rooms", json={})
requests.get("https://webexapis.com/v1/people")
requests.get("https://webexapis.com/v1/nothing/like/this")
"""


def test_code_is_read_with_the_line_and_the_scopes_of_each_call(server: MCPServer[Any]) -> None:
    record = called(server, "scan_code", code=CODE, file_name="app.py")

    told = {(c["line"], c["method"], c["outcome"], *c["scopes"]) for c in record["calls"]}
    assert (3, "POST", "found", "spark:rooms_write") in told
    assert (2, "GET", "found", "spark-admin:people_read") in told or (
        2, "GET", "found", "spark:people_read",
    ) in told  # fmt: skip
    assert set(record["scopes"]) == {scope for call in record["calls"] for scope in call["scopes"]}
    assert len(record["unknown"]) == 1 and "nothing" in record["unknown"][0]


def test_code_without_calls_needs_nothing(server: MCPServer[Any]) -> None:
    record = called(server, "scan_code", code="print('hello')")

    assert (record["calls"], record["scopes"]) == ([], [])


def test_operations_are_found_by_words_method_and_scope(server: MCPServer[Any]) -> None:
    found = called(server, "search_operations", words="Hunt group", method="POST")
    titles = [operation["title"] for operation in found["operations"]]
    assert "Create a Hunt Group" in titles and found["total"] == len(titles)

    broad = called(server, "search_operations", scope="spark-admin:telephony_config_read")
    assert len(broad["operations"]) == 50 < broad["total"]
    assert called(server, "search_operations", words="no such thing")["total"] == 0


def test_scopes_and_areas_can_be_read(server: MCPServer[Any], knowledge: Knowledge) -> None:
    def read(address: str) -> Any:
        result = asked(server, lambda client: client.read_resource(address))
        (content,) = result.contents
        assert isinstance(content, TextResourceContents)
        return json.loads(content.text)

    scopes = read("webex://scopes")
    assert scopes.keys() == knowledge.catalog.scopes.keys()
    assert read("webex://scopes/spark:people_read")["id"] == "spark:people_read"
    assert sorted(sum(read("webex://areas").values(), [])) == sorted(scopes)


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("ask_scopes", {"question": f"list people with {TOKEN}"}),
        ("scopes_for_calls", {"calls": [f"GET /v1/people Bearer {TOKEN}"]}),
        ("audit_scopes", {"scopes": f"spark:all {TOKEN}"}),
        ("explain_scope", {"scope": TOKEN}),
        ("scan_code", {"code": f"curl https://webexapis.com/v1/people -H 'Bearer {TOKEN}'"}),
        ("scan_code", {"code": f"requests.get('https://webexapis.com/v1/people?t={TOKEN}')"}),
    ],
)
def test_a_secret_is_neither_repeated_nor_logged(
    server: MCPServer[Any],
    caplog: pytest.LogCaptureFixture,
    tool: str,
    arguments: dict[str, Any],
) -> None:
    with caplog.at_level(logging.INFO):
        told = called(server, tool, **arguments)

    assert TOKEN not in json.dumps(told)
    assert TOKEN not in caplog.text


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("ask_scopes", {"question": "secretive" * 2000}),
        ("ask_scopes", {"question": "people", "level": "secretive"}),
        ("search_operations", {"method": "secretive"}),
        ("no_such_tool", {}),
    ],
)
def test_wrong_arguments_are_refused_and_not_logged(
    server: MCPServer[Any],
    caplog: pytest.LogCaptureFixture,
    tool: str,
    arguments: dict[str, Any],
) -> None:
    with caplog.at_level(logging.INFO):
        result = asked(server, lambda client: client.call_tool(tool, arguments))

    assert result.is_error
    assert "secretive" not in caplog.text


@pytest.mark.integration
def test_it_answers_over_standard_input_and_output() -> None:
    command = StdioServerParameters(command=sys.executable, args=[str(ROOT / "bot.py"), "mcp"])

    record = called(command, "ask_scopes", question="what scopes for CDR?")

    assert record["scopes"] == ["spark-admin:calling_cdr_read"]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Start the server on a port of this machine, and wait until it says that it serves."""
    port = free_port()
    with subprocess.Popen(
        [sys.executable, "bot.py", "mcp", "--http", "--port", str(port)],
        cwd=ROOT, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stderr
        try:
            assert str(port) in process.stderr.readline()
            yield f"http://127.0.0.1:{port}/mcp"
        finally:
            process.terminate()


@pytest.mark.integration
def test_it_answers_over_http(address: str) -> None:
    record = called(address, "ask_scopes", question="what scopes for CDR?")

    assert record["scopes"] == ["spark-admin:calling_cdr_read"]


@pytest.mark.integration
@pytest.mark.parametrize(
    ("headers", "status"),
    [({"Host": "evil.example"}, 421), ({"Origin": "https://evil.example"}, 403)],
)
def test_a_page_from_elsewhere_is_refused(
    address: str, headers: dict[str, str], status: int
) -> None:
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    accepted = {"Accept": "application/json, text/event-stream"}

    answer = httpx2.post(address, json=body, headers=accepted | headers, trust_env=False)

    assert answer.status_code == status
