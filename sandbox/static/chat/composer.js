// The message box: Enter sends, "@Name" becomes a real mention.

import { byId } from "./dom.js";

export class Composer {
  #form = byId("composer");
  #input = byId("message");
  #parent = null;
  #people = [];
  #bot = null;
  #isDirect = false;

  constructor(onSend) {
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.#input.value.trim()) onSend(this.#draft());
    });
    this.#input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.#form.requestSubmit();
      }
      if (event.key === "Escape") this.replyTo(null);
    });
    this.#input.addEventListener("input", () => this.#grow());
    byId("mention").addEventListener("click", () => this.#mentionBot());
    byId("cancel-reply").addEventListener("click", () => this.replyTo(null));
    for (const example of document.querySelectorAll(".example")) {
      example.addEventListener("click", () => this.#fill(example.textContent));
    }
  }

  // Prepare for a room and the people who can be mentioned in it.
  enter(room, people, bot) {
    this.#people = people;
    this.#bot = bot;
    this.#isDirect = room.type === "direct";
    this.#input.placeholder = `Message ${room.title}`;
    byId("mention").hidden = this.#isDirect;
    byId("help").textContent = this.#isDirect
      ? "Enter sends, Shift+Enter starts a new line."
      : `${bot.displayName} sees only messages that mention it: type @${bot.displayName}.`;
    this.replyTo(null);
  }

  // Answer in the thread of a message, or with null start a new one.
  replyTo(message, author) {
    this.#parent = message;
    byId("replying").hidden = !message;
    byId("replying-to").textContent = author?.displayName ?? "";
    if (message) this.#input.focus();
  }

  clear() {
    this.#input.value = "";
    this.#grow();
    this.replyTo(null);
  }

  #draft() {
    const draft = { markdown: this.#withMentions(this.#input.value.trim()) };
    if (this.#parent) draft.parentId = this.#parent.id;
    return draft;
  }

  #withMentions(text) {
    const byLength = (a, b) => b.displayName.length - a.displayName.length;
    return [...this.#people].sort(byLength).reduce((result, { id, displayName }) => {
      const typed = new RegExp(`(?<!\\S)@${escapeRegExp(displayName)}(?!\\w)`, "gi");
      return result.replace(typed, () => `<@personId:${id}|${displayName}>`);
    }, text.replace(/(?<!\S)@all(?!\w)/gi, "<@all>"));
  }

  #mentionBot() {
    const { selectionStart, selectionEnd, value } = this.#input;
    const gap = selectionStart > 0 && !/\s/.test(value[selectionStart - 1]) ? " " : "";
    this.#input.setRangeText(
      `${gap}@${this.#bot.displayName} `, selectionStart, selectionEnd, "end",
    );
    this.#grow();
    this.#input.focus();
  }

  #fill(question) {
    this.#input.value = this.#isDirect ? question : `@${this.#bot.displayName} ${question}`;
    this.#grow();
    this.#input.focus();
  }

  #grow() {
    this.#input.style.height = "auto";
    this.#input.style.height = `${this.#input.scrollHeight}px`;
  }
}

function escapeRegExp(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
