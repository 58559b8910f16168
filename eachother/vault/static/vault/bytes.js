// Bytes and texts: how they are written, joined and compared.

import { attempt, require } from "./checks.js";

const encoder = new TextEncoder();
const REF = /^[a-z2-7]{16}$/;
const REF_LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

/** @param {string} text */
export const utf8 = (text) => encoder.encode(text);

/** @param {Uint8Array} bytes */
export const text = (bytes) =>
  attempt(() => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes), "malformed");

/** A JSON value from its exact bytes. @param {Uint8Array} bytes */
export const json = (bytes) => attempt(() => JSON.parse(text(bytes)), "malformed");

/** base64url without padding. @param {Uint8Array} bytes */
export function toBase64(bytes) {
  let binary = "";
  for (let start = 0; start < bytes.length; start += 8192) {
    binary += String.fromCharCode.apply(null, bytes.subarray(start, start + 8192));
  }
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * The bytes of one canonical base64url text: the same bytes cannot come in two spellings.
 * @param {string} encoded
 * @param {number} [length] the only length that is right
 * @returns {Uint8Array}
 */
export function fromBase64(encoded, length) {
  const binary = attempt(() => atob(encoded.replaceAll("-", "+").replaceAll("_", "/")), "malformed");
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  require(toBase64(bytes) === encoded, "malformed");
  require(length === undefined || bytes.length === length, "wrong-length");
  return bytes;
}

/** @param {...Uint8Array} parts */
export function join(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** u32, big-endian. @param {number} number */
export function u32(number) {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, number);
  return bytes;
}

/**
 * Length-prefixed parts: no two different lists of parts give the same bytes.
 * @param {...(Uint8Array | string | number)} parts
 */
export function lp(...parts) {
  const all = [];
  for (const part of parts) {
    const bytes = typeof part === "string" ? utf8(part) : typeof part === "number" ? u32(part) : part;
    all.push(u32(bytes.length), bytes);
  }
  return join(...all);
}

/**
 * @param {Uint8Array} a
 * @param {Uint8Array} b
 */
export function same(a, b) {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= a[i] ^ b[i];
  return difference === 0;
}

/** Overwrite what is no longer needed; copies that the engine made are out of reach. @param {...Uint8Array} arrays */
export function wipe(...arrays) {
  for (const array of arrays) array.fill(0);
}

/** @param {unknown} value */
export const isRef = (value) => typeof value === "string" && REF.test(value);

/** A new public id: 80 random bits. */
export function newRef() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => REF_LETTERS[byte & 31]).join("");
}
