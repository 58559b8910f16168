/** Putting something new on the table: its part, that part's questions, one's own words. */

import { sayProblem } from "./clause.js";

export class Adding {
  #form;
  #area;
  #part;
  #add;

  /** @param {{box: HTMLElement, onPut: (text: string, part: string) => Promise}} with_ */
  constructor({ box, onPut }) {
    this.#form = box.querySelector("[data-adding]");
    this.#area = this.#form.querySelector("textarea");
    this.#part = this.#form.querySelector("select");
    this.#add = box.querySelector("[data-add]");
    this.#part.addEventListener("change", () => this.#ask());
    this.#add.addEventListener("click", () => this.begin());
    this.#form.querySelector("[data-leave]").addEventListener("click", () => this.#close());
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      const [text, part] = [this.#area.value.trim(), this.#part.value];
      if (!text) return;
      this.#close();
      onPut(text, part);
    });
  }

  /** Open it, for this part if one is named. */
  begin(part = this.#part.value) {
    this.#part.value = part;
    this.#ask();
    this.#form.hidden = false;
    this.#area.focus();
  }

  /** What could not be put on the table stands here again, and why above it. */
  giveBack({ text = "", part }, words) {
    if (part) this.#part.value = part;
    this.#ask();
    this.#area.value = text;
    this.#form.hidden = false;
    sayProblem(this.#form, words);
  }

  #ask() {
    for (const list of this.#form.querySelectorAll("[data-questions]"))
      list.hidden = list.dataset.questions !== this.#part.value;
  }

  #close() {
    this.#form.hidden = true;
    this.#form.querySelector("[data-problem]").hidden = true;
    this.#area.value = "";
    this.#part.selectedIndex = 0;
    this.#add.focus();
  }
}
