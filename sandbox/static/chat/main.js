// The page: who I am, which space I look at, and what is new in it.

import { actAs, get, loadPeople, post } from "./api.js";
import { Composer } from "./composer.js";
import { byId, element } from "./dom.js";
import { Timeline, avatar } from "./timeline.js";

const PAGE = 200;
const timeline = new Timeline(byId("messages"), { onReply: reply, onSubmit: submit });
const composer = new Composer(send);
const unread = new Set();

let players, bot, me, rooms, room, people, news;
let latestRefresh = 0;

async function start() {
  ({ people: players, bot } = await loadPeople());
  bot.isBot = true;
  const who = byId("who");
  who.append(...players.map((person) => new Option(person.displayName, person.id)));
  const saved = players.find(({ emails }) => emails[0] === sessionStorage.getItem("me"));
  who.value = (saved ?? players[0]).id;
  who.addEventListener("change", () => attempt(become));
  await become();
}

// Go on as the person chosen in the list, in the same space if they are in it.
async function become() {
  me = players.find(({ id }) => id === byId("who").value);
  sessionStorage.setItem("me", me.emails[0]);
  actAs(me);
  unread.clear();
  listen();
  await loadRooms();
  await enter(rooms.find(({ id }) => id === room?.id) ?? rooms[0]);
}

function listen() {
  news?.close();
  news = new EventSource(`/chat/events?person=${me.id}`);
  news.onmessage = ({ data }) => attempt(() => hear(JSON.parse(data)));
  news.onopen = () => {
    say("");
    if (room) attempt(refresh);
  };
  news.onerror = () => {
    say("The sandbox does not answer. Trying again…");
    if (news.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 2000);
  };
}

async function hear({ resource, event, data }) {
  if (resource === "rooms" || resource === "memberships") return updateRooms();
  if (data.roomId !== room.id) {
    if (event === "created" && data.personId !== me.id) unread.add(data.roomId);
    await loadRooms();
  }
  if (data.roomId === room.id) await refresh();
}

async function updateRooms() {
  await loadRooms();
  await loadMembers();
}

// Load my spaces, the oldest first; the 1:1 with the bot is offered even before it exists.
async function loadRooms() {
  rooms = (await get("/rooms")).items.reverse();
  const direct = rooms.find(isWithBot);
  if (!direct) {
    rooms.push({ id: null, type: "direct", title: bot.displayName, toPersonId: bot.id });
  }
  if (room?.id === null) room = direct ?? room;
  showRooms();
}

function showRooms() {
  const buttons = rooms.map((each) => {
    const button = element("button", { type: "button" }, avatarOf(each), each.title);
    if (each.id === room?.id) button.setAttribute("aria-current", "true");
    if (unread.has(each.id)) {
      button.append(element("span", { className: "unread" }, element("span", {
        className: "visually-hidden",
      }, "unread")));
    }
    button.addEventListener("click", () => attempt(() => enter(each)));
    return element("li", {}, button);
  });
  const focused = [...byId("spaces").querySelectorAll("button")].indexOf(document.activeElement);
  byId("spaces").replaceChildren(...buttons);
  buttons[focused]?.firstChild.focus();
}

const isWithBot = ({ type, title }) => type === "direct" && title === bot.displayName;

function avatarOf(each) {
  return avatar({ displayName: each.title, isBot: isWithBot(each) });
}

async function enter(next) {
  say("");
  room = next;
  unread.delete(room.id);
  timeline.clear();
  showRooms();
  await loadMembers();
  composer.enter(room, [...people.values()], bot);
  await refresh();
}

async function loadMembers() {
  const members = room.id
    ? (await get(`/memberships?roomId=${room.id}`)).items.reverse()
    : [me, bot].map(({ id, displayName }) => ({ personId: id, personDisplayName: displayName }));
  people = new Map(
    members.map(({ personId: id, personDisplayName: displayName }) => [
      id, { id, displayName, isBot: id === bot.id },
    ]),
  );
  const names = [...people.values()].map(({ id, displayName }) =>
    id === me.id ? `${displayName} (you)` : displayName);
  byId("room-title").textContent = room.title;
  byId("room-members").textContent = names.join(", ");
}

// Show the messages as they are now; of several refreshes under way only the last one counts.
async function refresh() {
  const mine = ++latestRefresh;
  const path = `/messages?roomId=${room.id}&max=${PAGE}`;
  const messages = room.id ? (await get(path)).items.reverse() : [];
  if (mine !== latestRefresh) return;
  const fresh = timeline.show(messages, { people, bot });
  byId("hint").hidden = byId("empty").hidden = messages.length > 0;
  byId("empty").textContent = room.type === "direct"
    ? `Ask ${bot.displayName} anything about Webex scopes.`
    : `Mention @${bot.displayName} to ask about Webex scopes.`;
  if (fresh.length) reveal(fresh.at(-1));
}

// Scroll to a new message; at the end of the list show also what stands below it.
function reveal(item) {
  const isLast = byId("messages").lastElementChild.contains(item);
  if (isLast) byId("timeline").scrollTop = byId("timeline").scrollHeight;
  else item.scrollIntoView({ block: "nearest" });
}

function reply(message, author) {
  composer.replyTo(message, author);
}

async function send(draft) {
  await attempt(async () => {
    const to = room.id ? { roomId: room.id } : { toPersonId: room.toPersonId };
    const { roomId } = await post("/messages", { ...to, ...draft });
    say("");
    composer.clear();
    room = { ...room, id: roomId };
    await loadRooms();
    await refresh();
  });
}

async function submit(message, inputs) {
  await attempt(async () => {
    await post("/attachment/actions", { type: "submit", messageId: message.id, inputs });
    say("Sent.");
  });
}

// Run something that calls the server; say what went wrong instead of failing silently.
async function attempt(action) {
  try {
    await action();
  } catch (error) {
    say(error.message);
  }
}

function say(text) {
  byId("status").textContent = text;
}

await attempt(start);
