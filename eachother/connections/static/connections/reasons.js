/** Why a conversation stops, in the words of the page: the vault's reasons (vault/README.md), grouped by what they mean. */

const MEANS = {
  "changed-key": ["changed-key"],
  "old-key": ["old-key"],
  "other-keys": ["swapped-key", "not-pinned", "wrong-account", "wrong-origin"],
  "older-state": ["forked-epoch"],
  "came-back": ["came-back"],
  stranger: ["ghost-member", "members", "wrong-author", "wrong-why"],
  "not-in-it": ["not-a-member"],
  missing: ["no-epoch", "epoch-number", "epoch-chain", "wrong-connection"],
  "not-opened": ["no-grant", "grant-hash", "wrong-grant", "not-opened", "commitment"],
  changed: ["bad-signature", "malformed", "wrong-length", "too-long"],
  "other-release": ["unknown-version"],
};

const MEANING = new Map(Object.entries(MEANS).flatMap(([name, reasons]) => reasons.map((reason) => [reason, name])));

/** The name of the words for a reason. @param {string} reason */
export const meaningOf = (reason) => `stop-${MEANING.get(reason) ?? "other"}`;
