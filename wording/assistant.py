"""What the MCP server says of itself: assistants choose the tool by these texts."""

INSTRUCTIONS = (
    "Finds the least OAuth scopes that an app needs for the Webex APIs, from the official "
    "documents; it names no scope that these do not name. Use it before you write an authorize "
    "URL or register an integration for Webex, and take `scopes` as they are; where `outcome` is "
    "not found, say so and do not guess. `needs` says what each part was understood as, and "
    "`operations` what the answer rests on."
)

TITLES = {
    "ask_scopes": "Ask which Webex scopes a job needs",
    "scopes_for_calls": "Webex scopes for API calls",
    "scan_code": "Webex scopes for source code",
    "audit_scopes": "Audit Webex scopes",
    "explain_scope": "Explain a Webex scope",
    "search_operations": "Search Webex API operations",
}

DESCRIPTIONS = {
    "ask_scopes": "The least OAuth scopes for what a Webex app is to do, asked in plain words, "
    "such as `list devices, then create a hunt group` or `403 on GET /v1/people with "
    "spark:people_read`. Use it when you have a description; several steps in one question get "
    "one set. For known calls use scopes_for_calls, for source code scan_code.",
    "scopes_for_calls": "The least OAuth scopes for a list of Webex API calls, each as method and "
    "path, such as `GET /v1/people`. Use it when you know the calls.",
    "scan_code": "The Webex API calls in source code or any text (Python, JavaScript, curl and "
    "others), the scopes of each with its line, and the least set for all. Pass the text itself: "
    "no file is opened and nothing is executed. `unresolved` and `unknown` list what could not be "
    "read; do not take the set for complete while they are not empty.",
    "audit_scopes": "Checks a list of Webex scopes or an authorize URL: unknown, redundant, "
    "deprecated and admin scopes, and with calls also missing and excess ones. `scopes` of the "
    "answer is the smaller set.",
    "explain_scope": "What one Webex scope allows, what it does not, and who can grant it.",
    "search_operations": "Documented Webex API operations by words of their method, path, title or "
    "page, or by a scope they accept, with their scopes per token level. Use it to find the path "
    "of an operation; at most 50 are returned, `total` counts all.",
}

QUESTION = "What the app is to do, or any question about Webex scopes, in plain words."
LEVEL = (
    "The kind of token: user for the own data of whoever signs in, admin for an organization, "
    "compliance for a compliance officer. Leave it out unless it is known."
)
CALLS = "API calls, each as method and path, such as `GET /v1/people`."
SCOPE = "The name of a scope, such as spark:people_read."
SCOPES = "Scopes separated by spaces, or an authorize URL."
CODE = "The source code itself, not a path."
FILE_NAME = "The name of the file the code is from; its extension says the language."
WORDS = "Words that all must stand in an operation, such as `hunt group`."
METHOD = "GET, POST, PUT, PATCH or DELETE; empty for all."

ALL_SCOPES = "All scopes of Webex, each with a sentence."
ONE_SCOPE = "All that is known of one scope."
ALL_AREAS = "The areas of Webex, each with its scopes."
NO_SUCH_SCOPE = "There is no such scope; webex://scopes lists all."

NOT_INSTALLED = "The library for MCP is missing: `make mcp` installs it into .venv"


def serving(address: str) -> str:
    """Tell where the server listens."""
    return f"MCP over HTTP at {address}, for this machine only; Ctrl-C stops it"
