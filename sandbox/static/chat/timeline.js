// The message list: threads one level deep, updated in place so that only news is announced.

import { renderCard } from "./cards.js";
import { element } from "./dom.js";
import { renderMessage } from "./markup.js";

export class Timeline {
  #list;
  #onReply;
  #onSubmit;
  #shown = new Map();

  constructor(list, { onReply, onSubmit }) {
    this.#list = list;
    this.#onReply = onReply;
    this.#onSubmit = onSubmit;
  }

  clear() {
    this.#shown.clear();
    this.#list.replaceChildren();
  }

  // Show the messages, oldest first; return the elements that are new.
  show(messages, { people, bot }) {
    const before = new Set(this.#shown.keys());
    const ids = new Set(messages.map((message) => message.id));
    this.#forget((id) => !ids.has(id));
    const isReply = (message) => message.parentId && ids.has(message.parentId);
    const roots = messages.filter((message) => !isReply(message));
    roots.forEach((root, index) => {
      const item = this.#item(root, people, bot);
      place(this.#list, item, index);
      const replies = messages.filter((message) => message.parentId === root.id);
      const thread = item.querySelector(".replies");
      replies.forEach((reply, at) => place(thread, this.#item(reply, people, bot), at));
    });
    return [...this.#shown].filter(([id]) => !before.has(id)).map(([, { item }]) => item);
  }

  #forget(isGone) {
    for (const [id, { item }] of this.#shown) {
      if (isGone(id)) {
        item.remove();
        this.#shown.delete(id);
      }
    }
  }

  #item(message, people, bot) {
    const version = message.updated ?? message.created;
    const known = this.#shown.get(message.id);
    if (known?.version === version) return known.item;
    const item = known?.item ?? this.#build(message, people);
    item.querySelector(".content").replaceChildren(...this.#content(message, bot));
    item.querySelector(".edited").hidden = !message.updated;
    this.#shown.set(message.id, { item, version });
    return item;
  }

  #build(message, people) {
    const author = people.get(message.personId) ?? { displayName: message.personEmail };
    const reply = element("button", { type: "button", className: "reply" }, "Reply in thread");
    reply.addEventListener("click", () => this.#onReply(message, author));
    const body = element(
      "div",
      { className: "body" },
      meta(message, author),
      element("div", { className: "content" }),
      element("ol", { className: "replies" }),
    );
    if (!message.parentId) body.append(reply);
    const item = element("li", { className: "message" }, avatar(author), body);
    item.dataset.id = message.id;
    return item;
  }

  #content(message, bot) {
    const card = message.attachments?.[0]?.content;
    if (card) return [renderCard(card, (inputs) => this.#onSubmit(message, inputs))];
    if (!message.markdown) return [element("p", { className: "plain" }, message.text ?? "")];
    const content = element("div");
    content.innerHTML = renderMessage(message.markdown, bot);
    return [...content.childNodes];
  }
}

function place(list, item, index) {
  if (list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null);
}

function meta(message, author) {
  const sent = new Date(message.created);
  const time = sent.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  return element(
    "p",
    { className: "meta" },
    element("span", { className: "author" }, author.displayName),
    element("span", { className: "badge", hidden: !author.isBot }, "Bot"),
    element("time", { dateTime: message.created }, time),
    element("span", { className: "edited", hidden: true }, "edited"),
  );
}

export function avatar(person) {
  const words = person.displayName.split(/\s+/);
  const initials = words.slice(0, 2).map((word) => word[0]).join("").toUpperCase();
  const node = element("span", { className: "avatar", ariaHidden: "true" }, initials);
  node.dataset.color = person.isBot ? "bot" : person.displayName.length % 3;
  return node;
}
