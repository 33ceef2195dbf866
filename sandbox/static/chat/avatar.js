// The round picture with somebody's initials.

import { element } from "./dom.js";

export function avatar({ displayName, isBot }) {
  const words = displayName.split(/\s+/).filter(Boolean);
  const initials = words.slice(0, 2).map((word) => [...word][0]).join("").toUpperCase();
  const node = element("span", { className: "avatar", ariaHidden: "true" }, initials);
  node.dataset.color = isBot ? "bot" : displayName.length % 3;
  return node;
}
