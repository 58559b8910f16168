/** What one's next words are: an answer to something, something of one's own said anew, an ask, an offer. */

import { word } from "../web/words.js";
import { isName, isSign, markOf } from "./saying.js";

export class About {
  #bar;
  #composer;
  #hanging;
  #answers = null; // a message
  #changes = null; // a message
  #typed = ""; // before one began to change something
  #marks; // the buttons that say what it is

  constructor({ bar, marks, composer, hanging }) {
    this.#bar = bar;
    this.#composer = composer;
    this.#hanging = hanging;
    this.#marks = [...marks];
    for (const button of this.#marks) {
      button.addEventListener("click", () => {
        this.#mark(button.getAttribute("aria-pressed") === "true" ? null : button.dataset.mark);
        composer.focus();
      });
    }
    bar.querySelector("[data-leave]").addEventListener("click", () => {
      this.leave();
      composer.focus();
    });
  }

  answer(message) {
    this.leave();
    this.#answers = message;
    this.#show(word("answering", { who: this.#hanging.nameOf(message) }), message);
  }

  change(message) {
    this.leave();
    this.#changes = message;
    const before = this.#hanging.bodyOf(message);
    this.#typed = this.#composer.swap(before.text);
    this.#mark(markOf(before));
    this.#show(word("changing"), message);
  }

  /** It is about nothing in particular again; what was typed before stands in the box. */
  leave() {
    if (this.#changes) this.#composer.swap(this.#typed);
    if (this.#changes) this.#mark(null);
    this.#answers = this.#changes = null;
    this.#typed = "";
    this.#bar.hidden = true;
  }

  /** The body that is sent for what was typed; null when nothing was changed. */
  dressed(body) {
    if (isSign(body) || isName(body)) return body;
    const [answers, changes, mark] = [this.#answers, this.#changes, this.#marked()];
    this.leave();
    this.#mark(null);
    const marked = mark ? { ...body, mark } : body;
    if (!changes) return answers ? { ...marked, answers: answers.hash } : marked;
    const { mark: was, ...before } = this.#hanging.bodyOf(changes);
    const same = before.text === body.text && (was ?? null) === mark;
    return same ? null : { ...before, ...marked, changes: changes.hash };
  }

  /** It could not be sent: the box has its words again, and they are about the same. */
  giveBack({ answers, changes, mark }) {
    this.#mark(markOf({ mark }) ?? this.#marked());
    const about = this.#hanging.said(answers ?? changes);
    if (!about || this.#answers || this.#changes) return;
    if (answers) return this.answer(about);
    this.#changes = about;
    this.#show(word("changing"), about);
  }

  #marked() {
    return this.#marks.find((button) => button.getAttribute("aria-pressed") === "true")?.dataset.mark ?? null;
  }

  #mark(name) {
    for (const button of this.#marks) button.setAttribute("aria-pressed", String(button.dataset.mark === name));
  }

  #show(words, message) {
    this.#bar.querySelector("[data-what]").textContent = words;
    this.#bar.querySelector("[data-said]").textContent = this.#hanging.shortly(message);
    this.#bar.hidden = false;
  }
}
