"""Who exists, and which access token belongs to whom."""

import re
import secrets

from sandbox.errors import WebexError
from sandbox.journal import Journal
from sandbox.records import Person, PersonType
from sandbox.stamps import new_id

TOKEN_PREFIX = "sandbox-"
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


class Directory(Journal):
    """The people of the sandbox; all belong to its one organization unless told otherwise."""

    def __init__(self) -> None:
        super().__init__()
        self.org_id = new_id("ORGANIZATION")
        self._people: dict[str, Person] = {}
        self._tokens: dict[str, str] = {}

    def add_person(
        self,
        display_name: str,
        email: str,
        org_id: str | None = None,
        person_type: PersonType = "person",
    ) -> Person:
        """Create somebody together with an access token of their own."""
        if not EMAIL.fullmatch(email):
            raise WebexError(400, f"Invalid email address: {email}")
        with self.changed:
            if self.find_person_by_email(email):
                raise WebexError(409, f"The email address {email} is taken.")
            person = Person(
                id=new_id("PEOPLE"),
                email=email.lower(),
                display_name=display_name,
                org_id=org_id or self.org_id,
                type=person_type,
                created=self.clock.now(),
            )
            self._people[person.id] = person
            self._tokens[person.id] = _new_token()
            return person

    def people(self) -> list[Person]:
        """Return everybody, in the order they were added."""
        with self.changed:
            return list(self._people.values())

    def person(self, person_id: str) -> Person:
        """Return the person with that id."""
        try:
            return self._people[person_id]
        except KeyError:
            raise WebexError(404, "Could not find a person with provided ID.") from None

    def find_person_by_email(self, email: str) -> Person | None:
        """Look an address up, whatever its case."""
        return next((p for p in self.people() if p.email == email.lower()), None)

    def find_person_by_token(self, token: str) -> Person | None:
        """Tell whose token this is."""
        with self.changed:
            owners = {value: person_id for person_id, value in self._tokens.items()}
            return self._people[owners[token]] if token in owners else None

    def token_of(self, person_id: str) -> str:
        """Return the person's current access token."""
        return self._tokens[person_id]

    def regenerate_token(self, person_id: str) -> str:
        """Replace the person's token; the old one is refused from now on."""
        with self.changed:
            self._tokens[person_id] = _new_token()
            return self._tokens[person_id]


def _new_token() -> str:
    return TOKEN_PREFIX + secrets.token_urlsafe(48)
