// What the pages can do beyond reading and asking: answer as one types, go back, and copy.
// Everything works without this file; forms then need their button.

const WAIT = 200;
const LONGEST_ADDRESS = 4000;
const LIVE = { isLive: true };

const said = document.getElementById("said");
let running = new AbortController();
let isTyping = false;

/** Return the address a form stands for, without what is empty. */
function addressOf(form) {
  const filled = [...new FormData(form)].filter(([, value]) => value !== "");
  const query = new URLSearchParams(filled).toString();
  return form.action + (query ? `?${query}` : "");
}

/** Fetch what a form shows. Questions go into the body: no log on the way may hold them. */
function load(form) {
  const { signal } = running;
  if (form.method !== "post") return fetch(addressOf(form), { signal });
  const headers = { "X-Requested-With": "fetch" };
  const body = new URLSearchParams(new FormData(form));
  return fetch(form.action, { method: "POST", headers, body, signal });
}

/**
 * Show the answer to a form in place: swap the parts of the page that depend on it. When that
 * fails, say so while somebody types, and let the browser try when they submit.
 */
async function refresh(form, isSubmitted = false) {
  running.abort();
  running = new AbortController();
  try {
    const response = await load(form);
    if (!response.ok) throw new Error(response.statusText);
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
    show(fresh);
    const canonical = canonicalOf(fresh);
    keepAddress(canonical ?? (form.method === "post" ? form.action : addressOf(form)), isSubmitted);
  } catch (error) {
    if (error.name === "AbortError") return;
    if (isSubmitted) form.submit();
    else say(said.dataset.failed, true);
  }
}

function show(fresh) {
  const place = placeOf(document.activeElement);
  for (const part of fresh.querySelectorAll("[data-swap]")) {
    document.getElementById(part.id)?.replaceWith(part);
  }
  document.title = fresh.title;
  say(document.querySelector("[data-said]")?.dataset.said ?? "");
  if (place) focusAt(place);
  addCopyButtons();
}

/** Return where the keyboard is, when it is in a part that is about to be swapped. */
function placeOf(element) {
  const part = element?.closest("[data-swap]");
  return part && { id: element.id, part: part.id, index: boxesOf(part).indexOf(element) };
}

/** Give the keyboard the same element again, or the one that took its place in the list. */
function focusAt({ id, part, index }) {
  const boxes = boxesOf(document.getElementById(part));
  const next = document.getElementById(id) ?? boxes[Math.min(index, boxes.length - 1)];
  (next ?? document.querySelector("[data-collect], [data-typing]"))?.focus();
}

const boxesOf = (part) => [...part.querySelectorAll("input")];

/** Say something to those who listen; what went wrong, to all. */
function say(text, isForAll = false) {
  said.textContent = text;
  said.classList.toggle("unseen", !isForAll);
}

/** Return the address the server gives for a page: it holds no secrets, even if the question did. */
function canonicalOf(page) {
  return page.querySelector("link[rel=canonical]")?.getAttribute("href");
}

/**
 * Put what is shown into the address. What somebody submits or selects is a step that Back undoes;
 * all that is typed in one go is one step.
 */
function keepAddress(address, isSubmitted) {
  const goesOn = isTyping && !isSubmitted;
  isTyping = !isSubmitted;
  if (address.length > LONGEST_ADDRESS) return;
  if (new URL(address, location).href === location.href) return;
  if (goesOn) history.replaceState(LIVE, "", address);
  else history.pushState(LIVE, "", address);
}

/** Show what stood at an address again; links within a page have no state of ours. */
function goBack(event) {
  if (event.state?.isLive) location.replace(location.href);
}

/** Let "/" lead to the search, unless somebody is writing. */
function focusSearch(event) {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("input, textarea, select")) return;
  const search = document.querySelector("[role=search] [data-typing], #find, #q");
  if (!search) return;
  event.preventDefault();
  search.focus();
  search.select();
}

function enliven(form) {
  let waiting;
  const now = () => {
    clearTimeout(waiting);
    refresh(form, true);
  };
  const collected = [...form.querySelectorAll("[data-collect]")].map(asCollected);
  form.addEventListener("input", (event) => {
    if (!("typing" in event.target.dataset)) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => refresh(form), WAIT);
  });
  form.addEventListener("change", (event) => {
    if (event.target.matches("select, [type=checkbox], [type=radio]")) now();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    for (const collect of collected) collect();
    now();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    if (!("enter" in event.target.dataset)) return;
    event.preventDefault();
    form.requestSubmit();
  });
}

/**
 * Let a field count only once its text is submitted: then it becomes a checked box in the list the
 * field names, and one can type on. Half a text is no part of the form.
 */
function asCollected(field) {
  const { name } = field;
  field.removeAttribute("name");
  return () => {
    if (!field.value.trim()) return;
    const box = document.createElement("input");
    Object.assign(box, { type: "checkbox", name, value: field.value, checked: true, hidden: true });
    document.getElementById(field.dataset.collect).append(box);
    field.value = "";
  };
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
  const words = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Select and copy";
  }
  say(button.textContent);
  button.addEventListener("blur", () => { button.textContent = words; }, { once: true });
}

document.documentElement.classList.add("live");
for (const form of document.querySelectorAll("form[data-live]")) enliven(form);
addCopyButtons();
document.addEventListener("keydown", focusSearch);
document.addEventListener("click", ({ target }) => {
  if (target.matches("[data-copy-link]")) copy(location.href, target);
});
window.addEventListener("popstate", goBack);
const shared = location.search ? canonicalOf(document) : null;
history.replaceState(LIVE, "", shared?.length <= LONGEST_ADDRESS ? shared : location.href);
