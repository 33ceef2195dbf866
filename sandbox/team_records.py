"""Teams and who is in them, as the sandbox remembers them and as Webex shows them."""

from dataclasses import dataclass

from sandbox.records import Json, Person


@dataclass(frozen=True)
class Team:
    """A group of people with spaces of their own."""

    id: str
    name: str
    creator_id: str
    created: str
    description: str | None = None

    def to_json(self) -> Json:
        """Return the team as the REST API shows it."""
        described = {"description": self.description} if self.description else {}
        return {
            "id": self.id,
            "name": self.name,
            **described,
            "creatorId": self.creator_id,
            "created": self.created,
        }


@dataclass(frozen=True)
class TeamMembership:
    """One person's place in one team."""

    id: str
    team_id: str
    person: Person
    created: str
    is_moderator: bool = False

    def to_json(self) -> Json:
        """Return the membership as the REST API shows it."""
        return {
            "id": self.id,
            "teamId": self.team_id,
            "personId": self.person.id,
            "personEmail": self.person.email,
            "personDisplayName": self.person.display_name,
            "personOrgId": self.person.org_id,
            "isModerator": self.is_moderator,
            "created": self.created,
        }
