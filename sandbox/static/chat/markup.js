// Markdown to safe HTML: the same CommonMark subset and the same mentions as the server.

import { MENTION } from "./mentions.js";

const MENTION_HERE = new RegExp(MENTION.source, "y");
const TAGS = (
  "p br strong em a ul ol li blockquote code pre hr span"
).split(" ");

const messageParser = window.markdownit("commonmark", { html: false }).disable("image");
messageParser.inline.ruler.before("autolink", "mention", parseMention);
messageParser.renderer.rules.mention = (tokens, index) =>
  `<span class="mention">${messageParser.utils.escapeHtml(tokens[index].content)}</span>`;

// A heading inside a message is no heading of the page.
messageParser.renderer.rules.heading_open = () => "<p><strong>";
messageParser.renderer.rules.heading_close = () => "</strong></p>";

// A TextBlock of a card knows only bold, italic, links and lists.
const cardParser = window
  .markdownit("zero", { html: false })
  .enable(["emphasis", "link", "list", "escape", "newline"]);

window.DOMPurify.addHook("afterSanitizeAttributes", (node) => {
  if (node.tagName === "A") {
    node.target = "_blank";
    node.rel = "noopener noreferrer";
  }
});

export function renderMessage(markdown, bot) {
  return sanitize(messageParser.render(markdown, { bot }));
}

export function renderCardText(text) {
  return sanitize(cardParser.render(text));
}

function sanitize(html) {
  return window.DOMPurify.sanitize(html, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ["href", "title", "start", "class"],
    ADD_ATTR: ["target", "rel"],
  });
}

function parseMention(state, silent) {
  MENTION_HERE.lastIndex = state.pos;
  const match = MENTION_HERE.exec(state.src);
  if (!match || MENTION_HERE.lastIndex > state.posMax) return false;
  if (!silent) {
    const [, , who, name] = match;
    state.push("mention", "", 0).content = shownName(who, name, state.env.bot);
  }
  state.pos += match[0].length;
  return true;
}

// A bot is shown by the first word of its name, whatever the author wrote.
function shownName(who, name, bot) {
  if (!who) return "All";
  const isBot = who === bot.id || bot.emails.includes(who);
  return isBot ? bot.displayName.split(" ")[0] : name || who;
}
