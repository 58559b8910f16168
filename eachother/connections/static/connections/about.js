/** What one's next words are about: they answer something, or say something of one's own anew. */

import { word } from "../web/words.js";

export class About {
  #bar;
  #composer;
  #hanging;
  #answers = null; // a message
  #changes = null; // a message
  #typed = ""; // before one began to change something

  constructor({ bar, composer, hanging }) {
    this.#bar = bar;
    this.#composer = composer;
    this.#hanging = hanging;
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
    this.#typed = this.#composer.swap(this.#hanging.bodyOf(message).text);
    this.#show(word("changing"), message);
  }

  /** It is about nothing in particular again; what was typed before stands in the box. */
  leave() {
    if (this.#changes) this.#composer.swap(this.#typed);
    this.#answers = this.#changes = null;
    this.#typed = "";
    this.#bar.hidden = true;
  }

  /** The body that is sent for what was typed; null when nothing was changed. */
  dressed(body) {
    const [answers, changes] = [this.#answers, this.#changes];
    this.leave();
    if (!changes) return answers ? { ...body, answers: answers.hash } : body;
    const before = this.#hanging.bodyOf(changes);
    return before.text === body.text ? null : { ...before, ...body, changes: changes.hash };
  }

  /** It could not be sent: the box has its words again, and they are about the same. */
  giveBack({ answers, changes }) {
    const about = this.#hanging.said(answers ?? changes);
    if (!about || this.#answers || this.#changes) return;
    if (answers) return this.answer(about);
    this.#changes = about;
    this.#show(word("changing"), about);
  }

  #show(words, message) {
    this.#bar.querySelector("[data-what]").textContent = words;
    this.#bar.querySelector("[data-said]").textContent = this.#hanging.shortly(message);
    this.#bar.hidden = false;
  }
}
