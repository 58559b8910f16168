// What people type: passphrases and names, brought to one spelling, so that it opens on every keyboard.

import { ready, sodium } from "./sodium.js";

const SPACES = /\p{White_Space}+/gu;
const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;
const SHORT = 14;
const FEW_LETTERS = 6;

/** @param {string} text */
const singleSpaces = (text) => text.replace(SPACES, " ").replace(/^ | $/g, "");

/** @param {string} text */
export const normalisePassphrase = (text) => singleSpaces(text.normalize("NFKC"));

/** The name somebody signs in with. The server computes the same (`vault/login.py`). @param {string} name */
export function normaliseLogin(name) {
  const spaced = name.normalize("NFKC").replace(SPACES, " ");
  return singleSpaces(spaced.replace(INVISIBLE, "")).toLowerCase();
}

/**
 * What is plainly weak about a self-chosen passphrase; null does not promise that it is strong.
 * @param {string} text
 * @returns {null | "short" | "repeated"}
 */
export function weakness(text) {
  const letters = Array.from(normalisePassphrase(text));
  if (letters.length < SHORT) return "short";
  return new Set(letters).size < FEW_LETTERS ? "repeated" : null;
}

/** Six random words of the EFF's long list, about 77 bits. */
export async function sixWords() {
  const [{ WORDS }] = await Promise.all([import("./words.js"), ready()]);
  return Array.from({ length: 6 }, () => WORDS[sodium.randombytes_uniform(WORDS.length)]).join(" ");
}
