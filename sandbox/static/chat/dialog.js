// The dialog that opens a space, or adds people to one.

import { avatar } from "./avatar.js";
import { byId, element } from "./dom.js";

export class SpaceDialog {
  #dialog = byId("space-dialog");
  #title = byId("space-title");
  #button = byId("space-confirm");
  #confirm = null;
  #opening = 0;

  constructor() {
    byId("space-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    byId("space-cancel").addEventListener("click", () => this.#dialog.close());
  }

  // Ask for a name and for some of the people; `onConfirm(title, ids)` may throw what went wrong.
  openForNewSpace(people, onConfirm) {
    this.#open({ heading: "New space", action: "Create space", needsName: true, people, onConfirm });
  }

  openForPeople(people, onConfirm) {
    this.#open({ heading: "Add people", action: "Add", needsName: false, people, onConfirm });
  }

  #open({ heading, action, needsName, people, onConfirm }) {
    this.#opening += 1;
    this.#confirm = onConfirm;
    byId("space-heading").textContent = heading;
    this.#button.textContent = action;
    this.#button.disabled = !needsName && !people.length;
    byId("space-problem").textContent = "";
    byId("space-name").hidden = !needsName;
    this.#title.disabled = !needsName;
    this.#title.value = "";
    byId("space-people").replaceChildren(...people.map(choice));
    byId("space-nobody").hidden = people.length > 0;
    this.#dialog.showModal();
  }

  // The dialog may have been left, and even opened anew, before the sandbox answers.
  async #submit() {
    const opening = this.#opening;
    const chosen = [...this.#dialog.querySelectorAll("#space-people input:checked")];
    this.#button.disabled = true;
    const problem = await this.#confirm(this.#title.value.trim(), chosen.map(({ value }) => value))
      .then(() => "", (error) => error.message);
    if (opening !== this.#opening) return;
    byId("space-problem").textContent = problem;
    this.#button.disabled = false;
    if (!problem) this.#dialog.close();
  }
}

function choice(person) {
  const box = element("input", { type: "checkbox", value: person.id });
  return element("li", {}, element("label", {}, box, avatar(person), person.displayName));
}
