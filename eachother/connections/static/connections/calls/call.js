/** The page of a call: one button, what is happening, and the other's voice. */

import { unlocked } from "../../people/unlock.js";
import { pin, readIdentity } from "../../vault/bundle.js";
import { Refusal } from "../../vault/checks.js";
import { Conversation } from "../../vault/conversation.js";
import { postJSON } from "../../web/post.js";
import { word } from "../../web/words.js";
import { clock } from "../files/told.js";
import { seenBefore } from "../remembering.js";
import { Line } from "./line.js";

const page = document.getElementById("call");
const { ref, name, here } = page.dataset;
const { keys, helpers } = JSON.parse(document.getElementById("start").content.textContent);
const find = (what) => page.querySelector(`[data-${what}]`);
const status = find("status");
const sound = page.querySelector("audio");

let line = null;
let microphone = null;
let timer = 0;

async function conversationOf(me) {
  for (const [account, blob] of Object.entries(keys.identities))
    pin(me, readIdentity(blob, { origin: me.origin, account })); // held to while this page is open
  return new Conversation({ me, ...keys, seen: await seenBefore(me, keys.connection) });
}

async function go(conversation, answering) {
  show("asking", "call-asking");
  try {
    microphone = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch {
    return show("idle", "no-microphone");
  }
  const on = { sound: hear, connected, over };
  line = new Line({ signals: conversation.signals(), here, helpers, microphone, on });
  show("going", answering ? "call-answering" : "call-rings");
  if (answering) postJSON(`${here}/end`).catch(() => {}); // it need not ring on other pages
  await (answering ? line.answer() : line.ring());
}

function hear(stream) {
  sound.srcObject = stream;
  sound.play().catch(() => {
    find("hear").hidden = false; // the browser wants it pressed
  });
}

function connected() {
  if (page.dataset.state === "on") return;
  show("on", "call-on");
  const begun = performance.now();
  const tell = () => {
    find("clock").textContent = clock((performance.now() - begun) / 1000);
  };
  tell();
  timer = setInterval(tell, 1000);
}

function over(why) {
  clearInterval(timer);
  for (const track of microphone?.getTracks() ?? []) track.stop();
  sound.srcObject = null;
  line = microphone = null;
  find("hear").hidden = true;
  show("idle", `call-${why}`);
}

function show(state, words) {
  page.dataset.state = state;
  status.textContent = words && word(words, { name });
  for (const part of page.querySelectorAll("[data-in]")) part.hidden = !part.dataset.in.split(" ").includes(state);
  if (state === "idle") find("mute").setAttribute("aria-pressed", "false");
}

function mute() {
  const button = find("mute");
  const muted = button.getAttribute("aria-pressed") !== "true";
  for (const track of microphone?.getTracks() ?? []) track.enabled = !muted;
  button.setAttribute("aria-pressed", String(muted));
}

async function begin() {
  const conversation = await conversationOf(await unlocked());
  find("ring").addEventListener("click", () => go(conversation, false));
  find("end").addEventListener("click", () => line?.end("ended"));
  find("mute").addEventListener("click", mute);
  find("hear").addEventListener("click", () => {
    sound.play();
    find("hear").hidden = true;
  });
  document.body.addEventListener("changed", ({ detail: { topic } }) => {
    if (topic === `call:${ref}` || topic === "*") line?.look();
  });
  addEventListener("pagehide", () => line?.end("ended"));
  show("idle", "");
  page.dataset.ready = "";
  if (new URLSearchParams(location.search).has("answer")) {
    history.replaceState(null, "", location.pathname); // once
    await go(conversation, true);
  }
}

begin().catch((error) => {
  if (!(error instanceof Refusal)) throw error;
  show("stopped", "call-keys");
});
