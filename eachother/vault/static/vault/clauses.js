// Agreeing to a clause, and asking to reopen it: signatures over the sealed clause, so that the server learns who and
// when and never the words.

import { fromBase64, join, lp, toBase64 } from "./bytes.js";
import { require } from "./checks.js";
import { isSignedBy, signature, VERSION } from "./sodium.js";

/** @typedef {{connection: string, clause: string, hash: string, round: number}} About hash: of the clause's message */

const LENGTH = 65;

/** @param {import("./bundle.js").Me} me @param {About} about */
export const agree = (me, about) => sign("eo1/agree", me, about);

/** @param {import("./bundle.js").Me} me @param {About} about */
export const reopen = (me, about) => sign("eo1/reopen", me, about);

/** @param {string} ed25519 @param {About} about @param {string} encoded */
export const checkAgreement = (ed25519, about, encoded) => check("eo1/agree", ed25519, about, encoded);

/** @param {string} ed25519 @param {About} about @param {string} encoded */
export const checkReopening = (ed25519, about, encoded) => check("eo1/reopen", ed25519, about, encoded);

function sign(label, me, about) {
  return toBase64(join(Uint8Array.of(VERSION), signature(bytesOf(label, about), me.keys.ed25519.secretKey)));
}

function check(label, ed25519, about, encoded) {
  const blob = fromBase64(encoded, LENGTH);
  require(blob[0] === VERSION, "unknown-version");
  require(isSignedBy(blob.subarray(1), bytesOf(label, about), fromBase64(ed25519, 32)), "bad-signature");
}

const bytesOf = (label, { connection, clause, hash, round }) =>
  lp(label, connection, clause, fromBase64(hash, 32), round);
