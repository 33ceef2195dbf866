// The page: who I am, which space I look at, and what is new in it.

import { actAs, get, loadPeople, post, put } from "./api.js";
import { Composer } from "./composer.js";
import { SpaceDialog } from "./dialog.js";
import { byId } from "./dom.js";
import { isSame, loadMembers, loadRooms, markRead } from "./rooms.js";
import { Sidebar } from "./sidebar.js";
import { Timeline } from "./timeline.js";

const PAGE = 200;
const SENT = "Sent.";
const AWAY = "The sandbox does not answer. Retrying…";
const dialog = new SpaceDialog();
const sidebar = new Sidebar({
  onBecome: () => attemptAnew(become),
  onEnter: (room) => attemptAnew(() => enter(room)),
});
const composer = new Composer({ onSend: send, onEdit: change });
const timeline = new Timeline(byId("messages"), {
  onReply: (message, author) => composer.replyTo(message, author),
  onEdit: (message) => composer.edit(message),
  onSubmit: submit,
});

let players, bot, me, rooms, room, people, news;
let saidBefore = "";
let turn = Promise.resolve();

async function start() {
  ({ people: players, bot } = await loadPeople());
  bot.isBot = true;
  for (const player of players) player.isForeign = player.orgId !== bot.orgId;
  const saved = players.find(({ emails }) => emails[0] === sessionStorage.getItem("me"));
  sidebar.offer(players, bot, saved ?? players[0]);
  byId("new-space").addEventListener("click", () => {
    dialog.openForNewSpace(others(), (title, ids) => inTurn(() => open(title, ids)));
  });
  byId("add-people").addEventListener("click", () => {
    const missing = others().filter(({ id }) => !people.has(id));
    dialog.openForPeople(missing, (_title, ids) => inTurn(() => add(ids)));
  });
  await become();
  document.addEventListener("visibilitychange", listen);
}

// The bot and everybody one can play, apart from oneself.
const others = () => [bot, ...players].filter(({ id }) => id !== me.id);

// Go on as the person chosen in the list, in the same space if they are in it.
async function become() {
  me = players.find(({ id }) => id === sidebar.personId);
  sessionStorage.setItem("me", me.emails[0]);
  actAs(me);
  news?.close();
  await updateRooms();
  await enter(room);
  listen();
}

// Hear of news while the page is seen, since a browser opens only six connections to a server.
// Whatever happened before the connection stood is loaded once it stands.
function listen() {
  news?.close();
  if (document.hidden) return;
  news = new EventSource(`/chat/events?person=${me.id}`);
  news.onmessage = ({ data }) => attempt(() => hear(JSON.parse(data)));
  news.onopen = () => {
    unsay(AWAY, saidBefore);
    attempt(() => hear({ resource: "all", data: { roomId: room.id } }));
  };
  news.onerror = () => {
    if (byId("status").textContent !== AWAY) saidBefore = byId("status").textContent;
    say(AWAY);
    if (news.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 2000);
  };
}

async function hear({ resource, data }) {
  const before = room;
  await updateRooms();
  if (!isSame(before, room)) {
    say(`You are no longer in ${before.title}.`);
    return enter(room);
  }
  if (resource !== "messages") await updateMembers();
  if (data.roomId === room.id) await refresh();
}

// Load my spaces; when I am not in the one I look at any more, the first takes its place.
async function updateRooms() {
  rooms = await loadRooms(others());
  room = rooms.find((each) => isSame(each, room)) ?? rooms[0];
  sidebar.show(rooms, room, me);
}

async function enter(next) {
  room = next;
  sidebar.close();
  sidebar.show(rooms, room, me);
  timeline.clear();
  composer.leave();
  await updateMembers();
  await refresh();
}

async function updateMembers() {
  const members = await loadMembers(room, me);
  const known = new Map([bot, ...players].map((person) => [person.id, person]));
  people = new Map(members.map((member) => [member.id, known.get(member.id) ?? member]));
  const names = [...people.values()].map(({ id, displayName }) =>
    id === me.id ? `${displayName} (you)` : displayName);
  byId("room-title").textContent = room.title;
  byId("room-members").textContent = names.join(", ");
  byId("add-people").hidden = room.type !== "group";
  composer.enter(room, [...people.values()], me, bot);
}

// Show the messages as they are now.
async function refresh() {
  const path = `/messages?roomId=${room.id}&max=${PAGE}`;
  const messages = room.id ? (await get(path)).items.reverse() : [];
  const fresh = timeline.show(messages, { people, me, bot });
  if (messages.length) markRead(me, room, messages.at(-1).created);
  const isForBot = people.has(bot.id);
  byId("empty").hidden = messages.length > 0;
  byId("hint").hidden = messages.length > 0 || !isForBot;
  byId("empty-words").textContent = isForBot
    ? `Ask ${bot.displayName} about Webex scopes.`
    : "No messages yet.";
  if (!fresh.length) return;
  unsay(SENT);
  reveal(fresh.at(-1));
}

// Scroll to a new message, at the end of the list also to what stands below it; what is higher
// than the view shows its beginning.
function reveal(item) {
  const view = byId("timeline");
  const isLast = byId("messages").lastElementChild.contains(item);
  if (item.offsetHeight > view.clientHeight) item.scrollIntoView({ block: "start" });
  else if (isLast) view.scrollTop = view.scrollHeight;
  else item.scrollIntoView({ block: "nearest" });
}

function send({ id, person }, draft) {
  return attemptAnew(async () => {
    const to = id ? { roomId: id } : { toPersonId: person.id };
    const { roomId } = await post("/messages", { ...to, ...draft });
    show(roomId);
  });
}

function change(message, markdown) {
  return attemptAnew(async () => {
    await put(`/messages/${message.id}`, { roomId: message.roomId, markdown });
    show(message.roomId);
  });
}

// What was said is shown in a turn of its own: the sandbox has it, though showing it may fail.
function show(roomId) {
  attempt(() => hear({ resource: "messages", data: { roomId } }));
}

function submit(message, inputs) {
  return attempt(async () => {
    await post("/attachment/actions", { type: "submit", messageId: message.id, inputs });
    say(SENT);
  });
}

async function open(title, personIds) {
  const { id: roomId } = await post("/rooms", { title });
  for (const personId of personIds) await post("/memberships", { roomId, personId });
  await updateRooms();
  await enter(rooms.find(({ id }) => id === roomId));
}

async function add(personIds) {
  for (const personId of personIds) await post("/memberships", { roomId: room.id, personId });
  await updateMembers();
  await refresh();
}

// Do one thing after the other, so that each has the person and the space of its turn.
function inTurn(action) {
  const result = turn.then(action);
  turn = result.catch(() => {});
  return result;
}

// As `attempt`, for what somebody chose to do: what was said before is about something else.
function attemptAnew(action) {
  say("");
  return attempt(action);
}

// Do something in turn and say what went wrong; return whether all went well.
async function attempt(action) {
  try {
    await inTurn(action);
    return true;
  } catch (error) {
    say(error.message);
    return false;
  }
}

function say(text) {
  byId("status").textContent = text;
}

// Take back one word, for what was said before it; another that has been said since stands.
function unsay(text, before = "") {
  if (byId("status").textContent === text) say(before);
}

await attempt(start);
