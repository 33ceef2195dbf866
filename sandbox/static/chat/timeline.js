// The message list: threads one level deep, updated in place so that only news is announced.

import { buildMessage, fillMessage } from "./message.js";

export class Timeline {
  #list;
  #actions;
  #shown = new Map();

  // `actions`: onReply(message, author), onEdit(message), onSubmit(message, inputs).
  constructor(list, actions) {
    this.#list = list;
    this.#actions = actions;
  }

  clear() {
    this.#shown.clear();
    this.#list.replaceChildren();
  }

  // Show the messages, oldest first; return the elements that are new.
  show(messages, { people, me, bot }) {
    const before = new Set(this.#shown.keys());
    const ids = new Set(messages.map((message) => message.id));
    this.#forget((id) => !ids.has(id));
    const isReply = (message) => message.parentId && ids.has(message.parentId);
    const roots = messages.filter((message) => !isReply(message));
    const item = (message) => this.#item(message, authorOf(message, people), me, bot);
    roots.forEach((root, index) => {
      place(this.#list, item(root), index);
      const replies = messages.filter((message) => message.parentId === root.id);
      const thread = item(root).querySelector(".replies");
      replies.forEach((reply, at) => place(thread, item(reply), at));
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

  #item(message, author, me, bot) {
    const version = message.updated ?? message.created;
    const known = this.#shown.get(message.id);
    if (known?.version === version) return known.item;
    const item = known?.item ?? this.#build(message, author, me);
    fillMessage(item, message, bot, (inputs) => this.#actions.onSubmit(message, inputs));
    this.#shown.set(message.id, { item, version, message });
    return item;
  }

  // Threads are one level deep; only one's own words can be edited, and a card never.
  #build(message, author, me) {
    const { onReply, onEdit } = this.#actions;
    const isMine = message.personId === me.id && !message.attachments;
    return buildMessage(message, author, {
      onReply: message.parentId ? null : () => onReply(message, author),
      onEdit: isMine ? () => onEdit(this.#shown.get(message.id).message) : null,
    });
  }
}

function authorOf(message, people) {
  return people.get(message.personId) ?? { displayName: message.personEmail };
}

function place(list, item, index) {
  if (list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null);
}
