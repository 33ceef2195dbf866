"""How the API describes itself, and what it says about invalid requests."""

from collections.abc import Sequence

PARAMETERS = {
    "q": "The question, as in chat.",
    "question": "The question, as in chat.",
    "chosen level": "Answer for this token level, where it can do the job.",
    "add": "A further need, in words or as an API call; may be repeated.",
    "without": "The number of a need to leave out, from 1 in their order; may be repeated.",
    "find": "Words that must all occur in names, titles, paths or scopes.",
    "scope": "The name of a scope, such as spark:people_read.",
    "area": "Only scopes of this area.",
    "level": "Only what is available on this token level.",
    "access": "Only scopes with this kind of access.",
    "status": "Only scopes with this status.",
    "method": "Only operations with this method.",
    "product": "Only operations of this product.",
    "silent": "yes: only operations of which no document names a scope; no: only the others.",
    "since": "Only operations that the documents have since this day or later.",
    "path": "The path of the operation as it is called, with its version.",
    "page": "The number of the page, from 1.",
    "size": "The number of results per page.",
}
CALLS = {
    "ask": "Answer a question.",
    "askAtLength": "Answer a question that is too long or too private for a URL.",
    "listScopes": "List the scopes of the catalog.",
    "showScope": "Show everything that is known about a scope.",
    "listOperations": "List the API operations with their scopes for each token level.",
    "showOperation": "Show everything that is known about an operation.",
    "exportOperations": "Return all operations that the filters leave.",
    "exportOperationsAsCsv": "Return all operations that the filters leave as CSV.",
    "400": "A parameter is invalid.",
    "404": "There is no such scope or operation.",
}


NOT_UTF_8 = "it is not UTF-8"
TOO_DEEP = "it is nested too deeply"


def too_long(name: str, length: int, limit: int) -> str:
    """Say that a part of a request is too long."""
    return f"{name} has {length:,} characters; at most {limit:,} are allowed."


def too_many(name: str, number: int, limit: int) -> str:
    """Say that a parameter is repeated too often."""
    return f"{name} is given {number} times; at most {limit} are allowed."


def not_a_number(name: str, least: int, most: int) -> str:
    """Say that a number is wrong."""
    return f"{name} must be a number from {least} to {most}."


def not_a_choice(name: str, choices: Sequence[str]) -> str:
    """Say that a filter has no such value."""
    return f"{name} must be one of: {', '.join(choices)}."


def missing(name: str) -> str:
    """Say that a required parameter is missing."""
    return f"{name} is missing; it must hold the question."


def not_json(reason: str) -> str:
    """Say that a body is not a question, and what one looks like."""
    return f'The body must be JSON like {{"question": "what scopes for CDR?"}}: {reason}.'
