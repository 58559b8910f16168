// A conversation as one person holds it: its epochs, its members, and the thread of each sender's messages.

import { checkPin, checkSigner, readIdentity } from "./bundle.js";
import { isNumber, isText, Refusal, require } from "./checks.js";
import { approval, makeEpoch, readEpochs } from "./epochs.js";
import { begunAfter, forkOf, memoryOf } from "./memory.js";
import { openMessage, sealMessage } from "./messages.js";
import { openShown, sealShown } from "./shown.js";
import { Signals } from "./signals.js";
import { Threads } from "./threads.js";
import { tellAgreement } from "./told.js";

/** @typedef {import("./bundle.js").Me} Me */
/** @typedef {import("./bundle.js").Identity} Identity */

export class Conversation {
  #epochs;
  #identities;
  #last;
  #threads = new Threads();
  #present;
  #waitsForBeginning = false;
  #places = new Map(); // epoch → [the lowest, the highest place of its messages]

  /**
   * `present`: those who are still here, where somebody may have left since the newest epoch was made. `seen`: what this
   * device remembers of it. `anew`: whoever is here knows that the server shows another chain than the one remembered,
   * and wants to go on; then nothing is sealed before somebody has begun anew.
   * @param {{me: Me, connection: string, epochs: {record: string, grant: string | null}[],
   *   identities: Object<string, string>, last?: {sequence: number, hash: string} | null,
   *   present?: string[] | null, seen?: import("./memory.js").Seen | null, anew?: boolean}} from
   */
  constructor({ me, connection, epochs, identities, last = null, present = null, seen = null, anew = false }) {
    this.me = me;
    this.connection = connection;
    this.#last = last;
    this.#present = new Set(present ?? [me.account, ...Object.keys(identities)]);
    this.#identities = new Map([[me.account, me.identity]]);
    for (const [account, blob] of Object.entries(identities)) {
      const identity = readIdentity(blob, { origin: me.origin, account });
      // Who has left may seal with whatever they like: nothing is sealed for them any more.
      (this.#present.has(account) ? checkPin : checkSigner)(me, identity);
      this.#identities.set(account, identity);
    }
    this.#epochs = readEpochs({ me, connection, epochs });
    for (const account of this.members.keys()) {
      require(this.#identities.has(account), "ghost-member");
    }
    const fork = forkOf(seen, this.#epochs);
    require(fork === null || anew, "forked-epoch");
    if (fork !== null) this.#waitsForBeginning = begunAfter(seen, this.#epochs, { fork, here: this.#here }) === null;
  }

  /**
   * A new connection, made by `me` with people whose keys are pinned.
   * @param {{me: Me, connection: string, others: Identity[]}} from
   */
  static begin({ me, connection, others }) {
    const { record, grants } = makeEpoch({ me, connection, why: "hello", members: [me.identity, ...others] });
    const identities = Object.fromEntries(others.map((other) => [other.account, other.blob]));
    const epochs = [{ record, grant: grants[me.account] }];
    const conversation = new Conversation({ me, connection, epochs, identities });
    return { conversation, post: { connection, record, grants } };
  }

  get #newest() {
    return this.#epochs.at(-1);
  }

  /** Who is here: account → keys. */
  get members() {
    return this.#newest.members;
  }

  get #here() {
    return [...this.members.keys()].filter((account) => this.#present.has(account));
  }

  /** The newest epoch. @returns {{number: number, hash: string}} */
  get tip() {
    return { number: this.#newest.number, hash: this.#newest.hash };
  }

  /** What this device shall remember of it, for a later look. */
  get memory() {
    return memoryOf(this.#epochs);
  }

  /** Where the server had shown an older state, and somebody began anew. @returns {{number: number, by: string}[]} */
  get beginnings() {
    return this.#epochs.filter(({ why }) => why === "restored").map(({ number, by }) => ({ number, by }));
  }

  /** The epoch with which one came in, for the last time. */
  get since() {
    const away = this.#epochs.findLast(({ members }) => !members.has(this.me.account));
    return (away?.number ?? 0) + 1;
  }

  /** What is known of somebody who is here, or was. @param {string} account */
  identityOf(account) {
    return this.#identities.get(account);
  }

  /** The keys of everybody who ever was here, by which they signed: account → ed25519. */
  get signers() {
    return new Map(this.#epochs.flatMap(({ members }) => [...members].map(([account, keys]) => [account, keys])));
  }

  /** Who was here in each epoch from this one on. @param {number} number @returns {string[][]} */
  membersFrom(number) {
    return this.#epochs.slice(number - 1).map(({ members }) => [...members.keys()]);
  }

  /** Whether somebody's key is newer than the epoch, or somebody has left, or the server has shown an older state: then
   * one of those who are here makes a new epoch before anything is sent. */
  get needsEpoch() {
    if (this.#waitsForBeginning) return true;
    return [...this.members].some(
      ([account, keys]) => !this.#present.has(account) || this.#identities.get(account).x25519 !== keys.x25519,
    );
  }

  /** The next message of one's own, ready to send. The thread moves on when it is accepted or opened. */
  seal(kind, body) {
    require(!this.needsEpoch, "stale-epoch");
    const { me, connection } = this;
    const known = this.#threads.tip(me.account);
    const tip = known && known.sequence >= (this.#last?.sequence ?? 0) ? known : this.#last;
    const place = { sequence: (tip?.sequence ?? 0) + 1, previous: tip?.hash ?? null };
    return sealMessage({ me, connection, epoch: this.#newest, kind, body, ...place });
  }

  /** The server has taken this sealed message. @param {string} sealed */
  accept(sealed) {
    return this.open({ sealed });
  }

  /** One row, in its place. */
  open(row) {
    return this.#threads.take(this.#read(row));
  }

  /**
   * A page of rows, oldest first. A row that is refused does not hide the others; a message that is genuine but comes
   * after a hole is given with its refusal.
   */
  openAll(rows, { older = false } = {}) {
    const results = rows.map((row) => ({ row }));
    for (const result of older ? [...results].reverse() : results) {
      try {
        const message = this.#read(result.row);
        if (this.#threads.extends(message)) result.message = message;
        this.#threads.take(message);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        result.refusal = error;
        if (result.message) this.#threads.takeAfterHole(result.message);
      }
    }
    for (const result of results) if (result.message) result.message = this.#threads.shown(result.message);
    return results;
  }

  /** What says that an own message is gone. */
  tombstone({ sequence, hash }) {
    return { ...this.seal("tombstone", { sequence, hash }), removes: sequence };
  }

  /** An end of one's own of a call: what is said with it is in no thread. */
  signals() {
    require(!this.needsEpoch, "stale-epoch");
    return new Signals({ me: this.me, connection: this.connection, epoch: this.#newest });
  }

  /** A page of one's own, as it is now, for the members of now. @param {{kind: string, revision: number, words: object}} page */
  show(page) {
    require(!this.needsEpoch, "stale-epoch");
    return sealShown({ me: this.me, connection: this.connection, epoch: this.#newest, ...page });
  }

  /** What a member shows here. @param {string} sealed */
  shown(sealed) {
    return openShown(sealed, { connection: this.connection, epochs: this.#epochs });
  }

  /** Removed rows for which no word of their sender was seen. */
  unexplained() {
    return this.#threads.unexplained();
  }

  /** How many earlier messages of theirs have not been looked at. @param {string} account */
  missingBefore(account) {
    return this.#threads.missingBefore(account);
  }

  /** @param {{why: string, members: Identity[], approvals?: object}} from */
  nextEpoch({ why, members, approvals }) {
    const { me, connection } = this;
    for (const identity of members) checkPin(me, identity);
    return makeEpoch({ me, connection, before: this.#newest, why, members, approvals });
  }

  /** The epoch of those who are still here, with the keys they have now. */
  goOn() {
    const here = this.#here;
    const went = here.length < this.members.size ? "left" : "renewed";
    const why = this.#waitsForBeginning ? "restored" : went;
    return this.nextEpoch({ why, members: here.map((account) => this.#identities.get(account)) });
  }

  /** The epoch with somebody new, by the word of all who are here. @param {Identity} newcomer @param {object} words */
  letIn(newcomer, words) {
    const members = [...[...this.members.keys()].map((account) => this.#identities.get(account)), newcomer];
    const { [this.me.account]: _own, ...others } = words;
    return this.nextEpoch({ why: "joined", members, approvals: { [newcomer.account]: others } });
  }

  /** One's word that somebody may come in. @param {Identity} newcomer */
  approve(newcomer) {
    checkPin(this.me, newcomer);
    return approval({ me: this.me, connection: this.connection, before: this.#newest, newcomer });
  }

  /** What is agreed on here, for somebody who may come in. @param {Identity} newcomer */
  tell(newcomer, clauses) {
    checkPin(this.me, newcomer);
    return tellAgreement({ me: this.me, connection: this.connection, before: this.#newest, newcomer, clauses });
  }

  #read(row) {
    if (!row.removed) {
      const message = openMessage(row.sealed, { connection: this.connection, epochs: this.#epochs });
      this.#checkOrder(message.epoch, row.place);
      return { ...message, removed: false };
    }
    const { sender, sequence, hash } = row;
    require(isText(sender) && isNumber(sequence) && isText(hash), "malformed");
    return { kind: null, body: null, sender, sequence, hash, removed: true };
  }

  /** Nobody writes with an earlier key after a later one: who has left has the earlier ones still. */
  #checkOrder(epoch, place) {
    if (!isNumber(place)) return;
    for (const [other, [lowest, highest]] of this.#places)
      require(other === epoch || (other < epoch ? highest < place : lowest > place), "old-epoch");
    const [lowest, highest] = this.#places.get(epoch) ?? [place, place];
    this.#places.set(epoch, [Math.min(lowest, place), Math.max(highest, place)]);
  }
}
