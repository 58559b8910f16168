/** Where one writes in a circle: drafts, sending without leaving the page, quoting. Without it the form sends itself. */

import { forgotten } from "../people/here.js";
import { forgetDraft, keepDraft, keptDraft } from "../web/drafts.js";
import { word } from "../web/words.js";
import { BYTES_AT_MOST, shrunk } from "./shrink.js";

const KEEP_AFTER_MS = 300;
const EXCERPT = 240;
const KEPT = ["title", "words", "note"];

const form = document.querySelector("form.talk-write");
const fields = form ? KEPT.map((name) => form.elements[name]).filter(Boolean) : [];
let timer = 0;
let sending = false;

// --- drafts

function keep() {
  clearTimeout(timer);
  keepDraft(form.dataset.draft, Object.fromEntries(fields.map((field) => [field.name, field.value])));
}

function bringBack() {
  const kept = keptDraft(form.dataset.draft);
  for (const field of fields) field.value ||= kept[field.name] ?? "";
  if (form.elements.note.value) form.querySelector("details").open = true;
}

// --- sending

function say(words) {
  const problem = form.querySelector("[data-problem]");
  problem.hidden = !words;
  problem.textContent = words;
}

function busy(now) {
  sending = now;
  for (const button of form.querySelectorAll("button")) button.toggleAttribute("aria-busy", now);
}

/**
 * The form goes by itself: the answer is a page that shows the key. A picture goes along smaller, as it does elsewhere,
 * and none that would be refused.
 */
async function sendItself() {
  const [picture] = form.elements.picture.files;
  if (picture) {
    const small = await shrunk(picture);
    if (small.size > BYTES_AT_MOST) return say(word("talk-large"));
    const hand = new DataTransfer();
    hand.items.add(new File([small], "picture", { type: small.type }));
    form.elements.picture.files = hand.files;
  }
  form.submit();
}

/** What the form holds, with a picture that is small enough; null when it is not. */
async function parcel() {
  const body = new FormData(form);
  const picture = body.get("picture");
  if (!picture?.size) {
    body.delete("picture");
    return body;
  }
  const small = await shrunk(picture);
  if (small.size > BYTES_AT_MOST) return null;
  body.set("picture", small, "picture");
  return body;
}

async function send() {
  const body = await parcel();
  if (!body) return say(word("talk-large"));
  let answer;
  try {
    answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
  } catch {
    return say(word("offline"));
  }
  const data = await answer.json().catch(() => null);
  if (data?.wrong) say(Object.values(data.wrong).join(" "));
  else if (answer.ok && data) stands(data);
  else say(word("failed"));
}

/** It stands there. Where the newest is on the page it comes by itself; else one is led to it. */
function stands({ url, once }) {
  forgetDraft(form.dataset.draft);
  say("");
  if (!document.getElementById("newest") || !form.dataset.topic) return location.assign(url);
  for (const field of [...fields, form.elements.picture, form.elements.seen]) field.value = "";
  form.elements.once.value = once;
  form.querySelector("details").open = false;
  unquote();
  document.body.dispatchEvent(new CustomEvent(`changed:${form.dataset.topic}`));
  form.elements.words.focus();
}

// --- quoting

function unquote() {
  form.querySelector("blockquote")?.remove();
  form.elements.quotes?.remove();
}

function element(name, className, text = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function quote(said) {
  unquote();
  const ref = Object.assign(document.createElement("input"), { type: "hidden", name: "quotes", value: said.id });
  const block = element("blockquote", "lineage small stack-s");
  const name = said.querySelector(".who").textContent.trim();
  block.append(element("p", "", word("talk-quoting", { name })));
  const words = said.querySelector(":scope > .words"); // not what is covered or folded
  if (words) block.append(element("p", "voice", words.textContent.trim().slice(0, EXCERPT)));
  const stop = element("button", "button quiet", word("talk-stop-quoting"));
  stop.type = "button";
  stop.addEventListener("click", unquote);
  block.append(stop);
  form.prepend(ref, block);
  form.elements.words.focus();
}

if (form) {
  bringBack();
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, KEEP_AFTER_MS);
  });
  addEventListener("pagehide", () => forgotten() || keep()); // another tab may have signed out
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (sending) return;
    busy(true);
    const way = form.elements.unnamed?.checked ? sendItself : send;
    way().finally(() => busy(false));
  });
  form.elements.words.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) form.requestSubmit();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-quote]");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    quote(link.closest("li"));
  });
}
