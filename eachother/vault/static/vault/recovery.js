// The recovery code: 160 random bits, in a form that a person can print, read out and type.

import { join, lp, wipe } from "./bytes.js";
import { require } from "./checks.js";
import { split } from "./derive.js";
import { digest, random } from "./sodium.js";

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 20;

/** @returns {{code: Uint8Array, written: string}} */
export function newCode() {
  const code = random(LENGTH);
  return { code, written: writeCode(code) };
}

/** Nine groups of four; the last one finds slips of the pen. @param {Uint8Array} code */
export function writeCode(code) {
  const letters = toLetters(join(code, checkOf(code))).slice(0, 36);
  return letters.match(/.{4}/g).join("-");
}

/** @param {string} typed in any case, with or without dashes @returns {Uint8Array} */
export function readCode(typed) {
  const plain = typed
    .toUpperCase()
    .replace(/[\s\p{Dash}]/gu, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  const code = fromLetters(plain).slice(0, LENGTH);
  require(writeCode(code).replaceAll("-", "") === plain, "mistyped-code");
  return code;
}

/** What the code stands for; it is random enough to need no slow derivation. @param {Uint8Array} code */
export function splitCode(code) {
  const root = digest(lp("eo1/recovery", code));
  const halves = split(root);
  wipe(root);
  return halves;
}

const checkOf = (code) => digest(lp("eo1/recovery-check", code)).subarray(0, 3);

function toLetters(bytes) {
  let letters = "";
  for (let bit = 0; bit + 5 <= bytes.length * 8; bit += 5) {
    const pair = (bytes[bit >> 3] << 8) | (bytes[(bit >> 3) + 1] ?? 0);
    letters += LETTERS[(pair >> (11 - (bit & 7))) & 31];
  }
  return letters;
}

function fromLetters(letters) {
  const bytes = new Uint8Array(Math.floor((letters.length * 5) / 8));
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const value = LETTERS.indexOf(letters[Math.floor(bit / 5)]);
    bytes[bit >> 3] |= ((value >> (4 - (bit % 5))) & 1) << (7 - (bit & 7));
  }
  return bytes;
}
