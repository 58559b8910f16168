/** Finds in a text which words of a list stand in it. Runs where the text is being written; asks nobody. No page here. */

import { keyOf } from "../web/spelling.js";

const tokensOf = (text) => keyOf(text).split(" ");

/** English endings; other languages' lists name each form themselves. */
function without(ending) {
  if (ending.length > 4 && ending.endsWith("ies")) return `${ending.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh)es$/.test(ending)) return ending.slice(0, -2);
  return ending.length > 3 && /[^siu]s$/.test(ending) ? ending.slice(0, -1) : ending;
}

const asItIs = (word) => word;

export class OwnWords {
  #starts = new Map();
  #one;

  /** @param {{language: string, asked: {words: string[], question: string}[]}} list */
  constructor({ language, asked }) {
    this.#one = language.split("-")[0] === "en" ? without : asItIs;
    for (const entry of asked) for (const word of entry.words) this.#learn(word, entry);
    for (const found of this.#starts.values()) found.sort((one, other) => other.tokens.length - one.tokens.length);
  }

  /**
   * The words that stand in the text, each once, the last said last. Of words that begin alike the longest counts.
   * @param {string} text @returns {{word: string, question: string}[]}
   */
  in(text) {
    const tokens = tokensOf(text).map(this.#one);
    const found = new Map();
    for (let at = 0; at < tokens.length; at++) {
      const one = this.#starts
        .get(tokens[at])
        ?.find((known) => known.tokens.every((each, n) => each === tokens[at + n]));
      if (!one) continue;
      found.delete(one.word);
      found.set(one.word, { word: one.word, question: one.question });
      at += one.tokens.length - 1;
    }
    return [...found.values()];
  }

  #learn(word, { question }) {
    const tokens = tokensOf(word).map(this.#one);
    const known = this.#starts.get(tokens[0]) ?? [];
    known.push({ word, question, tokens });
    this.#starts.set(tokens[0], known);
  }
}
