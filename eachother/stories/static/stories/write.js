/** Where one writes a story: what is typed is kept on this device until it is kept here. The form sends itself. */

import { forgotten } from "../people/here.js";
import { forgetDraft, keepDraft, keptDraft } from "../web/drafts.js";

const KEEP_AFTER_MS = 300;
const KEPT = ["title", "words", "note", "about", "toward"];

const form = document.querySelector("form.story-write");
const fields = form ? KEPT.map((name) => form.elements[name]) : [];
let timer = 0;
let sent = false;

/** Where there is a draft here already, only what differs from it is worth keeping. */
const changed = () => fields.some((field) => field.value !== field.defaultValue);

function keep() {
  clearTimeout(timer);
  if (sent) return;
  if (changed()) keepDraft(form.dataset.draft, Object.fromEntries(fields.map((field) => [field.name, field.value])));
  else forgetDraft(form.dataset.draft);
}

function bringBack() {
  const kept = keptDraft(form.dataset.draft);
  if (document.querySelector("[aria-invalid]")) return; // what was sent just now stands in the page
  for (const field of fields) if (kept[field.name]) field.value = kept[field.name];
}

if (form) {
  bringBack();
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, KEEP_AFTER_MS);
  });
  addEventListener("pagehide", () => forgotten() || keep()); // another tab may have signed out
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    sent = true;
    forgetDraft(form.dataset.draft); // a page that comes back with errors has it all in its fields
  });
}
