"""Teams: who is in them and who moderates them."""

from dataclasses import replace

from sandbox.errors import WebexError
from sandbox.spaces import Spaces
from sandbox.stamps import new_id
from sandbox.team_records import Team, TeamMembership

NO_TEAM = "Could not find a team with provided ID."
NO_TEAM_MEMBERSHIP = "Could not find a team membership with provided ID."
NO_MODERATOR = "Only a moderator of the team can do this."


class Teams(Spaces):
    """Teams next to the spaces, some of which belong to one."""

    def __init__(self) -> None:
        super().__init__()
        self._teams: dict[str, Team] = {}
        self._team_memberships: dict[str, TeamMembership] = {}

    def create_team(self, name: str, creator_id: str, description: str | None = None) -> Team:
        """Make a team, which its creator moderates."""
        with self.changed:
            team = Team(new_id("TEAM"), name, creator_id, self.clock.now(), description)
            self._teams[team.id] = team
            self.add_team_member(team.id, creator_id, is_moderator=True)
            return team

    def team(self, team_id: str, reader_id: str) -> Team:
        """Return a team; to somebody who is not in it the team does not exist."""
        with self.changed:
            team = self._teams.get(team_id)
            if team is None or not self.find_team_membership(team_id, reader_id):
                raise WebexError(404, NO_TEAM)
            return team

    def teams_of(self, person_id: str) -> list[Team]:
        """Return the teams a person is in."""
        with self.changed:
            teams = self._teams.values()
            return [team for team in teams if self.find_team_membership(team.id, person_id)]

    def change_team(self, team_id: str, actor_id: str, name: str, description: str | None) -> Team:
        """Rename a team; its description stays unless there is a new one."""
        with self.changed:
            team = self.moderated_team(team_id, actor_id)
            team = replace(team, name=name, description=description or team.description)
            self._teams[team_id] = team
            return team

    def delete_team(self, team_id: str, actor_id: str) -> None:
        """End a team with its spaces."""
        with self.changed:
            self.moderated_team(team_id, actor_id)
            for room in [r for r in self._rooms.values() if r.team_id == team_id]:
                self.delete_room(room.id, actor_id)
            for membership in self.team_memberships(team_id):
                del self._team_memberships[membership.id]
            del self._teams[team_id]

    def moderated_team(self, team_id: str, actor_id: str) -> Team:
        """Return a team that somebody moderates."""
        with self.changed:
            team = self.team(team_id, actor_id)
            membership = self.find_team_membership(team_id, actor_id)
            if not (membership and membership.is_moderator):
                raise WebexError(403, NO_MODERATOR)
            return team

    def add_team_member(
        self, team_id: str, person_id: str, is_moderator: bool = False
    ) -> TeamMembership:
        """Put a person into a team."""
        with self.changed:
            if self.find_team_membership(team_id, person_id):
                raise WebexError(409, "The person is already in the team.")
            membership = TeamMembership(
                new_id("TEAM_MEMBERSHIP"),
                team_id,
                self.person(person_id),
                self.clock.now(),
                is_moderator,
            )
            self._team_memberships[membership.id] = membership
            return membership

    def change_team_member(self, membership_id: str, is_moderator: bool) -> TeamMembership:
        """Make a member a moderator of the team, or an ordinary member again."""
        with self.changed:
            membership = replace(self._team_memberships[membership_id], is_moderator=is_moderator)
            self._team_memberships[membership_id] = membership
            return membership

    def remove_team_member(self, membership_id: str) -> None:
        """Take a person out of a team."""
        with self.changed:
            del self._team_memberships[membership_id]

    def team_membership(self, membership_id: str, reader_id: str) -> TeamMembership:
        """Return a membership of a team that the reader is in."""
        with self.changed:
            membership = self._team_memberships.get(membership_id)
            if not (membership and self.find_team_membership(membership.team_id, reader_id)):
                raise WebexError(404, NO_TEAM_MEMBERSHIP)
            return membership

    def team_memberships(self, team_id: str) -> list[TeamMembership]:
        """Return the memberships of a team."""
        with self.changed:
            return [m for m in self._team_memberships.values() if m.team_id == team_id]

    def find_team_membership(self, team_id: str, person_id: str) -> TeamMembership | None:
        """Look for a person's membership of a team."""
        everyone = self.team_memberships(team_id)
        return next((m for m in everyone if m.person.id == person_id), None)
