/**
 * Keeps one page while it is being written: first sealed on this device, then on the server when the line is there.
 *
 * The same sealed bytes are sent until an answer comes; the server knows them again. When another device was first
 * (409), nothing is overwritten: both versions are handed to the page, and the person chooses. `on` hears: `kept()`,
 * `waits()` (no line), `clash(theirs)`, `refused(reason)`.
 */

import { text, utf8 } from "../vault/bytes.js";
import { Refusal } from "../vault/checks.js";
import { dropNote, readNote, writeNote } from "../vault/keep.js";
import { openPage, sealPage } from "../vault/pages.js";
import { Offline } from "../web/post.js";

const KEEP_AFTER_MS = 300;
const SEND_AFTER_MS = 1_500;
const SHORTEST = 2_000;
const LONGEST = 30_000;
const TAB = crypto.randomUUID();

export class Keeper {
  #me;
  #shelf;
  #place;
  #on;
  #base = 0;
  #words = {};
  #fresh = false; // something was written that nobody has sealed for sending
  #waiting = null; // {sealed, words} on its way, until an answer comes
  #clash = null;
  #keeping = 0;
  #sending = 0;
  #pause = SHORTEST;
  #running = false;

  constructor({ me, shelf, kind, ref, on }) {
    this.#me = me;
    this.#shelf = shelf;
    this.#place = { me, kind, ref };
    this.#on = on;
    addEventListener("online", () => this.flush());
    addEventListener("pagehide", () => this.#note());
  }

  /** What stands on the page: what was kept, or what this device still has to send. @param {object | null} page */
  async begin(page) {
    const theirs = await this.#read(page);
    const note = await this.#noted();
    this.#base = theirs.revision;
    this.#words = theirs.words;
    if (!note) return this.#words;
    this.#words = note.words;
    this.#fresh = true;
    const arrived = note.waiting && note.waiting.sealed === page?.sealed;
    if (arrived || note.base === theirs.revision) this.#waiting = arrived ? null : note.waiting;
    else if (!alike(note.words, theirs.words)) this.#stop(theirs);
    this.flush();
    return this.#words;
  }

  /** Something was written. */
  write(words) {
    this.#words = words;
    this.#fresh = true;
    clearTimeout(this.#keeping);
    clearTimeout(this.#sending);
    this.#keeping = setTimeout(() => this.#note(), KEEP_AFTER_MS);
    this.#sending = setTimeout(() => this.flush(), SEND_AFTER_MS);
  }

  /** After a clash: these words stand, over what the other device kept. */
  settle(words) {
    this.#base = this.#clash.revision;
    this.#clash = null;
    this.write(words);
    this.flush();
  }

  /** Send what is not kept yet. */
  async flush() {
    if (this.#running || this.#clash) return;
    this.#running = true;
    try {
      while ((this.#fresh || this.#waiting) && !this.#clash) if (!(await this.#send())) return;
    } finally {
      this.#running = false;
    }
  }

  /** Whether to go on. */
  async #send() {
    clearTimeout(this.#sending);
    const revision = this.#base + 1;
    try {
      this.#waiting ??= await this.#seal(revision);
      await this.#note();
      const { kind, ref } = this.#place;
      return await this.#answered(await this.#shelf.keep(ref, { kind, revision, sealed: this.#waiting.sealed }));
    } catch (error) {
      if (error instanceof Offline) return this.#later();
      if (error instanceof Refusal) return this.#refuse(error.reason);
      throw error;
    }
  }

  async #seal(revision) {
    const words = this.#words;
    this.#fresh = false;
    try {
      return { words, sealed: await sealPage({ ...this.#place, revision, words }) };
    } catch (error) {
      this.#fresh = true;
      throw error;
    }
  }

  async #answered({ ok, status, data }) {
    if (ok) {
      this.#base += 1;
      this.#waiting = null;
      this.#pause = SHORTEST;
      if (!this.#fresh) {
        await this.#forget();
        this.#on.kept();
      }
      return true;
    }
    if (status === 429 || status >= 500) return this.#later();
    if (status === 401) location.assign(`/door?next=${encodeURIComponent(location.pathname)}`);
    this.#fresh = true;
    this.#waiting = null;
    if (data?.reason === "stale") this.#stop(await this.#read(data.page));
    else this.#refuse(data?.reason ?? "failed");
    return false;
  }

  #stop(theirs) {
    this.#clash = theirs;
    this.#on.clash(theirs.words, this.#words);
  }

  #refuse(reason) {
    this.#note();
    this.#on.refused(reason);
    return false;
  }

  #later() {
    this.#on.waits();
    this.#sending = setTimeout(() => this.flush(), this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST);
    return false;
  }

  /** @returns {Promise<{revision: number, words: object}>} */
  async #read(page) {
    if (!page) return { revision: 0, words: {} };
    const { revision, sealed } = page;
    return { revision, words: await openPage({ ...this.#place, revision, sealed }) };
  }

  get #name() {
    return noteOf(this.#place.ref);
  }

  async #noted() {
    const note = await readNote(this.#me, this.#name).catch(() => null);
    return note && JSON.parse(text(note));
  }

  #note() {
    clearTimeout(this.#keeping);
    if (!this.#fresh && !this.#waiting) return null;
    const note = { tab: TAB, base: this.#base, words: this.#words, waiting: this.#waiting };
    return writeNote(this.#me, this.#name, utf8(JSON.stringify(note)));
  }

  /** What another tab has still to send stays. */
  async #forget() {
    const note = await this.#noted();
    if (!note || note.tab === TAB || alike(note.words, this.#words)) await dropNote(this.#me, this.#name);
  }
}

const noteOf = (ref) => `page:${ref}`;

/** Whether something of this page is still to be sent from this device. */
export const isWaiting = async (me, ref) => Boolean(await readNote(me, noteOf(ref)).catch(() => null));

/** Whether two versions say the same; an empty part is as good as none. */
export const alike = (one, other) =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].every((part) => (one[part] ?? "") === (other[part] ?? ""));
