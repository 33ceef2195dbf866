"""What the API says of itself, and what is said of a request that is wrong."""

from collections.abc import Sequence

PARAMETERS = {
    "q": "The question, as people put it in chat.",
    "question": "The question, as people put it in chat.",
    "chosen level": "Answer for this token level, where the job can be done on it.",
    "add": "A further thing to do, in words or as an API call; may stand several times.",
    "without": "The number of a need to leave out, from 1 in their order; may stand several times.",
    "find": "Words that all must occur in names, titles, paths or scopes.",
    "scope": "The name of a scope, such as spark:people_read.",
    "area": "Only scopes of this area.",
    "level": "Only what this token level opens.",
    "access": "Only scopes that let an app do this.",
    "status": "Only scopes that are documented like this.",
    "method": "Only operations of this method.",
    "product": "Only operations of this product.",
    "page": "Which page; they count from 1.",
    "size": "How many on a page.",
}
CALLS = {
    "ask": "Answer a question.",
    "askAtLength": "Answer a question that is too long or too private for an address.",
    "listScopes": "List the scopes of the catalog.",
    "showScope": "Show all that is known of a scope.",
    "listOperations": "List the API operations with their scopes for each token level.",
    "400": "A parameter is wrong.",
    "404": "There is no such scope.",
}


def too_long(name: str, length: int, limit: int) -> str:
    """Say that a part of a request is too long, and what to do."""
    return f"{name} has {length:,} characters; it may have {limit:,}. Shorten it."


def too_many(name: str, number: int, limit: int) -> str:
    """Say that a part of a request stands there too often."""
    return f"There are {number} of {name}; there may be {limit}. Take some away."


def not_a_number(name: str, least: int, most: int) -> str:
    """Say that a number is wrong."""
    return f"{name} must be a number from {least} to {most}."


def not_a_choice(name: str, choices: Sequence[str]) -> str:
    """Say that a filter has no such value."""
    return f"{name} must be one of: {', '.join(choices)}."


def missing(name: str) -> str:
    """Say that a required parameter is missing."""
    return f"{name} is missing: put the question into it."


def not_json(reason: str) -> str:
    """Say that a body is no question, and what one looks like."""
    return f'The body must be JSON such as {{"question": "what scopes for CDR?"}}: {reason}.'
