/** What people here are called: oneself, each of the others, and the others together. */

import { word } from "../web/words.js";

export class Names {
  #me;
  #names;

  /** @param {{me: string, names: Object<string, string>, all: string}} from `all`: what the others are called together */
  constructor({ me, names, all }) {
    this.#me = me;
    this.#names = new Map(Object.entries(names));
    this.all = all;
  }

  /** @param {string} account */
  of(account) {
    return account === this.#me ? word("you") : this.other(account);
  }

  /** @param {string} account of somebody else */
  other(account) {
    return this.#names.get(account) ?? this.all;
  }

  /** Several of them, as one says it. @param {string[]} accounts */
  list(accounts) {
    const list = new Intl.ListFormat(document.documentElement.lang || "en", { type: "conjunction" });
    return list.format(accounts.map((account) => this.of(account)));
  }
}
