"""The MCP server put together: tools and resources with the words that assistants choose by."""

import json
import logging
import socket
import sys
from collections.abc import Callable
from typing import Annotated, Any

import msgspec
import uvicorn
from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ResourceNotFoundError
from mcp_types import ToolAnnotations
from pydantic import Field

from assistant.tools import Json, Tools
from scopes.data.catalog import Level
from scopes.data.operations import METHODS
from scopes.knowledge import Knowledge
from version import VERSION
from wording import assistant as say

HOST = "127.0.0.1"
"""The server asks nobody who they are, so it listens to this machine only."""
LONGEST_QUESTION = 10_000
LONGEST_CODE = 500_000
MOST_CALLS = 100
LONGEST_CALL = 400

Question = Annotated[str, Field(description=say.QUESTION, max_length=LONGEST_QUESTION)]
ChosenLevel = Annotated[Level | None, Field(description=say.LEVEL)]
Call = Annotated[str, Field(max_length=LONGEST_CALL)]
Calls = Annotated[list[Call], Field(description=say.CALLS, max_length=MOST_CALLS)]
MaybeCalls = Annotated[list[Call] | None, Field(description=say.CALLS, max_length=MOST_CALLS)]
ScopeName = Annotated[str, Field(description=say.SCOPE, max_length=LONGEST_CALL)]
ScopeNames = Annotated[str, Field(description=say.SCOPES, max_length=LONGEST_QUESTION)]
Code = Annotated[str, Field(description=say.CODE, max_length=LONGEST_CODE)]
FileName = Annotated[str | None, Field(description=say.FILE_NAME, max_length=LONGEST_CALL)]
Words = Annotated[str, Field(description=say.WORDS, max_length=LONGEST_CALL)]
Method = Annotated[str, Field(description=say.METHOD, pattern=f"^(|{'|'.join(METHODS)})$")]


def create_server(knowledge: Knowledge) -> MCPServer[Any]:
    """Return a server with all tools and resources."""
    server: MCPServer[Any] = MCPServer(
        "webex-scope-bot",
        title="Webex Scope Bot",
        instructions=say.INSTRUCTIONS,
        version=VERSION,
        log_level="WARNING",
    )
    for tool in _tools(Tools(knowledge)):
        name = tool.__name__
        server.add_tool(
            tool,
            title=say.TITLES[name],
            description=say.DESCRIPTIONS[name],
            annotations=ToolAnnotations(
                read_only_hint=True, idempotent_hint=True, open_world_hint=False
            ),
        )
    _add_resources(server, knowledge)
    return server


def serve(knowledge: Knowledge, port: int | None) -> int:
    """Serve until the client leaves: on standard input and output, or on a port of this machine."""
    logging.basicConfig(level=logging.WARNING, handlers=[_to_standard_error()])
    server = create_server(knowledge)
    if port is None:
        server.run("stdio")
    else:
        _serve_http(server, port)
    return 0


def _serve_http(server: MCPServer[Any], port: int) -> None:
    """Serve on a port of this machine; requests with a foreign Host or Origin are refused."""
    app = server.streamable_http_app(host=HOST, json_response=True, stateless_http=True)
    with socket.create_server((HOST, port)) as listening:
        print(say.serving(f"http://{HOST}:{port}/mcp"), file=sys.stderr, flush=True)
        config = uvicorn.Config(app, log_config=None, access_log=False, lifespan="on")
        uvicorn.Server(config).run(sockets=[listening])


def _tools(tools: Tools) -> tuple[Callable[..., Json], ...]:
    """Return the tools as functions whose names and parameters the assistants see."""

    def ask_scopes(question: Question, level: ChosenLevel = None) -> Json:
        return tools.ask(question, level)

    def explain_scope(scope: ScopeName) -> Json:
        return tools.explain(scope)

    def scopes_for_calls(calls: Calls, level: ChosenLevel = None) -> Json:
        return tools.for_calls(calls, level)

    def audit_scopes(scopes: ScopeNames, calls: MaybeCalls = None) -> Json:
        return tools.audit(scopes, calls or ())

    def scan_code(code: Code, file_name: FileName = None) -> Json:
        return tools.scan(code, file_name)

    def search_operations(words: Words = "", method: Method = "", scope: ScopeName = "") -> Json:
        return tools.search(words, method, scope)

    return (
        ask_scopes, scopes_for_calls, scan_code, audit_scopes, explain_scope, search_operations,
    )  # fmt: skip


def _add_resources(server: MCPServer[Any], knowledge: Knowledge) -> None:
    """Add the scopes and the areas of the catalog as JSON."""
    catalog = knowledge.catalog
    as_json = "application/json"

    @server.resource("webex://scopes", description=say.ALL_SCOPES, mime_type=as_json)
    def scopes() -> str:
        return json.dumps({each.id: each.summary for each in catalog.scopes.values()})

    @server.resource("webex://scopes/{name}", description=say.ONE_SCOPE, mime_type=as_json)
    def scope(name: str) -> str:
        if name not in catalog.scopes:
            raise ResourceNotFoundError(say.NO_SUCH_SCOPE)
        return msgspec.json.encode(catalog.scopes[name]).decode()

    @server.resource("webex://areas", description=say.ALL_AREAS, mime_type=as_json)
    def areas() -> str:
        return json.dumps(
            {
                area: [each.id for each in catalog.scopes.values() if each.area == area]
                for area in catalog.areas
            }
        )


class _WithoutMessages(logging.Formatter):
    """Tells the kind of an exception only: its message may quote what somebody passed."""

    def formatException(self, ei: Any) -> str:  # noqa: N802  # the name is that of logging
        return str(ei[0].__name__)


def _to_standard_error() -> logging.Handler:
    """Return where the log goes; standard output belongs to the protocol."""
    handler = logging.StreamHandler()
    handler.setFormatter(_WithoutMessages())
    return handler
