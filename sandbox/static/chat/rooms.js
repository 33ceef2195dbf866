// The spaces of the person one plays, and which of them hold something new.

import { get } from "./api.js";

const READ = "read until";

// Load the group spaces, the oldest first, and a 1:1 with each of the others: one that nobody has
// written in yet has no id.
export async function loadRooms(others) {
  const rooms = (await get("/rooms?max=1000")).items.reverse();
  const directs = others.map((person) => {
    const isTheirs = ({ type, title }) => type === "direct" && title === person.displayName;
    return { id: null, type: "direct", title: person.displayName, ...rooms.find(isTheirs), person };
  });
  return [...rooms.filter(({ type }) => type === "group"), ...directs];
}

// A 1:1 stays the same space when its first message gives it an id.
export const keyOf = (room) => room.person?.id ?? room.id;

export const isSame = (room, other) => Boolean(other) && keyOf(room) === keyOf(other);

// Return the members of a space, in the order they joined.
export async function loadMembers(room, me) {
  if (!room.id) return [me, room.person];
  const { items } = await get(`/memberships?roomId=${room.id}&max=1000`);
  return items.reverse().map(({ personId, personDisplayName, personOrgId }) => (
    { id: personId, displayName: personDisplayName, orgId: personOrgId }
  ));
}

// What was read is remembered for each person, as long as this tab is open.
export function markRead(person, room, time) {
  const marks = readMarks();
  marks[`${person.id} ${room.id}`] = time;
  sessionStorage.setItem(READ, JSON.stringify(marks));
}

export function isUnread(person, room) {
  return Boolean(room.id)
    && room.lastActivity > (readMarks()[`${person.id} ${room.id}`] ?? room.created);
}

function readMarks() {
  return JSON.parse(sessionStorage.getItem(READ) ?? "{}");
}
