/** A clause that acts: what is said goes after a time. Its words are sealed like all; the time the server is told. */

import { newRef } from "../vault/bytes.js";
import { sayProblem } from "./clause.js";
import { phase } from "./standing.js";

export class Going {
  #form;
  #area;
  #opener;
  #stand = null; // there is one such clause, or none

  /** @param {{box: HTMLElement, onPut: (body: object, round: number) => Promise}} with_ */
  constructor({ box, onPut }) {
    this.#form = box.querySelector("[data-going]");
    this.#area = this.#form.querySelector("textarea");
    this.#opener = box.querySelector("[data-let-go]");
    this.#opener.addEventListener("click", () => this.begin());
    this.#form.addEventListener("change", () => this.#propose());
    this.#form.querySelector("[data-leave]").addEventListener("click", () => this.#close());
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      const [text, chosen] = [this.#area.value.trim(), this.#chosen()];
      if (!text || !chosen) return;
      this.#close();
      const before = this.#stand;
      const about = { clause: before?.clause ?? newRef(), number: (before?.latest.number ?? 0) + 1 };
      onPut({ ...about, text, part: "what-stays-here", days: Number(chosen.value) }, before?.round ?? 1);
    });
  }

  show(stands) {
    this.#stand = stands.find(({ days }) => days !== null) ?? null;
    this.#opener.parentElement.hidden = this.#stand !== null || phase() !== "alongside";
  }

  begin() {
    this.#form.querySelector("[data-stays]").hidden = this.#stand === null;
    this.#form.hidden = false;
    this.#form.querySelector("input").focus();
  }

  /** It could not be put on the table: it stands here again, and why above it. */
  giveBack({ text, days }, words) {
    this.begin();
    for (const input of this.#form.querySelectorAll("input")) input.checked = Number(input.value) === days;
    if (text) this.#area.value = text;
    sayProblem(this.#form, words);
  }

  #chosen() {
    return this.#form.querySelector("input:checked");
  }

  /** The words that fit what was chosen, unless there are words of one's own already. */
  #propose() {
    const offered = [...this.#form.querySelectorAll("input")].map((input) => input.dataset.text);
    if (this.#area.value.trim() && !offered.includes(this.#area.value)) return;
    this.#area.value = this.#chosen()?.dataset.text ?? "";
  }

  #close() {
    this.#form.hidden = true;
    this.#form.querySelector("[data-problem]").hidden = true;
    this.#form.reset();
    if (this.#opener.checkVisibility()) this.#opener.focus();
  }
}
