"""Rooms and who is in them."""

from dataclasses import replace

from sandbox.directory import Directory
from sandbox.errors import WebexError
from sandbox.events import membership_event, room_event
from sandbox.records import Membership, Person, Room, RoomType
from sandbox.stamps import new_id

NO_ROOM = "Could not find a room with provided ID."


class Spaces(Directory):
    """Group spaces, and one-to-one spaces that come into being with their first message."""

    def __init__(self) -> None:
        super().__init__()
        self._rooms: dict[str, Room] = {}
        self._memberships: dict[str, Membership] = {}

    def create_room(
        self,
        title: str,
        creator_id: str,
        *,
        is_locked: bool = False,
        announcements: bool = False,
        team_id: str | None = None,
    ) -> Room:
        """Open a group space with its creator in it, who moderates it if it is locked."""
        if announcements and not is_locked:
            raise WebexError(400, "A space can only be put into announcement mode when locked.")
        with self.changed:
            room = self._open_room(title, "group", self.person(creator_id), is_locked, team_id)
            if announcements:
                room = self.update_room(room.id, creator_id, is_announcement_only=True)
            return room

    def direct_room(self, person_id: str, other_id: str) -> Room:
        """Return the 1:1 space of two people, opening it if they never talked."""
        if person_id == other_id:
            raise WebexError(400, "A person cannot have a 1:1 space with themselves.")
        with self.changed:
            room = self.find_direct_room(person_id, other_id)
            if room is None:
                creator, other = self.person(person_id), self.person(other_id)
                room = self._open_room("", "direct", creator)
                self._join(room, other, actor=creator)
            return room

    def _open_room(
        self,
        title: str,
        kind: RoomType,
        creator: Person,
        is_locked: bool = False,
        team_id: str | None = None,
    ) -> Room:
        now = self.clock.now()
        room = Room(
            id=new_id("ROOM"),
            title=title,
            type=kind,
            creator_id=creator.id,
            owner_id=creator.org_id,
            created=now,
            last_activity=now,
            is_locked=is_locked,
            team_id=team_id,
        )
        self._rooms[room.id] = room
        self.announce(room_event("created", creator.id, room, [creator]))
        self._join(room, creator, actor=creator, is_moderator=is_locked)
        return room

    def find_direct_room(self, person_id: str, other_id: str) -> Room | None:
        """Look for the 1:1 space of two people without opening one."""
        pair = {person_id, other_id}
        with self.changed:
            direct = [room for room in self._rooms.values() if room.type == "direct"]
            return next((r for r in direct if {p.id for p in self.members(r.id)} == pair), None)

    def room(self, room_id: str, reader_id: str | None = None) -> Room:
        """Return a room; to somebody who is not in it the room does not exist."""
        with self.changed:
            room = self._rooms.get(room_id)
            if room is None or (reader_id and not self.find_membership(room_id, reader_id)):
                raise WebexError(404, NO_ROOM)
            return room

    def rooms_of(self, person_id: str) -> list[Room]:
        """Return the rooms a person is in."""
        with self.changed:
            mine = {m.room.id for m in self._memberships.values() if m.person.id == person_id}
            return [room for room in self._rooms.values() if room.id in mine]

    def title_for(self, room: Room, reader_id: str) -> str:
        """Return the room's name as the reader sees it: a 1:1 is called like the other person."""
        if room.type == "group":
            return room.title
        others = [p.display_name for p in self.members(room.id) if p.id != reader_id]
        return others[0] if others else "Empty Title"

    def update_room(self, room_id: str, actor_id: str, **changes: str | bool) -> Room:
        """Change the title or the rules of a room."""
        with self.changed:
            # mypy cannot match names to types here; the API layer passes fields of Room only.
            room = replace(self._rooms[room_id], **changes)  # type: ignore[arg-type]
            self._rooms[room_id] = room
            self.announce(room_event("updated", actor_id, room, self.members(room_id)))
            return room

    def delete_room(self, room_id: str, actor_id: str) -> None:
        """Close a group space; everybody in it hears that their membership ended."""
        with self.changed:
            for membership in self.memberships(room_id):
                self.remove_member(membership.id, actor_id)
            del self._rooms[room_id]

    def add_member(
        self,
        room_id: str,
        person_id: str,
        *,
        actor_id: str | None = None,
        is_moderator: bool = False,
    ) -> Membership:
        """Put a person into a group space; ``actor_id`` is whoever did it, if somebody else."""
        with self.changed:
            room, person = self.room(room_id), self.person(person_id)
            if room.type == "direct":
                raise WebexError(403, "Nobody can be added to a 1:1 room.")
            if self.find_membership(room_id, person_id):
                raise WebexError(409, "The person is already in the room.")
            actor = self.person(actor_id) if actor_id else person
            return self._join(room, person, actor, is_moderator)

    def _join(
        self, room: Room, person: Person, actor: Person, is_moderator: bool = False
    ) -> Membership:
        membership = Membership(new_id("MEMBERSHIP"), room, person, self.clock.now(), is_moderator)
        self._memberships[membership.id] = membership
        members = self.members(room.id)
        self.announce(membership_event("created", actor.id, membership, members))
        return membership

    def remove_member(self, membership_id: str, actor_id: str | None = None) -> None:
        """Take a person out of a group space."""
        with self.changed:
            membership = self.membership(membership_id)
            if membership.room.type == "direct":
                raise WebexError(403, "Nobody can be removed from a 1:1 room.")
            del self._memberships[membership_id]
            actor = actor_id or membership.person.id
            members = self.members(membership.room.id)
            self.announce(membership_event("deleted", actor, membership, members))

    def set_moderator(self, membership_id: str, is_moderator: bool, actor_id: str) -> Membership:
        """Make a member a moderator, or an ordinary member again."""
        with self.changed:
            membership = replace(self.membership(membership_id), is_moderator=is_moderator)
            self._memberships[membership_id] = membership
            members = self.members(membership.room.id)
            self.announce(membership_event("updated", actor_id, membership, members))
            return membership

    def membership(self, membership_id: str) -> Membership:
        """Return the membership with that id."""
        try:
            return self._memberships[membership_id]
        except KeyError:
            raise WebexError(404, "Could not find a membership with provided ID.") from None

    def memberships(self, room_id: str | None = None) -> list[Membership]:
        """Return the memberships of one room, or of all rooms."""
        with self.changed:
            everyone = self._memberships.values()
            return [m for m in everyone if room_id in (None, m.room.id)]

    def find_membership(self, room_id: str, person_id: str) -> Membership | None:
        """Look for a person's membership of a room."""
        return next((m for m in self.memberships(room_id) if m.person.id == person_id), None)

    def members(self, room_id: str) -> list[Person]:
        """Return the people in a room, in the order they joined."""
        return [membership.person for membership in self.memberships(room_id)]
