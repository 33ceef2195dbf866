// The dialog that opens a space, or adds people to one.

import { avatar } from "./avatar.js";
import { byId, element } from "./dom.js";

export class SpaceDialog {
  #dialog = byId("space-dialog");
  #title = byId("space-title");
  #confirm = null;

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
    this.#confirm = onConfirm;
    byId("space-heading").textContent = heading;
    byId("space-confirm").textContent = action;
    byId("space-confirm").disabled = !needsName && !people.length;
    byId("space-problem").textContent = "";
    byId("space-name").hidden = !needsName;
    this.#title.disabled = !needsName;
    this.#title.value = "";
    byId("space-people").replaceChildren(...people.map(choice));
    byId("space-nobody").hidden = people.length > 0;
    this.#dialog.showModal();
  }

  async #submit() {
    const chosen = [...this.#dialog.querySelectorAll("#space-people input:checked")];
    try {
      await this.#confirm(this.#title.value.trim(), chosen.map(({ value }) => value));
      this.#dialog.close();
    } catch (error) {
      byId("space-problem").textContent = error.message;
    }
  }
}

function choice(person) {
  const box = element("input", { type: "checkbox", value: person.id });
  return element("li", {}, element("label", {}, box, avatar(person), person.displayName));
}
