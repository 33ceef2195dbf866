"""Routes written as in `data/operations.tsv`, for tests that need the sets of scopes alone."""

from scopes.data.operations import Alternatives
from scopes.data.tables import parse_routes


def parse_alternatives(cell: str) -> Alternatives:
    """Read `a b | a c` as: a and b together, or a and c together."""
    return tuple(route.scopes for route in parse_routes(cell))
