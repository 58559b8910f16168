// libsodium, loaded once; and the few shapes in which the vault uses it.

import library from "../web/vendor/libsodium/libsodium-wrappers.mjs";
import { join, json, lp, toBase64, utf8 } from "./bytes.js";
import { attempt, require } from "./checks.js";

/** The library itself; usable after `await ready()`. */
export const sodium = library;

/** Loads the WebAssembly; refused where the browser blocks it (Lockdown Mode, Tor's 'Safer'). */
export async function ready() {
  const loaded = await library.ready.then(
    () => true,
    () => false,
  );
  require(loaded, "no-webassembly");
}

export const VERSION = 1;
const NONCE = 24;

/** BLAKE2b-256. @param {Uint8Array} bytes @param {Uint8Array} [key] */
export const digest = (bytes, key = null) => sodium.crypto_generichash(32, bytes, key);

/** The hash of a blob as it stands in records. @param {Uint8Array} blob */
export const hashOf = (blob) => toBase64(digest(blob));

/**
 * Random bytes from the browser's own source. libsodium's JavaScript draws from the same, four bytes at a time: half of
 * the time of sealing a message would go there.
 * @param {number} length
 */
export const random = (length) => crypto.getRandomValues(new Uint8Array(length));

/**
 * A blob: `01 ‖ nonce ‖ ciphertext`.
 * @param {Uint8Array} key
 * @param {Uint8Array} bytes
 * @param {Uint8Array} about the associated data
 */
export function sealed(key, bytes, about) {
  return join(Uint8Array.of(VERSION), sealedBare(key, bytes, about));
}

/** `nonce ‖ ciphertext`, as it stands in a message. */
export function sealedBare(key, bytes, about) {
  const nonce = random(NONCE);
  return join(nonce, sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(bytes, about, null, nonce, key));
}

/** The bytes in a blob. @param {Uint8Array} key @param {Uint8Array} blob @param {Uint8Array} about */
export function opened(key, blob, about) {
  require(blob[0] === VERSION, "unknown-version");
  return openedBare(key, blob.subarray(1), about);
}

/** The bytes in `nonce ‖ ciphertext`. */
export function openedBare(key, bytes, about) {
  const [nonce, ciphertext] = [bytes.subarray(0, NONCE), bytes.subarray(NONCE)];
  return attempt(
    () => sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, ciphertext, about, nonce, key),
    "not-opened",
  );
}

/** @param {Uint8Array} bytes @param {number} block */
export const padded = (bytes, block) => sodium.pad(bytes, block);

/** @param {Uint8Array} bytes @param {number} block */
export const unpadded = (bytes, block) => attempt(() => sodium.unpad(bytes, block), "malformed");

/** @param {Uint8Array} bytes @param {Uint8Array} secretKey */
export const signature = (bytes, secretKey) => sodium.crypto_sign_detached(bytes, secretKey);

/** @param {Uint8Array} mark the signature @param {Uint8Array} bytes @param {Uint8Array} publicKey */
export const isSignedBy = (mark, bytes, publicKey) =>
  attempt(() => sodium.crypto_sign_verify_detached(mark, bytes, publicKey), "bad-signature");

/** `01 ‖ signature ‖ record`. @param {string} label @param {object} record @param {Uint8Array} secretKey */
export function signedRecord(label, record, secretKey) {
  const bytes = utf8(JSON.stringify(record));
  return join(Uint8Array.of(VERSION), signature(lp(label, bytes), secretKey), bytes);
}

/**
 * The record in a signed blob, and the exact bytes for `checkRecord`.
 * @param {Uint8Array} blob
 * @param {number} most its largest size
 */
export function parsedRecord(blob, most) {
  require(blob[0] === VERSION, "unknown-version");
  require(blob.length <= most, "too-long");
  const bytes = blob.subarray(65);
  const record = json(bytes);
  require(record?.version === VERSION, "unknown-version");
  return { record, bytes, mark: blob.subarray(1, 65) };
}

/** @param {string} label @param {{bytes: Uint8Array, mark: Uint8Array}} parsed @param {Uint8Array} publicKey */
export function checkRecord(label, { bytes, mark }, publicKey) {
  require(isSignedBy(mark, lp(label, bytes), publicKey), "bad-signature");
}
