/** Ending with a last word: sealed here, and taken by the server with the end, both or neither. */

import { Answer, busy } from "../people/say.js";
import { unlocked } from "../people/unlock.js";
import { text, utf8 } from "../vault/bytes.js";
import { dropNote, readNote, writeNote } from "../vault/keep.js";
import { opened } from "./opening.js";
import { Store } from "./store.js";

const TRIES = 4;
const KEEP_AFTER_MS = 300;

const part = document.getElementById("last");
const area = document.getElementById("last-words");
const store = new Store(part.dataset.here);
const note = `last:${part.dataset.ref}`;

let sealed = null; // the same bytes until an answer comes
let timer = 0;

/** Keys are asked for only when somebody wants to say something. */
part.addEventListener("toggle", async () => {
  if (!part.open || !area.disabled) return;
  const me = await unlocked();
  const kept = await readNote(me, note).catch(() => null);
  if (kept && !area.value) area.value = text(kept);
  area.disabled = false;
  area.focus();
});

area.addEventListener("input", () => {
  sealed = null;
  clearTimeout(timer);
  timer = setTimeout(async () => writeNote(await unlocked(), note, utf8(area.value)), KEEP_AFTER_MS);
});

area.form.addEventListener("submit", (event) => {
  event.preventDefault();
  const words = area.value.trim();
  if (!words) return area.focus();
  busy(area.form, async () => {
    const me = await unlocked();
    await say(me, words);
    clearTimeout(timer);
    await dropNote(me, note);
    location.assign(part.dataset.here);
  });
});

async function say(me, words) {
  for (let tries = 1; ; tries++) {
    sealed ??= await seal(me, words);
    const answer = await store.post("end/words", { sealed });
    if (answer.ok) return;
    sealed = null;
    if (answer.data?.reason !== "sequence" || tries === TRIES) throw new Answer(answer); // another device was first
  }
}

async function seal(me, words) {
  const { conversation } = await opened(me, store.here);
  return conversation.seal("words", { text: words }).sealed;
}
