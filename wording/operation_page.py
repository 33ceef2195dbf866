"""What the page of an operation says: its roles, its evidence with the day, what became of it."""

from collections.abc import Mapping

from scopes.data.operations import Operation, Operations, Removed
from scopes.privilege.needs import Outcome
from wording import capital, roles
from wording.evidence import BASES
from wording.roles import any_role as any_role
from wording.web import OUTCOMES

NO_SCOPE = "no scope, the role alone"
OFFICIAL_PAGE = "official page"
ROLES_HINT = (
    "The roles are those that the text of this operation names; whoever authorizes the app needs "
    "one of them."
)
NO_ROLES_HINT = "The text of this operation names no administrator role."
_PAGES_OF: Mapping[str, str] = {
    "meetings-table": "a copy of 2026",
    "tag": "copies of 2023 to 2026",
    "docs-page": "copies of 2023 to 2026",
    "convention": "copies of 2023 to 2026",
}


def evidence_of(operation: Operation) -> str:
    """Say why an operation lists no scope."""
    outcome = Outcome.UNDOCUMENTED if operation.is_undocumented else Outcome.NOT_NEEDED
    return OUTCOMES[outcome]


def basis_of(operation: Operation) -> str:
    """Say in which kind of text the scopes of an operation are documented."""
    return capital(BASES.get(operation.basis, "no text at hand names a scope"))


def evidence_with_day(operation: Operation, source: str) -> str:
    """Say in which text the scopes of an operation are documented, and of what day that is."""
    if operation.basis == "description" and source:
        return f"{basis_of(operation)}, of {operation.read} ({source})"
    pages = _PAGES_OF.get(operation.basis)
    return f"{basis_of(operation)}, {pages}" if pages else basis_of(operation)


def text_with_day(operation: Operation, source: str) -> str:
    """Say of what day the text of an operation is, and where it comes from."""
    return f"{operation.read} ({source})" if source else "none at hand"


def deprecation(operation: Operation, operations: Operations) -> list[str]:
    """Say that an operation is deprecated or will be, in a line with marks."""
    return [block.text for block in roles.deprecation(operation, operations)]


def gone(removed: Removed) -> str:
    """Say since when an operation is gone, and what there is today."""
    today = f" Today it is {removed.successor}." if removed.successor else ""
    return f"{removed.method} {removed.path} has been gone since {removed.since}.{today}"


def no_such_operation(call: str) -> str:
    """Say that a call is not in the documents."""
    return f"The documents list no operation {call}."
