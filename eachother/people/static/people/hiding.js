/** Words that one would rather not come across, looked for on this device in what only this device can read. */

import { keyOf } from "../web/spelling.js";

/** Whether one of these words, as they were typed or as `keyOf` has them, stands in the text. */
export function hasWords(text, words) {
  if (words.length === 0) return false;
  const said = ` ${keyOf(text)} `;
  return words.some((each) => said.includes(` ${keyOf(each)} `));
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
