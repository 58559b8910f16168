/** What has been said, as far as this page holds it: which places, and the vault's word on each row. */

import { AT_ONCE } from "./store.js";

export class History {
  #held = new Set();
  #store;
  #running = null;
  #again = false;
  newest = 0;
  oldest = Number.POSITIVE_INFINITY;

  constructor({ conversation, store, onNews }) {
    this.conversation = conversation;
    this.#store = store;
    this.onNews = onNews;
  }

  get complete() {
    return this.oldest <= 1;
  }

  /** Rows from the server, oldest first → [{row, message?, refusal?}] for those that are new here. */
  take(rows, { older = false } = {}) {
    const fresh = rows.filter((row) => !this.#held.has(row.place));
    for (const row of fresh) this.#held.add(row.place);
    for (const { place } of rows) {
      this.oldest = Math.min(this.oldest, place);
      if (!older) this.newest = Math.max(this.newest, place);
    }
    return this.conversation.openAll(fresh, { older });
  }

  /** One's own message that the server has just taken, or null when it came back by itself before. */
  accept(sealed, { place, at }) {
    if (this.#held.has(place)) return null;
    this.#held.add(place);
    if (place === this.newest + 1) this.newest = place;
    this.oldest = Math.min(this.oldest, place);
    return { row: { place, at }, message: this.conversation.accept(sealed) };
  }

  /** Fetch what came since. Asked while it runs, it runs once more. */
  catchUp() {
    if (this.#running) this.#again = true;
    this.#running ??= this.#catchUp().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #catchUp() {
    do {
      this.#again = false;
      const data = await this.#store.after(this.newest);
      if (data.messages.length === AT_ONCE) this.#again = true;
      this.onNews({ ...data, results: this.take(data.messages) });
    } while (this.#again);
  }

  async earlier() {
    const { messages } = await this.#store.before(this.oldest);
    if (messages.length === 0) this.oldest = 1;
    return this.take(messages, { older: true });
  }
}
