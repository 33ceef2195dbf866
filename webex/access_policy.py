"""Who may use the bot."""

from collections.abc import Callable
from functools import lru_cache

from webex.ids import same_id
from webex.records import Person

REMEMBERED = 4096


class AccessPolicy:
    """Allows the people of some organizations or e-mail domains; everybody when none is set."""

    def __init__(
        self, orgs: frozenset[str], domains: frozenset[str], person_of: Callable[[str], Person]
    ) -> None:
        """`person_of` returns the person with an id; it is asked only when needed."""
        self._orgs = orgs
        self._domains = domains
        self._person_of = lru_cache(REMEMBERED)(person_of)

    def allows(self, person_id: str) -> bool:
        """Return whether a person may use the bot; raises `WebexError` when Webex doesn't say."""
        if not self._orgs and not self._domains:
            return True
        person = self._person_of(person_id)
        if domain_of(person.email) in self._domains:
            return True
        return any(same_id(person.org_id, allowed) for allowed in self._orgs)


def domain_of(email: str) -> str:
    """Return what stands after the last @ of an address, in lower case.

    "" for one with letters that are none of ASCII: some of them turn into others in lower case.
    """
    domain = email.rpartition("@")[2]
    return domain.lower() if domain.isascii() else ""
