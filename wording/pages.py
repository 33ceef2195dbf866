"""What the bot says about links to the developer portal."""

from collections.abc import Mapping, Sequence

from scopes.answer import Block, Bullets, Paragraph
from scopes.data.operations import Operation
from scopes.privilege.needs import Need
from wording import count, harmless, names, quoted
from wording.operations import operation_name

MOST_OPERATIONS = 25


def misspelt(need: Need) -> list[Block]:
    """Say that a page of the reference is not known, and which titles are most like its own."""
    lines = tuple(operation_name(each.operation) for each in need.near if each.operation)
    head = f"{quoted(need.words)} is not a known page of the API reference. The nearest:"
    return [Paragraph(head), Bullets(lines)]


def no_such_page(written: str) -> list[Block]:
    """Say that a page of the reference is not known."""
    return [
        Paragraph(
            f"{quoted(written)} is not a known page of the API reference. Tell me the method and "
            "the path that it shows, or what the app should do."
        )
    ]


def operations_of_resource(
    resource: str, takes: Mapping[tuple[str, str], Sequence[str]], operations: Sequence[Operation]
) -> list[Block]:
    """List the operations of a page of a resource, each with its scopes by its key."""
    shown = operations[:MOST_OPERATIONS]
    lines = [f"{operation_name(each)}: {_scopes(takes[each.key])}" for each in shown]
    more = len(operations) - len(shown)
    head = (
        f"This link leads to **{harmless(resource, 100)}** in the API reference, "
        f"{count(len(operations), 'operation')}. Each requires its own scopes:"
    )
    rest = [Paragraph(f"and {more} more")] if more else []
    return [Paragraph(head), Bullets(tuple(lines)), *rest]


def _scopes(scopes: Sequence[str]) -> str:
    return names(scopes) if scopes else "no scope documented"


def is_guide(name: str) -> list[Block]:
    """Say that a link leads to a guide."""
    return [
        Paragraph(
            f"This link leads to a guide or another page of the developer portal "
            f"({quoted(name)}), not to an operation of the API, so no scope follows from it. Tell "
            "me what the app should do, or send the link to a page of the API reference."
        )
    ]


def no_such_resource(resource: str) -> list[Block]:
    """Say that a resource of the reference is not known."""
    return [
        Paragraph(
            f"{quoted(resource)} is not a known resource of the API reference. Tell me what the "
            "app should do, or the method and the path."
        )
    ]
