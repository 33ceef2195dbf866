// Code blocks one can copy, and scroll with the keyboard.

import { element } from "./dom.js";

const SHOWN = 2000;

export function addCopyButtons(content) {
  for (const block of content.querySelectorAll("pre")) {
    block.tabIndex = 0;
    frame(block);
  }
}

/** The text to copy on a card stands in a block of its own, in the font of code. */
export function addCopyButtonsToCard(card) {
  for (const block of card.querySelectorAll('.ac-textBlock[style*="--mono"]')) frame(block);
}

function frame(block) {
  const text = block.textContent.replace(/\n$/, "");
  const around = element("div", { className: "code" });
  block.replaceWith(around);
  around.append(block, copyButton(text));
}

function copyButton(text) {
  const button = element("button", { type: "button", className: "copy", ariaLive: "polite" }, "Copy");
  button.addEventListener("click", async () => {
    button.textContent = await copy(text) ? "Copied" : "Not allowed";
    setTimeout(() => { button.textContent = "Copy"; }, SHOWN);
  });
  return button;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
