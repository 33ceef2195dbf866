// What the pages can do beyond reading and asking: answer as one types, and copy.
// Everything works without this file; forms then need their button.

const WAIT = 200;
const LONGEST_ADDRESS = 4000;

let running = new AbortController();

/** Return the address a form stands for, without what is empty. */
function addressOf(form) {
  const filled = [...new FormData(form)].filter(([, value]) => value !== "");
  const query = new URLSearchParams(filled).toString();
  return form.action + (query ? `?${query}` : "");
}

/** Fetch what a form shows; a text too long for an address is sent in the body. */
function load(form) {
  const address = addressOf(form);
  const { signal } = running;
  return address.length > LONGEST_ADDRESS && form.elements.q
    ? fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), signal })
    : fetch(address, { signal });
}

/**
 * Show the answer to a form in place: swap the parts of the page that depend on it. When that
 * fails, leave the page as it is while somebody types, and let the browser try when they submit.
 */
async function refresh(form, isSubmitted = false) {
  running.abort();
  running = new AbortController();
  try {
    const response = await load(form);
    if (!response.ok) throw new Error(response.statusText);
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
    show(fresh);
    keepAddress(canonicalOf(fresh) ?? addressOf(form));
  } catch (error) {
    if (isSubmitted && error.name !== "AbortError") form.submit();
  }
}

function show(fresh) {
  const focused = document.activeElement?.id;
  for (const part of fresh.querySelectorAll("[data-swap]")) {
    document.getElementById(part.id)?.replaceWith(part);
  }
  document.title = fresh.title;
  document.getElementById("said").textContent =
    document.querySelector("[data-said]")?.dataset.said ?? "";
  if (focused) (document.getElementById(focused) ?? document.querySelector("[data-typing]"))?.focus();
  addCopyButtons();
}

/** Return the address the server gives for a page: it holds no secrets, even if the question did. */
function canonicalOf(page) {
  return page.querySelector("link[rel=canonical]")?.getAttribute("href");
}

function keepAddress(address) {
  if (address.length <= LONGEST_ADDRESS) history.replaceState(null, "", address);
}

function enliven(form) {
  let waiting;
  form.addEventListener("input", (event) => {
    if (!("typing" in event.target.dataset)) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => refresh(form), WAIT);
  });
  form.addEventListener("change", (event) => {
    if (event.target.matches("select, [type=checkbox], [type=radio]")) refresh(form);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    const taken = [...form.querySelectorAll("[data-clear]")].map((field) => [field, field.value]);
    await refresh(form, true);
    for (const [field, value] of taken) if (field.value === value) field.value = "";
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    if (!("enter" in event.target.dataset)) return;
    event.preventDefault();
    form.requestSubmit();
  });
}

function addCopyButtons() {
  for (const code of document.querySelectorAll("pre > code, code[data-copy]")) {
    const box = code.parentElement;
    if (box.querySelector(".copy")) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", () => copy(code.textContent, button));
    box.classList.add("copies");
    box.append(button);
  }
}

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Select and copy";
  }
  document.getElementById("said").textContent = button.textContent;
  button.addEventListener("blur", () => { button.textContent = "Copy"; }, { once: true });
}

document.documentElement.classList.add("live");
for (const form of document.querySelectorAll("form[data-live]")) enliven(form);
addCopyButtons();
if (location.search && canonicalOf(document)) keepAddress(canonicalOf(document));
