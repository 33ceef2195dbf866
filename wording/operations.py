"""How operations are named in lines and sentences."""

from scopes.data.operations import Operation
from wording import harmless


def operation_line(operation: Operation) -> str:
    """Return one line for a list of operations: the call first, then its title."""
    return f"`{operation.method} {operation.address}`: {operation_link(operation)}"


def operation_name(operation: Operation) -> str:
    """Return an operation as part of a sentence: its official title, then the call."""
    return f"{operation_link(operation)} (`{operation.method} {operation.address}`)"


def operation_link(operation: Operation) -> str:
    """Return the official title of an operation, linked to its page where that is known."""
    flag = " (will be deprecated)" if operation.is_to_be_deprecated else ""
    flag = " (deprecated)" if operation.is_deprecated else flag
    title = harmless(operation.title, 100)
    return f"[{title}]({operation.page}){flag}" if operation.page else f"{title}{flag}"
