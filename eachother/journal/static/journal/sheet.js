/**
 * A page while it is being written: its boxes, the line that says whether it is kept, two devices at once, and paper.
 *
 * A box is `[data-part]`, called by the name under which its words are sealed. Boxes in a part of the form that is hidden
 * do not count.
 */

import { Answer } from "../people/say.js";
import { Refusal } from "../vault/checks.js";
import { Offline } from "../web/post.js";
import { word } from "../web/words.js";
import { alike, Keeper } from "./keeper.js";

const AGAIN_MS = 3_000;

export class Sheet {
  #place;
  #form;
  #kept = {};
  #shape;
  #onKept;
  keeper = null;

  /** `shape(words)` may show and hide boxes before words are put in; `onKept()` is called when all of it is kept. */
  constructor(place, { shape = () => {}, onKept = () => {} } = {}) {
    this.#place = place;
    this.#form = place.querySelector("form[data-sheet]");
    this.#shape = shape;
    this.#onKept = onKept;
    for (const button of place.querySelectorAll("[data-print]")) {
      button.hidden = false;
      button.addEventListener("click", () => print());
    }
    addEventListener("beforeprint", () => this.#paper());
    this.#form.addEventListener("submit", (event) => event.preventDefault());
  }

  /** Show the page, and keep what is written from now on. `page`: what the server has, or null. */
  async begin({ me, shelf, kind, ref, page, words = {} }) {
    this.keeper = new Keeper({
      ...{ me, shelf, kind, ref },
      on: {
        kept: () => {
          this.#say("kept");
          this.#onKept();
        },
        waits: () => this.#say("waits"),
        clash: (theirs, mine) => this.#offer(theirs, mine),
        refused: (reason) => this.#complain(reason === "too-long" ? "too-long" : "not-kept", { reason }),
      },
    });
    this.show({ ...words, ...(await this.keeper.begin(page)) });
    this.#form.addEventListener("input", ({ target }) => {
      grow(target);
      this.#say("writing");
      this.keeper.write(this.written());
    });
    this.#form.querySelector("fieldset").disabled = false;
    this.#place.dataset.ready = "";
  }

  /** Everything on it, also what these boxes do not show. */
  written() {
    return { ...this.#kept, ...Object.fromEntries(this.#boxes().map(({ dataset, value }) => [dataset.part, value])) };
  }

  show(words) {
    this.#kept = words;
    this.#shape(words);
    for (const box of this.#boxes()) {
      const said = words[box.dataset.part];
      box.value = typeof said === "string" ? said : "";
      grow(box);
    }
  }

  /** What was written in the boxes, as `[{part, title, said}]`, and nothing of what was left empty. */
  said() {
    return this.#boxes()
      .filter(({ value }) => value.trim())
      .map((box) => ({ part: box.dataset.part, title: this.#titleOf(box), said: box.value.trim() }));
  }

  /** The page could not be opened, or not be kept. */
  fail(error, name) {
    if (!(error instanceof Refusal || error instanceof Answer)) throw error;
    this.#complain(name, { reason: error.reason });
  }

  #boxes() {
    return [...this.#form.querySelectorAll("[data-part]")].filter((box) => !box.closest("[data-form][hidden]"));
  }

  #titleOf(box) {
    return this.#form.querySelector(`label[for="${box.id}"]`).textContent.trim();
  }

  #say(name) {
    this.#place.querySelector("[data-problem]").hidden = true;
    this.#place.querySelector("[data-status]").textContent = word(name);
  }

  #complain(name, values) {
    const problem = this.#place.querySelector("[data-problem]");
    this.#place.querySelector("[data-status]").textContent = "";
    problem.hidden = false;
    problem.querySelector("[data-words]").textContent = word(name, values);
  }

  /** Two devices wrote at once: both are shown, and the person says what stands. */
  #offer(theirs, mine) {
    this.#shape(mine);
    const clash = this.#place.querySelector("[data-clash]");
    const parts = this.#boxes().filter(({ dataset: { part } }) => !alike(only(theirs, part), only(mine, part)));
    clash
      .querySelector("dl")
      .replaceChildren(
        ...parts.flatMap((box) => pair(this.#titleOf(box), theirs[box.dataset.part] || word("nothing-there"))),
      );
    const choices = {
      both: () => joined(theirs, this.written(), this.#parts()),
      mine: () => this.written(),
      theirs: () => theirs,
    };
    for (const button of clash.querySelectorAll("[data-keeps]")) {
      button.onclick = () => {
        clash.hidden = true;
        this.show(choices[button.dataset.keeps]());
        this.keeper.settle(this.written());
        this.#boxes()[0].focus();
      };
    }
    this.#say("clash");
    clash.hidden = false;
    clash.querySelector("h2").focus();
  }

  #parts = () => this.#boxes().map(({ dataset }) => dataset.part);

  #paper() {
    const [heading, paper] = ["h2", "dl"].map((name) => document.querySelector(`#paper ${name}`));
    const said = this.said();
    const title = said.find(({ part }) => part === "title");
    if (title) heading.textContent = title.said;
    paper.replaceChildren(
      ...said
        .filter((one) => one !== title)
        .map(({ title: name, said: words }) => {
          const part = document.createElement("div");
          part.append(...pair(name, words));
          return part;
        }),
    );
  }
}

const only = (words, part) => ({ said: words[part] ?? "" });

/** What stands in one alone stays; where both say something, both stand. */
function joined(theirs, mine, parts) {
  const both = { ...theirs, ...mine };
  for (const part of parts) {
    if (theirs[part] && theirs[part] !== mine[part])
      both[part] = [theirs[part], mine[part]].filter(Boolean).join("\n\n");
  }
  return both;
}

/** A title, and what was said under it. */
export function pair(title, words) {
  const [name, said] = [document.createElement("dt"), document.createElement("dd")];
  name.textContent = title;
  said.textContent = words;
  said.className = "voice";
  return [name, said];
}

function grow(box) {
  if (box.localName !== "textarea" || CSS.supports("field-sizing", "content")) return;
  box.style.blockSize = "auto";
  box.style.blockSize = `${box.scrollHeight}px`;
}

/** What `ask` answers, asked again until there is a line. */
export async function surely(ask) {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Offline)) throw error;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}
