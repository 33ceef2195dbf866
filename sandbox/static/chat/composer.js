// The message box: Enter sends a message, a reply in a thread, or the new words of an old message.

import { byId } from "./dom.js";
import { MentionList, toMarkdown, toTyped } from "./mentions.js";
import { keyOf } from "./rooms.js";

// What the words in the box are for: a new message, a reply to `parent`, new words of `edited`.
const NEW = { label: "", parent: null, edited: null };
const NOTHING = { task: NEW, words: "" };

export class Composer {
  #form = byId("composer");
  #input = byId("message");
  #mentions = new MentionList(this.#input, byId("mentions"));
  #onSend;
  #onEdit;
  #task = NEW;
  #room = null;
  #people = [];
  #bot = null;
  #isGroup = false;
  // What is not sent yet: elsewhere, for each person and room; here, while an old message is edited.
  #drafts = new Map();
  #aside = NOTHING;
  #place = "";

  // `onSend(room, draft)` and `onEdit(message, markdown)` return whether the sandbox took the words.
  constructor({ onSend, onEdit }) {
    this.#onSend = onSend;
    this.#onEdit = onEdit;
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.#input.value.trim()) this.#send();
    });
    this.#input.addEventListener("keydown", (event) => this.#press(event));
    this.#input.addEventListener("input", () => this.#grow());
    byId("mention").addEventListener("click", () => this.#mentionBot());
    byId("cancel").addEventListener("click", () => this.#cancel());
    for (const example of document.querySelectorAll(".example")) {
      example.addEventListener("click", () => this.#fill(this.#toBot(example.textContent)));
    }
  }

  // Prepare for a room and the people who can be mentioned in it.
  enter(room, people, me, bot) {
    this.#changeTo(`${me.id} ${keyOf(room)}`);
    this.#room = room;
    this.#people = people;
    this.#bot = people.find(({ id }) => id === bot.id);
    this.#isGroup = room.type === "group";
    this.#mentions.offer(this.#isGroup ? people.filter(({ id }) => id !== me.id) : []);
    this.#input.placeholder = `Message ${room.title}`;
    byId("mention").hidden = !(this.#isGroup && this.#bot);
    byId("help").textContent = this.#isGroup ? helpInGroup(bot, this.#bot) : HELP;
  }

  // Answer in the thread of a message.
  replyTo(message, author) {
    this.leave();
    this.#begin({ ...NEW, label: `Replying to ${author.displayName}`, parent: message });
    this.#input.focus();
  }

  // Change the words of a message of one's own.
  edit(message) {
    const task = { ...NEW, label: "Editing your message", edited: message };
    this.#beginEdit({ task, words: toTyped(message.markdown ?? message.text) });
    this.#input.focus();
  }

  // Forget the reply or the edit under way; words not sent yet stay, unless they are an edit's.
  leave() {
    if (this.#task.edited) this.#show(this.#aside);
    this.#mentions.close();
    this.#begin(NEW);
  }

  #beginEdit(edit) {
    if (!this.#task.edited) this.#aside = this.#shown;
    this.#show(edit);
  }

  get #shown() {
    return { task: this.#task, words: this.#input.value };
  }

  #show({ task, words }) {
    this.#begin(task);
    this.#fillQuietly(words);
  }

  // Put the words not sent yet aside for this place, and take up those of another one.
  #changeTo(place) {
    if (place === this.#place) return;
    this.leave();
    this.#drafts.set(this.#place, this.#input.value);
    this.#fillQuietly(this.#drafts.get(place) ?? "");
    this.#place = place;
  }

  #begin(task) {
    this.#task = task;
    byId("doing").hidden = task === NEW;
    byId("doing-what").textContent = task.label;
  }

  #press(event) {
    if (event.isComposing) return;
    const isForList = !event.shiftKey && this.#mentions.handle(event);
    const sends = event.key === "Enter" && !event.shiftKey;
    if (isForList || sends) event.preventDefault();
    if (isForList) return;
    if (sends) this.#form.requestSubmit();
    if (event.key === "Escape") this.#cancel();
  }

  // Empty the box at once, so that one can type on; what is refused comes back. What is typed while
  // the page still loads stays in the box: there is no space yet to send it to.
  async #send() {
    if (!this.#room) return;
    const [task, place, words] = [this.#task, this.#place, this.#input.value];
    const markdown = toMarkdown(words.trim(), this.#people);
    this.#show(task.edited ? this.#aside : NOTHING);
    const draft = task.parent ? { markdown, parentId: task.parent.id } : { markdown };
    const isSent = task.edited
      ? await this.#onEdit(task.edited, markdown)
      : await this.#onSend(this.#room, draft);
    if (isSent) return;
    if (place === this.#place) this.#takeBack({ task, words });
    else this.#drafts.set(place, before(words, this.#drafts.get(place)));
  }

  // Refused words stand before those typed since, or wait with them while something is edited; what
  // those are for stays as it is.
  #takeBack(refused) {
    const isEditing = Boolean(this.#task.edited);
    if (refused.task.edited && !isEditing) return this.#beginEdit(refused);
    const since = isEditing ? this.#aside : this.#shown;
    const isFree = since.task === NEW && !refused.task.edited;
    const both = {
      task: isFree ? refused.task : since.task,
      words: before(refused.words, since.words),
    };
    if (isEditing) this.#aside = both;
    else this.#show(both);
  }

  #cancel() {
    if (this.#task.edited) this.#show(this.#aside);
    else this.leave();
    this.#input.focus();
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

  #toBot(question) {
    return this.#isGroup && this.#bot ? `@${this.#bot.displayName} ${question}` : question;
  }

  #fill(text) {
    this.#fillQuietly(text);
    this.#input.focus();
  }

  #fillQuietly(text) {
    this.#input.value = text;
    this.#grow();
  }

  #grow() {
    this.#input.style.height = "auto";
    this.#input.style.height = `${this.#input.scrollHeight}px`;
  }
}

const before = (words, others) => (others ? `${words}\n${others}` : words);

const HELP = "Enter sends, Shift+Enter starts a new line.";

function helpInGroup(bot, isMember) {
  return isMember
    ? `${bot.displayName} sees only messages that mention it. ${HELP}`
    : `${bot.displayName} is not in this space: add it to ask it something.`;
}
