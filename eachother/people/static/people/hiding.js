/** Words that one would rather not come across, looked for on this device in what only this device can read. As
 * `key_of` and `has_words` of foundation/text.py, which test_hiding_js.py holds it to. */

const JOINERS = /\p{Cf}|\p{Variation_Selector}|\u034f/gu; // invisible inside a word
const UNSPACED =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
const SIGN = /[\p{So}\p{Sm}\p{Sc}]/u;
const LETTER = /[\p{L}\p{N}\p{M}]/u;
const LAST = "\u0345"; // of all marks the one that comes last in normal order

// A mark that combines changes places with the last one; whatever begins a letter does not.
const combines = (character) => character === LAST || (LAST + character).normalize("NFD") !== LAST + character;
// A letter at a time, so that what stands at the end of a word folds as it does inside.
const folded = (character) => character.toUpperCase().toLowerCase();

/** The words as they are looked for: folded, each apart by one space, without punctuation. */
export function keyOf(words) {
  const loose = [...words.normalize("NFKC").replace(JOINERS, "")].map(folded).join("").normalize("NFKD");
  const plain = [...loose]
    .filter((character) => !combines(character))
    .join("")
    .normalize("NFC");
  return [...plain].map(apart).join("").trim().split(/\s+/u).join(" ");
}

/** Whether one of these words, as they were typed or as `keyOf` has them, stands in the text. */
export function hasWords(text, words) {
  if (words.length === 0) return false;
  const said = ` ${keyOf(text)} `;
  return words.some((each) => said.includes(` ${keyOf(each)} `));
}

function apart(character) {
  if (SIGN.test(character) || UNSPACED.test(character)) return ` ${character} `;
  return LETTER.test(character) ? character : " ";
}

/**
 * Put `text` into `place`, folded when it has one of these words. The page carries the fold as
 * `<template id="asked-to-hide">` (people/_hidden.html), with `[data-hidden]` for the text.
 */
export function tell(place, text, words) {
  if (!hasWords(text, words)) {
    place.textContent = text;
    return;
  }
  const fold = document.getElementById("asked-to-hide").content.firstElementChild.cloneNode(true);
  fold.querySelector("[data-hidden]").textContent = text;
  place.replaceChildren(fold);
}
