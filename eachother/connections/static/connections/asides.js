/** What is said without a word to the other: a sign on something, a new version of one's own, taking either back. */

import { newRef } from "../vault/bytes.js";

export class Asides {
  #me;
  #outbox;
  #hanging;

  constructor({ me, outbox, hanging }) {
    this.#me = me;
    this.#outbox = outbox;
    this.#hanging = hanging;
  }

  /** Whoever reads with an older page reads the text. */
  sign(message, name, text) {
    return this.say({ text: `${text}.`, sign: name, on: message.hash });
  }

  async unsign(message, name) {
    const mine = this.#hanging.signsOf(message.hash, { sender: this.#me, sign: name });
    for (const one of mine) await this.takeBack(one, { aside: true });
  }

  say(body) {
    const entry = { id: newRef(), kind: "words", quiet: true, body };
    this.#hanging.expect(entry);
    return this.#outbox.add(entry);
  }

  /** Its versions go too: the words first, so that nothing of them is shown while the rest is on its way. */
  async remove(message) {
    const [, ...later] = this.#hanging.versionsOf(message.hash);
    await this.takeBack(message);
    for (const version of later) await this.takeBack(version, { aside: true });
  }

  /** A version that was still on its way when the words themselves were deleted goes with them. */
  async sent({ id, body }, taken) {
    this.#hanging.settle(id);
    const goes = ({ kind, body: { hash } }) => kind === "tombstone" && hash === body.changes;
    const version = body.changes && taken?.message;
    if (version && (await this.#outbox.holds(goes))) await this.takeBack(version, { aside: true });
  }

  takeBack({ sequence, hash }, more = {}) {
    return this.#outbox.add({ id: newRef(), kind: "tombstone", body: { sequence, hash, ...more } });
  }
}
