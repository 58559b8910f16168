/** Where one writes. What is typed is kept sealed on this device, until it is sent or taken out. */

import { text, utf8 } from "../vault/bytes.js";
import { dropNote, readNote, writeNote } from "../vault/keep.js";
import { word } from "../web/words.js";

const KEEP_AFTER_MS = 300;
const SAID = new Set(["ended", "left", "paused", "waiting"]);

export class Composer {
  #form;
  #area;
  #me;
  #note;
  #timer = 0;
  #said = "";

  /** `onSend(text)` is called with what was typed. */
  constructor({ form, me, connection, onSend }) {
    this.#form = form;
    this.#area = form.querySelector("textarea");
    this.#me = me;
    this.#note = `draft:${connection}`;
    this.onSend = onSend;
    this.#sayKeys();
    this.#area.addEventListener("input", () => this.#changed());
    this.#area.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) this.#send(event);
    });
    form.addEventListener("submit", (event) => this.#send(event));
    addEventListener("pagehide", () => this.#keep());
  }

  async begin() {
    const kept = await readNote(this.#me, this.#note).catch(() => null);
    if (kept && !this.#area.value) this.#area.value = text(kept);
    this.#area.disabled = false;
    this.#grow();
  }

  /** Writing is for two who are alongside; words that are already there can still be taken out. */
  stand(phase, values) {
    const open = phase === "alongside";
    this.#form.hidden = !open && !this.#area.value;
    this.#area.readOnly = !open;
    for (const button of this.#form.querySelectorAll("button")) button.disabled = !open;
    if (!open && this.#area.value) this.say(SAID.has(phase) ? phase : "paused", values);
    else if (open && SAID.has(this.#said)) this.say("");
  }

  /** What could not be sent is in the box again, and why stands above it. */
  giveBack(words, reason, values) {
    this.#area.value = [words, this.#area.value].filter(Boolean).join("\n\n");
    this.#form.hidden = false;
    this.say(reason, values);
    this.#changed();
  }

  /** Other words stand in the box. @returns {string} those that stood there */
  swap(words) {
    const before = this.#area.value;
    this.#area.value = words;
    this.#form.hidden = false;
    this.focus();
    this.#changed();
    return before;
  }

  say(reason, values) {
    const problem = this.#form.querySelector("[data-problem]");
    this.#said = reason;
    problem.hidden = !reason;
    problem.textContent = reason ? word(reason, values) : "";
  }

  focus() {
    this.#area.focus({ preventScroll: true });
  }

  #send(event) {
    event.preventDefault();
    const words = this.#area.value.trim();
    if (!words || this.#area.disabled || this.#area.readOnly) return;
    this.say("");
    this.#area.value = "";
    this.#grow();
    this.focus();
    clearTimeout(this.#timer);
    this.onSend(words).then(() => this.#keep());
  }

  #changed() {
    this.#grow();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#keep(), KEEP_AFTER_MS);
  }

  #keep() {
    const words = this.#area.value;
    return words ? writeNote(this.#me, this.#note, utf8(words)) : dropNote(this.#me, this.#note);
  }

  #grow() {
    if (CSS.supports("field-sizing", "content")) return;
    this.#area.style.blockSize = "auto";
    this.#area.style.blockSize = `${this.#area.scrollHeight}px`;
  }

  #sayKeys() {
    const mac = /Mac|iPhone|iPad/.test(navigator.platform);
    this.#form.querySelector('[data-keys="ctrl"]').hidden = mac;
    this.#form.querySelector('[data-keys="cmd"]').hidden = !mac;
  }
}
