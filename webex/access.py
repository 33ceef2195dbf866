"""Who may use the bot."""

from collections.abc import Callable

from webex.ids import same_id


class Access:
    """Allows the people of some organizations or e-mail domains; everybody when none is set."""

    def __init__(
        self, orgs: frozenset[str], domains: frozenset[str], org_of: Callable[[str], str]
    ) -> None:
        """`org_of` returns the organization id of a person id; it is asked only when needed."""
        self._orgs = orgs
        self._domains = domains
        self._org_of = org_of

    def allows(self, person_id: str, email: str) -> bool:
        """Tell whether a person may use the bot."""
        if not self._orgs and not self._domains:
            return True
        if email.rpartition("@")[2].lower() in self._domains:
            return True
        if not self._orgs:
            return False
        org = self._org_of(person_id)
        return any(same_id(org, allowed) for allowed in self._orgs)
