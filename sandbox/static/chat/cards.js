// Adaptive Cards, in the colours of the page.

import { addCopyButtonsToCard } from "./code.js";
import { renderCardText } from "./markup.js";

const highlightColors = { default: "var(--accent-soft)", subtle: "var(--accent-soft)" };
const color = (name) => (
  { default: `var(--${name})`, subtle: "var(--text-muted)", highlightColors }
);
const foregroundColors = {
  default: color("text"),
  dark: color("text"),
  light: color("text"),
  accent: color("accent-text"),
  good: color("good"),
  warning: color("warning"),
  attention: color("attention"),
};
const container = (background) => ({ backgroundColor: `var(--${background})`, foregroundColors });

const hostConfig = new window.AdaptiveCards.HostConfig({
  fontTypes: {
    default: {
      fontFamily: "inherit",
      fontSizes: { small: 12, default: 14, medium: 16, large: 19, extraLarge: 23 },
    },
    monospace: {
      fontFamily: "var(--mono)",
      fontSizes: { small: 12, default: 13, medium: 15, large: 18, extraLarge: 22 },
    },
  },
  spacing: { small: 4, default: 8, medium: 14, large: 20, extraLarge: 28, padding: 14 },
  separator: { lineThickness: 1, lineColor: "var(--line)" },
  containerStyles: {
    default: container("surface"),
    emphasis: container("surface-sunken"),
    accent: container("accent-soft"),
    good: container("surface-sunken"),
    warning: container("surface-sunken"),
    attention: container("surface-sunken"),
  },
  actions: {
    maxActions: 20,
    buttonSpacing: 8,
    actionsOrientation: "horizontal",
    actionAlignment: "left",
    showCard: { actionMode: "inline", inlineTopMargin: 10 },
  },
});

window.AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = renderCardText(text);
  result.didProcess = true;
};

// Return the element of a card; onSubmit gets the inputs when a Submit button is pressed.
export function renderCard(content, onSubmit) {
  const card = new window.AdaptiveCards.AdaptiveCard();
  card.hostConfig = hostConfig;
  card.onExecuteAction = (action) => {
    if (action instanceof window.AdaptiveCards.SubmitAction) onSubmit(action.data ?? {});
    if (action instanceof window.AdaptiveCards.OpenUrlAction) {
      window.open(action.url, "_blank", "noopener,noreferrer");
    }
  };
  card.parse(content);
  const rendered = card.render();
  rendered.classList.add("card");
  addCopyButtonsToCard(rendered);
  return rendered;
}
