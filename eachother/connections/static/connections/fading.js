/** What goes after a time that both agreed to: it goes here too, and what has gone on the server is known to be that. */

import { explainedBy } from "./agreed.js";

const DAY_MS = 24 * 60 * 60_000;
const LOOK_MS = 60_000;

export class Fading {
  #thread;
  #days = 0;
  #explains = null; // null while it is not known what both ever agreed to

  constructor({ thread }) {
    this.#thread = thread;
    thread.fades = (at) => this.explains(at);
    setInterval(() => this.#look(), LOOK_MS);
  }

  /** Whether it is known what the two have agreed to. */
  get known() {
    return this.#explains !== null;
  }

  /** As the clauses stand, checked on this device: what the server says alone lets nothing go here. */
  show(stands) {
    this.#explains = explainedBy(stands);
    this.#days = stands.find(({ inForce, days }) => inForce && days > 0)?.days ?? 0;
    this.#thread.again();
    this.#look();
  }

  /** Whether words of that moment may have gone by what both have signed. */
  explains(at) {
    return this.#explains?.(at) ?? false;
  }

  #look() {
    if (this.#days > 0) this.#thread.fade(Date.now() - this.#days * DAY_MS);
  }
}
