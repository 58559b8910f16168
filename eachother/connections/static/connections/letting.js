/**
 * Whoever lets a conversation go, or leaves it, keeps nothing of it on this device: no draft, nothing that waited to be sent.
 * Where the keys are closed nothing can be found here, for the names of what is kept are sealed too; then it goes all the same.
 */

import { dropNote, held } from "../vault/keep.js";
import { ready } from "../vault/sodium.js";

const WORDS = ["draft", "three", "outbox", "last", "yes"];

const { ref, forgets } = document.getElementById("letting").dataset;
const form = document.querySelector(".confirm form");

async function forget() {
  await ready();
  const me = await held();
  if (!me) return;
  const names = forgets === "all" ? [...WORDS, "chain", "plan"] : WORDS;
  await Promise.all(names.map((name) => dropNote(me, `${name}:${ref}`)));
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  forget()
    .catch(() => {}) // what was asked for is done at any rate
    .then(() => form.submit());
});
