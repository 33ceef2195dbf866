// The left side: whom one plays, the spaces and the people; on a narrow screen behind a button.

import { avatar } from "./avatar.js";
import { byId, element } from "./dom.js";
import { isSame, isUnread } from "./rooms.js";

const narrow = window.matchMedia("(max-width: 720px)");

export class Sidebar {
  #onEnter;
  #who = byId("who");
  #menu = byId("menu");

  constructor({ onBecome, onEnter }) {
    this.#onEnter = onEnter;
    this.#who.addEventListener("change", onBecome);
    this.#menu.addEventListener("click", () => this.#open(true));
    byId("close-menu").addEventListener("click", () => this.close());
    byId("sidebar").addEventListener("keydown", ({ key }) => {
      if (key === "Escape" && this.#isOpen) this.close();
    });
    document.addEventListener("click", ({ target }) => {
      if (!byId("sidebar").contains(target) && !this.#menu.contains(target)) this.close();
    });
    narrow.addEventListener("change", () => this.#open(false));
  }

  get personId() {
    return this.#who.value;
  }

  // Offer the people one can play; those of another organization than the bot's are marked.
  offer(players, bot, chosen) {
    this.#who.replaceChildren(...players.map((person) => {
      const isForeign = person.orgId !== bot.orgId;
      return new Option(person.displayName + (isForeign ? " (other company)" : ""), person.id);
    }));
    this.#who.value = chosen.id;
  }

  show(rooms, current, me) {
    const isNews = (room) => !isSame(room, current) && isUnread(me, room);
    const list = (id, type) => {
      const items = rooms
        .filter((room) => room.type === type)
        .map((room) => this.#item(room, isSame(room, current), isNews(room)));
      fill(byId(id), items);
    };
    list("spaces", "group");
    list("people", "direct");
    byId("no-spaces").hidden = rooms.some(({ type }) => type === "group");
    byId("menu-news").hidden = !rooms.some(isNews);
  }

  close() {
    if (!this.#isOpen) return;
    this.#open(false);
    this.#menu.focus();
  }

  #item(room, isCurrent, isNews) {
    const button = element(
      "button",
      { type: "button" },
      avatar({ displayName: room.title, isBot: room.person?.isBot }),
      element("span", { className: "name" }, room.title),
    );
    if (isCurrent) button.setAttribute("aria-current", "true");
    if (isNews) button.append(unreadMark());
    button.dataset.room = room.id ?? "";
    button.addEventListener("click", () => this.#onEnter(room));
    return element("li", {}, button);
  }

  get #isOpen() {
    return this.#menu.getAttribute("aria-expanded") === "true";
  }

  #open(open) {
    this.#menu.setAttribute("aria-expanded", String(open));
    byId("main").inert = open;
    if (open) byId("close-menu").focus();
  }
}

// Replace the items of a list that has changed, without losing the keyboard's place in it. What has
// not changed stays: a click is lost when its button is replaced while it is pressed.
function fill(list, items) {
  const isThere = (item, index) => list.children[index]?.isEqualNode(item);
  if (items.length === list.children.length && items.every(isThere)) return;
  const focused = [...list.querySelectorAll("button")].indexOf(document.activeElement);
  list.replaceChildren(...items);
  items[focused]?.firstChild.focus();
}

function unreadMark() {
  const words = element("span", { className: "visually-hidden" }, "unread");
  return element("span", { className: "unread" }, words);
}
