"""Needs as they are made of single operations."""

from scopes.data.operations import Operation
from scopes.privilege.needs import Need


def need_of(operation: Operation) -> Need:
    """Return the need to call one operation."""
    return Need(
        f"{operation.method} {operation.path}",
        operation.sets,
        (operation,),
        routes=operation.routes,
    )
