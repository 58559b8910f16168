/** What the server keeps of this conversation. Each throws `Answer` for a no, `Offline` when there is no answer. */

import { yes } from "../people/say.js";
import { getJSON, postJSON } from "../web/post.js";

export const AT_ONCE = 200;
const EARLIER = 50;

export class Store {
  /** @param {string} here the conversation's address */
  constructor(here) {
    this.here = here;
  }

  after = async (place) => yes(await getJSON(`${this.here}/messages?after=${place}&limit=${AT_ONCE}`));
  before = async (place) => yes(await getJSON(`${this.here}/messages?before=${place}&limit=${EARLIER}`));
  keys = async () => yes(await getJSON(`${this.here}/keys`));
  plans = async () => yes(await getJSON(`${this.here}/plans`));
  people = async () => yes(await getJSON(`${this.here}/people`));
  clauses = async () => yes(await getJSON(`${this.here}/clauses`));
  read = (to) => postJSON(`${this.here}/reading`, { to });

  /** The bare answer: whoever sends decides what a no means. */
  post = (noun, body) => postJSON(`${this.here}/${noun}`, body);
}
