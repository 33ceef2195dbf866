"""What the bot knows, loaded once for all tests of a process."""

from functools import cache

from scopes.knowledge import Knowledge, load_knowledge


@cache
def known() -> Knowledge:
    """Return the real catalog and operations."""
    return load_knowledge()
