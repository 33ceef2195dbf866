// Mentions: "@Name" as people type it, what Webex makes of it, and the list that completes it.

import { element } from "./dom.js";

const EVERYBODY = "all";
export const MENTION = /<@(?:(all)|(?:personEmail|personId):([^|>]+)(?:\|([^>]*))?)>/g;
const BEGUN = /(?:^|\s)@([^@\n]{0,40})$/;

export function toMarkdown(text, people) {
  const byLength = (a, b) => b.displayName.length - a.displayName.length;
  return [...people].sort(byLength).reduce((result, { id, displayName }) => {
    const typed = new RegExp(`(?<!\\S)@${escapeRegExp(displayName)}(?!\\w)`, "gi");
    return result.replace(typed, () => `<@personId:${id}|${displayName}>`);
  }, text.replace(/(?<!\S)@all(?!\w)/gi, "<@all>"));
}

export function toTyped(markdown) {
  return markdown.replace(MENTION, (_, all, who, name) => `@${all ?? (name || who)}`);
}

// The names that fit what is typed after "@"; arrow keys choose, Enter or Tab takes one.
export class MentionList {
  #input;
  #list;
  #names = [];
  #found = [];
  #chosen = 0;

  constructor(input, list) {
    this.#input = input;
    this.#list = list;
    input.addEventListener("input", () => this.#suggest());
    input.addEventListener("click", () => this.#suggest());
    input.addEventListener("blur", () => this.close());
  }

  // Set who can be mentioned; nobody in a 1:1. A choice under way stands.
  offer(people) {
    const names = people.length ? [...people.map(({ displayName }) => displayName), EVERYBODY] : [];
    if (names.join() === this.#names.join()) return;
    const chosen = this.#found[this.#chosen];
    this.#names = names;
    if (document.activeElement === this.#input) this.#suggest();
    if (this.#found.includes(chosen)) this.#choose(this.#found.indexOf(chosen));
  }

  close() {
    this.#show([]);
  }

  // Use a key that is pressed in the message box; return whether it was meant for the list.
  handle({ key }) {
    if (!this.#found.length) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (step) this.#choose((this.#chosen + step + this.#found.length) % this.#found.length);
    else if (key === "Enter" || key === "Tab") this.#take(this.#found[this.#chosen]);
    else if (key === "Escape") this.close();
    else return false;
    return true;
  }

  #suggest() {
    const typed = this.#typed();
    if (typed === null) return this.close();
    const begins = (name) => ` ${name}`.toLowerCase().includes(` ${typed}`);
    const isWhole = (name) => name.toLowerCase() === typed;
    this.#show(this.#names.some(isWhole) ? [] : this.#names.filter(begins));
  }

  // Return what stands between "@" and the cursor, or null.
  #typed() {
    const { value, selectionStart, selectionEnd } = this.#input;
    if (selectionStart !== selectionEnd) return null;
    return BEGUN.exec(value.slice(0, selectionStart))?.[1].toLowerCase() ?? null;
  }

  #show(names) {
    this.#found = names;
    this.#list.hidden = !names.length;
    this.#list.replaceChildren(...names.map((name, index) => this.#option(name, index)));
    if (names.length) this.#choose(0);
    else this.#input.removeAttribute("aria-activedescendant");
  }

  #option(name, index) {
    const option = element("li", { role: "option", id: `mention-${index}` }, name);
    option.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      this.#take(name);
    });
    return option;
  }

  #choose(index) {
    this.#chosen = index;
    [...this.#list.children].forEach((option, at) => {
      option.setAttribute("aria-selected", String(at === index));
    });
    this.#list.children[index].scrollIntoView({ block: "nearest" });
    this.#input.setAttribute("aria-activedescendant", `mention-${index}`);
  }

  #take(name) {
    const end = this.#input.selectionStart;
    const start = end - this.#typed().length;
    this.#input.setRangeText(`${name} `, start, end, "end");
    this.close();
  }
}

function escapeRegExp(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
