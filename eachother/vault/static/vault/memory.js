// What a device remembers of a connection: the chain of its epochs as it last saw it, and who was in the newest. A server
// that shows another chain has lost something, or hides it. The device cannot tell which; people can (docs/decisions/restored.md).

import { require } from "./checks.js";

/** @typedef {import("./epochs.js").Epoch} Epoch */
/** @typedef {{hashes: string[], members: string[]}} Seen */

/** @param {Epoch[]} epochs @returns {Seen} */
export const memoryOf = (epochs) => ({
  hashes: epochs.map(({ hash }) => hash),
  members: [...epochs.at(-1).members.keys()],
});

/**
 * Where the chain that is shown leaves the one remembered: the place of the first epoch that is another one or is not
 * there; null when nothing remembered is missing.
 * @param {Seen | null} seen
 * @param {Epoch[]} epochs
 */
export function forkOf(seen, epochs) {
  const place = seen?.hashes.findIndex((hash, i) => epochs[i]?.hash !== hash) ?? -1;
  return place < 0 ? null : place;
}

/**
 * The first record after the fork that says: we begin anew. Nobody comes back by the fork: whoever is here was in the
 * newest epoch that this device remembers, or was let in by the word of all after that record.
 * @param {Seen} seen
 * @param {Epoch[]} epochs
 * @param {{fork: number, here: string[]}} at
 * @returns {Epoch | null}
 */
export function begunAfter(seen, epochs, { fork, here }) {
  const begun = epochs.findIndex(({ why }, i) => i >= fork && why === "restored");
  const wasThere = new Set(begun < 0 ? [] : epochs[begun].members.keys());
  for (const account of here) {
    const letInSince = begun >= 0 && !wasThere.has(account);
    require(letInSince || seen.members.includes(account), "came-back");
  }
  return epochs[begun] ?? null;
}
