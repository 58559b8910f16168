// A page of somebody's own that they show to the members of a connection: a sealed snapshot, in no thread. The newest takes
// the place of the one before, and taken back it is gone from the server.

import { toBase64 } from "./bytes.js";
import { isNumber, isObject, require } from "./checks.js";
import { openLetter, sealLetter } from "./letters.js";
import { VERSION } from "./sodium.js";

/** @typedef {import("./epochs.js").Epoch} Epoch */

const LABEL = "eo1/shown";
const FIELDS = ["version", "kind", "connection", "epoch", "record", "sender", "revision"];
const KINDS = ["plan"];

/**
 * @param {{me: import("./bundle.js").Me, connection: string, epoch: Epoch, kind: string, revision: number,
 *   words: object}} from
 * @returns {string}
 */
export function sealShown({ me, connection, epoch, kind, revision, words }) {
  require(KINDS.includes(kind), "unknown-kind");
  require(isNumber(revision) && isObject(words), "malformed");
  const place = { epoch: epoch.number, record: epoch.hash, sender: me.account };
  const claims = { version: VERSION, kind, connection, ...place, revision };
  return toBase64(sealLetter({ label: LABEL, me, epoch, claims, body: words }));
}

/**
 * @param {string} sealed
 * @param {{connection: string, epochs: Epoch[]}} where
 * @returns {{kind: string, sender: string, revision: number, words: object}}
 */
export function openShown(sealed, { connection, epochs }) {
  const where = { label: LABEL, fields: FIELDS, isWhole: ({ revision }) => isNumber(revision), connection, epochs };
  const { claims, body: words } = openLetter(sealed, where);
  require(KINDS.includes(claims.kind), "unknown-kind");
  require(isObject(words), "malformed");
  const { kind, sender, revision } = claims;
  return { kind, sender, revision, words };
}

/**
 * That a page is not one from before: older than what this device has seen of them, or taken back since.
 * @param {{revision: number}} shown
 * @param {{revision: number, gone: boolean}} seen
 */
export function checkNotOld({ revision }, seen) {
  require(revision >= seen.revision, "old-page");
  require(revision > seen.revision || !seen.gone, "old-page");
}
