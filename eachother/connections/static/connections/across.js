/** What the page shows of the other besides words: that they are here, what power they carry, that they are writing. */

import { word } from "../web/words.js";

const WRITES_FOR_MS = 5_000;
const AGAIN_MS = 3_000;

const face = document.querySelector(".talk-head .face");
const carrying = document.querySelector(".talk-head [data-carries]");
const line = document.getElementById("writing");
const piece = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);

let told = "";
let fading = 0;
let writing = false; // whether the two let each other see it
let said = Number.NEGATIVE_INFINITY;

/** @param {{here: boolean, carries: ?[string, string], more: number, writing: boolean}} other @param {boolean} first as drawn */
export function show({ here, carries, more, few, ...other }, first = false) {
  if (few) return;
  writing = other.writing;
  if (!writing) stopped();
  if (!first) showHere(here);
  const all = JSON.stringify([carries, more]);
  if (!first && all !== told) showCarries(carries, more);
  told = all;
}

/** They are writing just now. */
export function writes() {
  if (!writing) return;
  line.hidden = false;
  clearTimeout(fading);
  fading = setTimeout(stopped, WRITES_FOR_MS);
}

/** Their words have come, or they have stopped. */
export function stopped() {
  if (!line) return; // a few do not show it
  clearTimeout(fading);
  line.hidden = true;
}

/** Tell them that one is writing, now and again while one is; `area` is where one writes. */
export function tellWhenWriting(area, store) {
  area.addEventListener("input", () => {
    if (!writing || !area.value.trim() || performance.now() - said < AGAIN_MS) return;
    said = performance.now();
    store.post("writing", {}).catch(() => {}); // nothing is lost by it
  });
}

/** What one has just sent is written: the next letters are told at once. */
export function sent() {
  said = Number.NEGATIVE_INFINITY;
}

function showHere(here) {
  if (face.classList.contains("here") === here) return;
  face.classList.toggle("here", here);
  face.querySelector(".unseen")?.remove();
  if (!here) return;
  const words = document.createElement("span");
  words.className = "unseen";
  words.textContent = word("here-now");
  face.append(words);
}

/** The first of them; the others stand on the other's own page. */
function showCarries(carries, more) {
  if (!carries) return carrying.replaceChildren();
  const [words, since] = carries;
  const shown = piece("carrying");
  shown.querySelector("[data-said]").textContent = words;
  shown.querySelector("[data-since]").textContent = since && word("since-when", { when: since });
  const link = shown.querySelector("a");
  link.hidden = more === 0;
  link.textContent = word("more-carried", { n: more });
  carrying.replaceChildren(shown);
}
