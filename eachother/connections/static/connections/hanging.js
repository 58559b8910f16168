/** What hangs on something said, drawn on the page: what it answers, the signs on it, the versions behind it. */

import { hasWords } from "../people/hiding.js";
import { answeredBy, roleOf, Woven } from "../vault/woven.js";
import { moment } from "../web/times.js";
import { word } from "../web/words.js";
import { put } from "./saying.js";

const QUOTED = 90;
const piece = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);

export class Hanging {
  #me;
  #names;
  #hidden;
  #woven = new Woven();
  #rows = new Map(); // hash → its row
  #at = new Map(); // hash → when
  #quoting = new Map(); // hash → the rows that answer it
  #pending = new Map(); // what is on its way: id → body

  /** `onChange(row)` is called when something said looks different now, `onGo(hash)` when somebody presses a quote. */
  constructor({ me, names, hidden, onGo }) {
    this.#me = me;
    this.#names = names;
    this.#hidden = hidden;
    this.onGo = onGo;
    this.onChange = () => {};
  }

  /** What was taken back, before the rows that it is about are drawn. */
  foresee(results) {
    for (const { message } of results) if (message?.kind === "tombstone") this.#woven.take(message);
  }

  /** Whether the message is a row of its own. What is not is drawn where it belongs. */
  take(message, row) {
    this.#at.set(message.hash, row.at);
    const about = this.#woven.take(message);
    if (about) this.#changed(about);
    return message.kind !== "tombstone" && roleOf(message) === "said" && !this.isAside(message);
  }

  isAside(message) {
    return this.#woven.isAside(message);
  }

  /** Whether its sender has taken it back. */
  isTakenBack(message) {
    return this.#woven.isTakenBack(message);
  }

  /** Nothing of it stays on this device. */
  forget(message) {
    this.#woven.forget(message);
    this.#quotesOf(message.hash);
  }

  /** `row` is where this message stands. */
  hold(row, { hash }) {
    if (!hash) return;
    this.#rows.set(hash, row);
    this.#quotesOf(hash);
  }

  rowOf(hash) {
    return this.#rows.get(hash);
  }

  said(hash) {
    return this.#woven.said(hash);
  }

  /** What it says now. */
  bodyOf({ hash, body }) {
    return this.#bodies(hash).at(-1) ?? body;
  }

  versionsOf(hash) {
    return this.#woven.versionsOf(hash);
  }

  signsOf(hash, { sender, sign }) {
    return this.#woven.allSigns(hash, { sender, sign });
  }

  /** The names of one's own signs on it, those too that are on their way. */
  mySigns(hash) {
    return this.#signs(hash)
      .filter(({ sender }) => sender === this.#me)
      .map(({ body }) => body.sign);
  }

  /** It is on its way, and stands as if it were there. */
  expect({ id, body }) {
    this.#pending.set(id, body);
    this.#changed(body.on ?? body.changes);
  }

  /** It has come, or will not. */
  settle(id) {
    const body = this.#pending.get(id);
    if (this.#pending.delete(id)) this.#changed(body.on ?? body.changes);
  }

  /** Draw what hangs on the message in this row. */
  dress(row, message) {
    for (const part of row.querySelectorAll("[data-hung]")) part.remove();
    if (message.removed) return;
    const answered = answeredBy(message);
    if (answered) this.#quote(row, answered);
    const bubble = row.querySelector(".bubble");
    const signs = this.#signs(message.hash).map((sign) => this.#sign(sign));
    if (signs.length > 0) {
      const line = piece("signs");
      line.append(...signs.filter(Boolean));
      bubble.after(line);
    }
    const earlier = this.#bodies(message.hash).length - 1;
    if (earlier > 0) bubble.after(this.#earlier(message));
  }

  #bodies(hash) {
    const there = this.#woven.versionsOf(hash).map(({ body }) => body);
    return [...there, ...this.#waiting("changes", hash)];
  }

  #signs(hash) {
    const there = this.#woven.signsOn(hash);
    const mine = new Set(there.filter(({ sender }) => sender === this.#me).map(({ body }) => body.sign));
    const waiting = this.#waiting("on", hash).filter(({ sign }) => !mine.has(sign));
    return [...there, ...waiting.map((body) => ({ sender: this.#me, body, waits: true }))];
  }

  #waiting(field, hash) {
    return hash ? [...this.#pending.values()].filter((body) => body[field] === hash) : [];
  }

  #changed(hash) {
    const row = this.#rows.get(hash);
    if (row) this.onChange(row);
    this.#quotesOf(hash);
  }

  // --- what it answers

  #quote(row, hash) {
    const quote = piece("quote");
    quote.addEventListener("click", (event) => {
      event.stopPropagation();
      this.onGo(hash);
    });
    row.querySelector("[data-words]").before(quote);
    if (!this.#quoting.has(hash)) this.#quoting.set(hash, new Set());
    this.#quoting.get(hash).add(quote);
    this.#fillQuote(quote, hash);
  }

  #quotesOf(hash) {
    for (const quote of this.#quoting.get(hash) ?? []) this.#fillQuote(quote, hash);
  }

  #fillQuote(quote, hash) {
    const said = this.#woven.said(hash);
    const there = said && this.#woven.versionsOf(hash).length > 0;
    quote.querySelector("[data-who]").textContent = there ? this.nameOf(said) : "";
    quote.querySelector("[data-said]").textContent = there
      ? this.shortly(said)
      : word(this.#rows.has(hash) ? "quote-gone" : "quote-earlier");
    quote.classList.toggle("voice", Boolean(there));
  }

  nameOf({ sender }) {
    return this.#names.of(sender);
  }

  /** A few words of it; nothing that one would rather not come across. */
  shortly(message) {
    const { text } = this.bodyOf(message);
    if (message.sender !== this.#me && hasWords(text, this.#hidden)) return word("quote-hidden");
    const line = text.replace(/\s+/gu, " ").trim();
    const letters = [...line];
    if (letters.length <= QUOTED) return line;
    return `${letters
      .slice(0, QUOTED)
      .join("")
      .replace(/\s+\S*$/u, "")} …`;
  }

  // --- signs on it

  #sign({ sender, body, waits }) {
    const known = document.getElementById("doing").content.querySelector(`[data-sign="${CSS.escape(body.sign)}"]`);
    const text = known ? known.textContent.trim() : String(body.text).slice(0, QUOTED);
    if (!known && sender !== this.#me && hasWords(text, this.#hidden)) return null;
    const sign = piece("sign");
    if (known) sign.prepend(known.querySelector("svg").cloneNode(true));
    sign.querySelector("[data-who]").textContent = this.nameOf({ sender });
    sign.querySelector("[data-said]").textContent = text;
    sign.classList.toggle("waits", Boolean(waits));
    return sign;
  }

  // --- versions behind it

  #earlier(message) {
    const part = piece("changed");
    const versions = this.#woven.versionsOf(message.hash);
    const hidden = message.sender === this.#me ? [] : this.#hidden;
    const name = message.sender === this.#me ? undefined : this.#names.other(message.sender);
    const shown = versions.slice(0, this.#bodies(message.hash).length - 1);
    for (const { body, hash } of shown) {
      const item = piece("version");
      item.querySelector("[data-when]").append(moment(this.#at.get(hash), "ago"));
      put(item.querySelector("[data-words]"), body, { name, hidden });
      part.querySelector("ol").append(item);
    }
    return part;
  }
}
