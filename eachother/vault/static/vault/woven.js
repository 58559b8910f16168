// What hangs on what: words that answer other words, a sign put to them, a new version of one's own. Each names the
// message it is about by its hash, inside what is sealed; a page that knows nothing of it reads its `text`.

import { isObject, isText, Refusal, require } from "./checks.js";

/** @typedef {{kind: string | null, body: object | null, sender: string, sequence: number, hash: string, removed: boolean}} Message */

const PLAIN = new Set(["hello", "words"]);
const nameOf = ({ sender, hash }) => `${sender}:${hash}`;
const listIn = (map, key) => map.get(key) ?? map.set(key, []).get(key);

/** What a body of words is: `said` for itself, a `sign` on something, or a `version` of something. */
export function roleOf({ kind, body }) {
  if (kind !== "words" || !isObject(body)) return "said";
  if (isText(body.sign) && isText(body.on)) return "sign";
  return isText(body.changes) ? "version" : "said";
}

/** The hash of what a message answers, or null. @param {Message} message */
export const answeredBy = ({ body }) => (isText(body?.answers) ? body.answers : null);

export class Woven {
  #said = new Map();
  #versions = new Map();
  #signs = new Map();
  #takenBack = new Map();

  /**
   * In any order, each as the conversation has given it: a row that was removed has no body.
   * @param {Message} message @returns {string | null} the hash of what now looks different, when it is not this one
   */
  take(message) {
    if (message.kind === "tombstone" && message.body) return this.#takeBack(message);
    if (message.removed) return null;
    const role = roleOf(message);
    if (role === "said") {
      this.#said.set(message.hash, message);
      return null;
    }
    const [on, list] = role === "sign" ? [message.body.on, this.#signs] : [message.body.changes, this.#versions];
    if (!listIn(list, on).some(({ hash }) => hash === message.hash)) listIn(list, on).push(message);
    return on;
  }

  /** Whether what stood in a removed row had been a sign or a version, by the word of who took it back. */
  isAside(message) {
    return this.#takenBack.get(nameOf(message)) === true;
  }

  /** Something said, as far as it is known here. @param {string} hash */
  said(hash) {
    return this.#said.get(hash) ?? null;
  }

  /** Its versions, oldest first; the first is the message itself. None when it is not here, or taken back. */
  versionsOf(hash) {
    const first = this.#said.get(hash);
    if (!first || this.isTakenBack(first)) return [];
    const later = this.#there(this.#versions, hash).filter((version) => holds(() => checkVersion(first, version)));
    return [first, ...later.sort((one, other) => one.sequence - other.sequence)];
  }

  /** The signs on it that stand, oldest of each first; of somebody who put the same twice, the first. */
  signsOn(hash) {
    const first = this.#said.get(hash);
    if (!first || this.isTakenBack(first)) return [];
    const seen = new Set();
    return this.#there(this.#signs, hash).filter(({ sender, body }) => {
      const name = `${sender}:${body.sign}`;
      return !seen.has(name) && seen.add(name);
    });
  }

  /** All of somebody's signs of one name on it: what is to be taken back when they take that sign back. */
  allSigns(hash, { sender, sign }) {
    return this.#there(this.#signs, hash).filter((one) => one.sender === sender && one.body.sign === sign);
  }

  #there(map, hash) {
    return (map.get(hash) ?? []).filter((one) => !this.isTakenBack(one));
  }

  /** Whether its own sender has said that it is taken back. */
  isTakenBack(message) {
    return this.#takenBack.has(nameOf(message));
  }

  /** It has gone, with all that hangs on it. */
  forget({ hash }) {
    for (const map of [this.#said, this.#versions, this.#signs]) map.delete(hash);
  }

  /** Nobody takes back what somebody else has said: it counts for their own under this hash. */
  #takeBack({ sender, body: { hash, aside } }) {
    const name = nameOf({ sender, hash });
    this.#takenBack.set(name, aside === true);
    for (const map of [this.#signs, this.#versions])
      for (const [on, list] of map) if (list.some((one) => nameOf(one) === name)) return on;
    return hash;
  }
}

/** What says anew what somebody has said is from themselves, and later. */
export function checkVersion(first, version) {
  require(version.sender === first.sender, "wrong-author");
  require(version.sequence > first.sequence, "sequence");
  require(PLAIN.has(first.kind) && isText(version.body.text), "malformed");
}

function holds(check) {
  try {
    check();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
