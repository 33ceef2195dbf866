// Code blocks one can copy, and scroll with the keyboard.

import { element } from "./dom.js";

const SHOWN = 2000;

export function addCopyButtons(content) {
  for (const block of content.querySelectorAll("pre")) {
    const text = block.textContent.replace(/\n$/, "");
    block.tabIndex = 0;
    const frame = element("div", { className: "code" });
    block.replaceWith(frame);
    frame.append(block, copyButton(text));
  }
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
