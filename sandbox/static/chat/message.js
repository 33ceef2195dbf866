// One message: who, when, and what was said.

import { avatar } from "./avatar.js";
import { renderCard } from "./cards.js";
import { addCopyButtons } from "./code.js";
import { element } from "./dom.js";
import { renderMessage } from "./markup.js";

// Build the frame of a message; its words follow in `fillMessage`, again after each edit.
export function buildMessage(message, author, { onReply, onEdit }) {
  const body = element(
    "div",
    { className: "body" },
    meta(message, author, onEdit),
    element("div", { className: "content" }),
    element("ol", { className: "replies" }),
  );
  if (onReply) body.append(action("reply", "Reply in thread", onReply));
  const item = element("li", { className: "message" }, avatar(author), body);
  item.dataset.id = message.id;
  return item;
}

export function fillMessage(item, message, bot, onSubmit) {
  item.querySelector(".content").replaceChildren(...contentOf(message, bot, onSubmit));
  item.querySelector(".edited").hidden = !message.updated;
}

function meta(message, author, onEdit) {
  const sent = new Date(message.created);
  const time = sent.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const line = element(
    "div",
    { className: "meta" },
    element("span", { className: "author" }, author.displayName),
    element("span", { className: "badge", hidden: !author.isBot }, "Bot"),
    element("span", { className: "badge", hidden: !author.isForeign }, "Other company"),
    element("time", { dateTime: message.created }, time),
    element("span", { className: "edited", hidden: true }, "edited"),
  );
  if (onEdit) line.append(action("edit", "Edit", onEdit));
  return line;
}

function action(className, words, onClick) {
  const button = element("button", { type: "button", className }, words);
  button.addEventListener("click", onClick);
  return button;
}

function contentOf(message, bot, onSubmit) {
  const card = message.attachments?.[0]?.content;
  if (card) return [renderCard(card, onSubmit)];
  if (!message.markdown) return [element("p", { className: "plain" }, message.text ?? "")];
  const content = element("div");
  content.innerHTML = renderMessage(message.markdown, bot);
  addCopyButtons(content);
  return [...content.childNodes];
}
