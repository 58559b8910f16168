/** What the server keeps of somebody's own pages. Each throws `Answer` for a no, `Offline` when there is no answer. */

import { yes } from "../people/say.js";
import { getJSON, postJSON } from "../web/post.js";

export class Shelf {
  /** @param {string} here the address of all of one's pages */
  constructor(here) {
    this.here = here;
  }

  /** The only page of this kind (the plan), or null. */
  only = async (kind) => (await this.#some(kind)).pages[0] ?? null;

  /** The bare answer about one page: the page, or that there is none. */
  one = (ref) => getJSON(`${this.here}/${ref}`);

  /** Every page of a kind, the last begun first. */
  async *all(kind) {
    for (let before = ""; ; ) {
      const { pages, more } = await this.#some(kind, before);
      yield* pages;
      if (!more) return;
      before = pages.at(-1).ref;
    }
  }

  /** The bare answer: whoever keeps a page decides what a no means. */
  keep = (ref, body) => postJSON(`${this.here}/${ref}`, body);

  #some = async (kind, before = "") => yes(await getJSON(`${this.here}?${new URLSearchParams({ kind, before })}`));
}
