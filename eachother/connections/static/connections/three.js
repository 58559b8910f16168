/** A hard thing in three parts: what I see, feel, need. Sent as one; until then kept sealed on this device. */

import { text, utf8 } from "../vault/bytes.js";
import { dropNote, readNote, writeNote } from "../vault/keep.js";
import { word } from "../web/words.js";

const KEEP_AFTER_MS = 300;
const KEYS = ["see", "feel", "need"];

export class Three {
  #form;
  #fields;
  #me;
  #note;
  #timer = 0;

  /** `onSend(parts)` is called with what was typed, `onFold()` when the three are put away. */
  constructor({ form, opener, me, connection, onSend, onFold }) {
    this.#form = form;
    this.#fields = KEYS.map((key) => form.elements.namedItem(key));
    this.#me = me;
    this.#note = `three:${connection}`;
    this.onSend = onSend;
    this.onFold = onFold;
    opener.addEventListener("click", () => this.open());
    form.addEventListener("submit", (event) => this.#send(event));
    form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) this.#send(event);
    });
    form.addEventListener("input", () => this.#changed());
    form.querySelector("[data-fold]").addEventListener("click", () => this.fold());
    addEventListener("pagehide", () => this.#keep());
  }

  /** What was left here stands here again, open if it was open. */
  async begin() {
    const kept = await readNote(this.#me, this.#note).catch(() => null);
    if (!kept) return;
    const { open, parts } = JSON.parse(text(kept));
    this.#fill(parts);
    this.#form.hidden = !open;
  }

  /** As it is between the two; words that are already there can still be taken out. */
  stand(phase) {
    const open = phase === "alongside";
    if (!open && this.#empty()) this.#form.hidden = true;
    for (const field of this.#fields) field.readOnly = !open;
    this.#form.querySelector("[type=submit]").disabled = !open;
  }

  /** Where nothing is yet. */
  open() {
    this.#form.hidden = false;
    (this.#fields.find((field) => !field.value.trim()) ?? this.#fields[0]).focus();
    this.#changed();
  }

  /** What could not be sent is in the fields again, and why stands above them. */
  giveBack(parts, reason, values) {
    const typed = this.#parts(); // meanwhile
    const both = (key) => [parts[key], typed[key]].filter(Boolean).join("\n\n");
    this.#fill(Object.fromEntries(KEYS.map((key) => [key, both(key)])));
    this.#form.hidden = false;
    this.#say(reason && word(reason, values));
    this.#changed();
  }

  #send(event) {
    event.preventDefault();
    if (this.#empty() || this.#fields[0].readOnly) return;
    const parts = this.#parts();
    this.#fill({});
    this.#form.hidden = true;
    this.#say("");
    clearTimeout(this.#timer);
    this.onFold();
    this.onSend(parts).then(() => this.#keep());
  }

  /** Away, with what is in it; it stands there again when it is opened. */
  fold() {
    this.#form.hidden = true;
    this.#say("");
    this.onFold();
    this.#changed();
  }

  #say(words) {
    const problem = this.#form.querySelector("[data-problem]");
    problem.hidden = !words;
    problem.textContent = words;
  }

  #changed() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#keep(), KEEP_AFTER_MS);
  }

  #keep() {
    if (this.#empty()) return dropNote(this.#me, this.#note);
    const kept = { open: !this.#form.hidden, parts: this.#parts() };
    return writeNote(this.#me, this.#note, utf8(JSON.stringify(kept)));
  }

  #fill(parts) {
    for (const [at, key] of KEYS.entries()) this.#fields[at].value = parts[key] ?? "";
  }

  #parts() {
    return Object.fromEntries(KEYS.map((key, at) => [key, this.#fields[at].value.trim()]));
  }

  #empty() {
    return this.#fields.every((field) => !field.value.trim());
  }
}
