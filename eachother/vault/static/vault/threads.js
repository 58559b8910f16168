// The thread of each sender: their messages follow one another without a hole, each naming the one before.

import { require } from "./checks.js";

const nameOf = ({ sender, sequence }) => `${sender}:${sequence}`;

export class Threads {
  #threads = new Map();
  #hashes = new Map();
  #tombstones = new Map();
  #gone = new Map();

  /** The newest known message of somebody. @param {string} sender */
  tip(sender) {
    const last = this.#threads.get(sender)?.last;
    return last && { sequence: last.sequence, hash: last.hash };
  }

  /** Takes a message that follows the newest or precedes the oldest known of its sender. */
  take(message) {
    const thread = this.#threads.get(message.sender);
    if (thread) this.#checkPlace(thread, message);
    this.#checkTombstones(message);
    this.#add(message);
    return this.shown(message);
  }

  /** Takes a genuine message although something before or after it is missing. */
  takeAfterHole(message) {
    if (this.extends(message)) this.#add(message);
  }

  /** Whether a message lies outside what is known: not a repetition. */
  extends({ sender, sequence }) {
    const thread = this.#threads.get(sender);
    return !thread || sequence > thread.last.sequence || sequence < thread.first.sequence;
  }

  /** A message as it may be shown: without words when its sender has taken it back. */
  shown(message) {
    const removed = message.removed || this.#tombstones.get(nameOf(message)) === message.hash;
    return { ...message, body: removed ? null : message.body, removed };
  }

  unexplained() {
    return [...this.#gone].filter(([name]) => !this.#tombstones.has(name)).map(([, row]) => row);
  }

  missingBefore(sender) {
    return (this.#threads.get(sender)?.first.sequence ?? 1) - 1;
  }

  #checkPlace({ first, last }, message) {
    if (message.sequence > last.sequence) {
      require(message.sequence === last.sequence + 1, "sequence");
      require(message.removed || message.previous === last.hash, "chain");
      require(message.removed || message.epoch >= last.epoch, "old-epoch");
    } else {
      require(message.sequence === first.sequence - 1, "sequence");
      require(first.removed || first.previous === message.hash, "chain");
      require(message.removed || message.epoch <= first.epoch, "old-epoch");
    }
  }

  /** A tombstone names an earlier message of its own sender by its hash. */
  #checkTombstones(message) {
    const name = nameOf(message);
    require((this.#tombstones.get(name) ?? message.hash) === message.hash, "tombstone");
    if (message.kind !== "tombstone") return;
    require(message.body.sequence < message.sequence, "tombstone");
    require(this.#isTombstoneTrue(message), "tombstone");
  }

  #isTombstoneTrue({ sender, body: { sequence, hash } }) {
    return (this.#hashes.get(nameOf({ sender, sequence })) ?? hash) === hash;
  }

  #add(message) {
    const { sender, sequence, hash } = message;
    this.#hashes.set(nameOf(message), hash);
    if (message.removed) this.#gone.set(nameOf(message), { sender, sequence });
    if (message.kind === "tombstone" && this.#isTombstoneTrue(message)) {
      this.#tombstones.set(nameOf({ sender, sequence: message.body.sequence }), message.body.hash);
    }
    // What was removed has no epoch to go by: its neighbour's holds.
    const thread = this.#threads.get(sender) ?? { first: { sequence, epoch: Infinity }, last: { sequence, epoch: 0 } };
    if (sequence >= thread.last.sequence) thread.last = { ...message, epoch: message.epoch ?? thread.last.epoch };
    if (sequence <= thread.first.sequence) thread.first = { ...message, epoch: message.epoch ?? thread.first.epoch };
    this.#threads.set(sender, thread);
  }
}
