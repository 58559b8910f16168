/**
 * What is on its way out: words, deletions, clauses; one at a time, each exactly once.
 *
 * An entry is kept sealed on this device until the server has it. The same envelope is sent until an answer comes; the
 * server knows it again. When another device was first (409 `sequence`) nothing was stored, so it is sealed anew.
 * `on` hears: `sent(entry, taken)` (`{row, message}`, or null when it had come back by itself), `waits(entry)`,
 * `refused(entry, reason)`, `gone(id)` (another tab has sent it).
 */

import { text, utf8 } from "../vault/bytes.js";
import { Refusal } from "../vault/checks.js";
import { agree } from "../vault/clauses.js";
import { readNote, writeNote } from "../vault/keep.js";
import { Offline } from "../web/post.js";
import { isName } from "./saying.js";

const SHORTEST = 1_500;
const LONGEST = 30_000;
const TRIES = 6;

const nouns = {
  words: () => "messages",
  tombstone: () => "deletions",
  clause: ({ body }) => (body.number === 1 ? "clauses" : `clauses/${body.clause}/wordings`),
};

export class Outbox {
  #me;
  #store;
  #history;
  #name;
  #on;
  #mine = new Set();
  #sealed = new Map();
  #pause = SHORTEST;
  #timer = 0;
  #running = false;
  #wanted = false;

  constructor({ me, connection, store, history, on }) {
    this.#me = me;
    this.#store = store;
    this.#history = history;
    this.#name = `outbox:${connection}`;
    this.connection = connection;
    this.#on = on;
    addEventListener("online", () => this.flush());
  }

  /** What was left here when the page was closed. */
  async begin() {
    const queue = await this.#read();
    for (const { id, hash } of queue) {
      this.#mine.add(id);
      if (hash) this.#sealed.set(hash, id);
    }
    return queue;
  }

  /** Which entry a message is that came back from the server. */
  idOf(hash) {
    return this.#sealed.get(hash);
  }

  /**
   * Put `{id, kind, body}` in (a clause with its `round`, words of which nobody is told as `quiet`, a clause in the
   * same words as `again`); resolves when it is kept.
   */
  async add(entry) {
    await this.#change((queue) => [...queue, entry]);
    this.#mine.add(entry.id);
    this.flush();
  }

  /** Whether an entry waits for which `match(entry)` is true. */
  async holds(match) {
    return (await this.#read()).some(match);
  }

  /** Send what waits. Asked while it runs, it looks once more. */
  async flush() {
    this.#wanted = true;
    if (this.#running) return;
    this.#running = true;
    try {
      while (this.#wanted) {
        this.#wanted = false;
        await navigator.locks.request(this.#name, () => this.#sendAll());
      }
    } finally {
      this.#running = false;
    }
  }

  async #sendAll() {
    clearTimeout(this.#timer);
    for (let tries = 1; ; tries++) {
      const queue = await this.#read();
      this.#forgetSentElsewhere(queue);
      if (queue.length === 0) return;
      const [entry] = queue;
      const answer = await this.#post(entry);
      if (answer === null) return this.#later(entry);
      if (await this.#settled(entry, answer)) tries = 0;
      else if (tries === TRIES) await this.#refuse(entry, "not-taken");
    }
  }

  /** The answer, or null when there was none worth the name. */
  async #post(entry) {
    let keeping = null;
    try {
      if (!entry.sealed) {
        Object.assign(entry, this.#seal(entry));
        keeping = this.#change((queue) => queue.map((one) => (one.id === entry.id ? entry : one)));
      }
      const answer = await this.#store.post(nouns[entry.kind](entry), entry.post);
      return answer.status === 429 || answer.status >= 500 ? null : answer;
    } catch (error) {
      if (error instanceof Offline) return null;
      if (error instanceof Refusal) return { ok: false, status: 400, data: { reason: error.reason } };
      throw error;
    } finally {
      await keeping;
    }
  }

  /** Whether the entry has left the outbox. */
  async #settled(entry, { ok, status, data }) {
    this.#pause = SHORTEST;
    if (ok) {
      const taken = this.#history.accept(entry.sealed, data);
      await this.#remove(entry);
      this.#on.sent(entry, taken);
      return true;
    }
    const reason = data?.reason;
    if (status === 401) await this.#toTheDoor();
    if (reason === "sequence" || reason === "epoch" || reason === "stale-epoch") {
      await this.#change((queue) => queue.map((one) => (one.id === entry.id ? unsealed(one) : one)));
      if (reason !== "sequence") location.reload();
      await this.#history.catchUp().catch(() => {});
      return false;
    }
    await this.#refuse(entry, reason ?? "not-taken");
    return true;
  }

  async #refuse(entry, reason) {
    await this.#remove(entry);
    this.#on.refused(entry, reason);
  }

  #seal({ id, kind, body, round, quiet, again }) {
    const { sealed, hash } = this.#history.conversation.seal(kind, body);
    this.#sealed.set(hash, id);
    const post = { sealed };
    if (body.file) post.files = [body.file.ref];
    if (quiet) post.quiet = true;
    if (again) post.again = true;
    if (kind === "words" && isName(body)) post.name = true;
    if (kind === "tombstone") post.removes = body.sequence;
    if (kind === "clause") {
      const { clause, number, days } = body;
      const signature = agree(this.#me, { connection: this.connection, clause, hash, round });
      Object.assign(post, { clause, number, round, signature, ...(days === undefined ? {} : { days }) });
    }
    return { sealed, hash, post };
  }

  #later(entry) {
    this.#on.waits(entry);
    this.#timer = setTimeout(() => this.flush(), this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST);
  }

  #forgetSentElsewhere(queue) {
    const there = new Set(queue.map((entry) => entry.id));
    for (const id of this.#mine) {
      if (there.has(id)) continue;
      this.#mine.delete(id);
      this.#on.gone(id);
    }
  }

  async #remove({ id }) {
    this.#mine.delete(id);
    await this.#change((queue) => queue.filter((entry) => entry.id !== id));
  }

  async #read() {
    const note = await readNote(this.#me, this.#name);
    return note ? JSON.parse(text(note)) : [];
  }

  /** Under a short lock of its own: keeping what is typed never waits for the line. */
  #change(change) {
    return navigator.locks.request(`${this.#name}:note`, async () => {
      await writeNote(this.#me, this.#name, utf8(JSON.stringify(change(await this.#read()))));
    });
  }

  #toTheDoor() {
    location.assign(`/door?next=${encodeURIComponent(location.pathname)}`);
    return new Promise(() => {});
  }
}

const unsealed = ({ sealed, hash, post, ...entry }) => entry;
