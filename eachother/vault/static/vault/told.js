// What a few have agreed on, told to somebody whom they would like to come in, before that one says yes: by each of those who
// give their word, sealed to the newcomer. It lets them read and think; what binds is signed inside, with the newest key.

import { fromBase64, isRef, join, json, lp, toBase64, utf8 } from "./bytes.js";
import { attempt, isObject, isText, require } from "./checks.js";
import { isSignedBy, padded, signature, sodium, unpadded, VERSION } from "./sodium.js";

/** @typedef {import("./bundle.js").Me} Me */
/** @typedef {import("./bundle.js").Identity} Identity */
/** @typedef {{clause: string, text: string, part?: string, days?: number}} Told */

const BLOCK = 1024;
const MOST = 65536;
const SIGNATURE = 64;

/**
 * @param {{me: Me, connection: string, before: {number: number, hash: string}, newcomer: Identity, clauses: Told[]}} from
 * @returns {string}
 */
export function tellAgreement({ me, connection, before, newcomer, clauses }) {
  const words = utf8(JSON.stringify({ clauses }));
  require(words.length <= MOST, "too-long");
  const mark = signature(toldBytes(connection, before, newcomer.account, words), me.keys.ed25519.secretKey);
  const inside = sodium.crypto_box_seal(padded(join(mark, words), BLOCK), fromBase64(newcomer.x25519, 32));
  return toBase64(join(Uint8Array.of(VERSION), inside));
}

/**
 * What one of them tells, when it was told by them to oneself, for this coming in and no other.
 * @param {Me} me
 * @param {string} encoded
 * @param {{connection: string, before: {number: number, hash: string}, by: Identity}} from
 * @returns {Told[]}
 */
export function readTold(me, encoded, { connection, before, by }) {
  const blob = fromBase64(encoded);
  require(blob[0] === VERSION, "unknown-version");
  const { publicKey, secretKey } = me.keys.x25519;
  const inside = attempt(() => sodium.crypto_box_seal_open(blob.subarray(1), publicKey, secretKey), "not-opened");
  const plain = unpadded(inside, BLOCK);
  const [mark, words] = [plain.subarray(0, SIGNATURE), plain.subarray(SIGNATURE)];
  const bytes = toldBytes(connection, before, me.account, words);
  require(isSignedBy(mark, bytes, fromBase64(by.ed25519, 32)), "bad-signature");
  const clauses = json(words)?.clauses;
  require(Array.isArray(clauses) && clauses.every(isClause), "malformed");
  return clauses;
}

const toldBytes = (connection, { number, hash }, newcomer, words) =>
  lp("eo1/told", connection, number + 1, fromBase64(hash, 32), newcomer, words);

const isClause = (one) => isObject(one) && isRef(one.clause) && isText(one.text);
