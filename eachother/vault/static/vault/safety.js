// What two people can compare by voice or by eye: Signal's numeric fingerprint (60 digits), and the short one in links.

import { fromBase64, join, lp, toBase64 } from "./bytes.js";
import { digest, sodium } from "./sodium.js";

/** @typedef {import("./bundle.js").Identity} Identity */

const ITERATIONS = 5200;
const VERSION = Uint8Array.of(0, 0);

/**
 * Twelve groups of five digits, the same on both sides.
 * @param {{identity: Identity}} me
 * @param {Identity} identity the other's
 */
export function safetyNumber(me, identity) {
  const halves = [me.identity, identity].map((one) => {
    const name = lp("eo1/safety", one.origin, one.account);
    return numericFingerprint(join(fromBase64(one.ed25519, 32), fromBase64(one.x25519, 32)), name);
  });
  return halves.sort().join("").match(/.{5}/g).join(" ");
}

/**
 * Six groups of five digits for the newest epoch: the same for everybody whom the server shows the same chain.
 * @param {string} connection
 * @param {{number: number, hash: string}} tip
 */
export function stateNumber(connection, { number, hash }) {
  const digits = numericFingerprint(fromBase64(hash, 32), lp("eo1/state", connection, number));
  return digits.match(/.{5}/g).join(" ");
}

/** Thirty digits for a key and the name it goes by. @param {Uint8Array} key @param {Uint8Array} name */
export function numericFingerprint(key, name) {
  let hash = sodium.crypto_hash_sha512(join(VERSION, key, name, key));
  for (let i = 1; i < ITERATIONS; i++) hash = sodium.crypto_hash_sha512(join(hash, key));
  let digits = "";
  for (let at = 0; at < 30; at += 5) {
    const number = hash.subarray(at, at + 5).reduce((sum, byte) => sum * 256 + byte, 0);
    digits += String(number % 100000).padStart(5, "0");
  }
  return digits;
}

/** The short mark of somebody's keys that stands behind the # of an invitation. @param {Identity} identity */
export function fingerprint({ origin, account, ed25519, x25519 }) {
  const bytes = lp("eo1/fingerprint", origin, account, fromBase64(ed25519, 32), fromBase64(x25519, 32));
  return toBase64(digest(bytes).subarray(0, 16));
}
