// What two browsers say to each other to begin a call: sealed like messages, but kept by nobody and in no thread.

import { fromBase64, isRef, join, json, lp, newRef, toBase64, utf8 } from "./bytes.js";
import { isNumber, isObject, isText, require } from "./checks.js";
import { isSignedBy, opened, padded, sealed, signature, sodium, unpadded } from "./sodium.js";

const BLOCK = 1024;
const SIGNATURE = 64;
const MOST = 31 * 1024;
const RING = "ring";

/**
 * One end of a call. Each page that takes part is an end with a name of its own; what is said names both ends, so that
 * nothing of an earlier call fits. Only a ring is for whoever hears it.
 */
export class Signals {
  #me;
  #epoch;
  #heard = new Map();
  #number = 0;
  end = newRef();

  /** @param {{me: import("./bundle.js").Me, connection: string, epoch: import("./epochs.js").Epoch}} from */
  constructor({ me, connection, epoch }) {
    this.#me = me;
    this.#epoch = epoch;
    this.connection = connection;
  }

  /** @param {{what: string, to: string | null}} said besides these whatever the call needs; `to` is the other end */
  seal(said) {
    this.#number += 1;
    const words = utf8(JSON.stringify({ ...said, from: this.end, number: this.#number }));
    require(words.length <= MOST, "too-long");
    const mark = signature(this.#about(this.#me.account, words), this.#me.keys.ed25519.secretKey);
    return toBase64(sealed(this.#key, padded(join(mark, words), BLOCK), this.#about(this.#me.account)));
  }

  /** What somebody said to this end. @param {string} blob @param {string} sender their account */
  open(blob, sender) {
    const author = this.#epoch.members.get(sender);
    require(author !== undefined && sender !== this.#me.account, "not-a-member");
    const plain = unpadded(opened(this.#key, fromBase64(blob), this.#about(sender)), BLOCK);
    const [mark, words] = [plain.subarray(0, SIGNATURE), plain.subarray(SIGNATURE)];
    require(isSignedBy(mark, this.#about(sender, words), fromBase64(author.ed25519)), "bad-signature");
    const said = json(words);
    require(isObject(said) && isText(said.what) && isRef(said.from) && isNumber(said.number), "malformed");
    require(said.to === this.end || (said.to === null && said.what === RING), "wrong-end");
    require(said.number > (this.#heard.get(said.from) ?? 0), "sequence");
    this.#heard.set(said.from, said.number);
    return said;
  }

  get #key() {
    return sodium.crypto_kdf_derive_from_key(32, 1, "eo1_call", this.#epoch.key);
  }

  #about(sender, ...words) {
    return lp("eo1/signal", this.connection, this.#epoch.hash, sender, ...words);
  }
}
