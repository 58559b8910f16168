/** Sending something besides words: choose, look at it, say what it shows, send. Nothing leaves the device before 'Send'. */

import { Answer } from "../../people/say.js";
import { word } from "../../web/words.js";
import { Drawing } from "./drawing.js";
import { cleaned } from "./picture.js";
import { remember } from "./shown.js";
import { styled } from "./style.js";
import { bodyOf, clock, nameOf, sizeOf } from "./told.js";
import { upload } from "./upload.js";
import { canRecord, Voice } from "./voice.js";

const REASONS = new Set(["file-too-large", "no-room", "paused", "ended", "left", "not-here"]);

const dialog = document.getElementById("sending");
const find = (name) => dialog.querySelector(`[data-${name}]`);
const largest = Number(dialog.dataset.largest) * 1024 * 1024;
const talk = document.getElementById("talk");

let ready = null; // {blob, shown, name, …}: what would be sent
let going = null; // the way out of what is being sent
let preview = "";
let said = () => {};

const voice = new Voice({ largest, on: { tick: (seconds) => sayClock(seconds), done: recorded } });
const drawing = new Drawing({
  canvas: find("paper"),
  tools: find("tools"),
  on: (lines) => {
    for (const name of ["undo", "clear"]) find(name).disabled = lines === 0;
    find("send").disabled = lines === 0;
  },
});

/** @param {(body: object) => void} onSend is called with the message once the file is with the server */
export async function open(onSend) {
  said = onSend;
  await styled;
  show("choose");
  if (!dialog.open) dialog.showModal();
}

function show(name) {
  for (const one of dialog.querySelectorAll("[data-step]")) one.hidden = one.dataset.step !== name;
  dialog.dataset.at = name;
  const pictured = name === "picture" || name === "drawing";
  find("telling").hidden = !pictured;
  find("send").hidden = name === "choose" || name === "going";
  find("send").disabled = ready === null;
  find("back").hidden = name === "choose" || name === "going";
  problem("");
}

function problem(reason) {
  find("problem").textContent = reason && word(reason, { most: dialog.dataset.largest, name: talk.dataset.name });
  find("problem").hidden = !reason;
}

/** Nothing is chosen any more. */
function forget() {
  voice.drop();
  going?.abort();
  going = ready = null;
  if (preview) URL.revokeObjectURL(preview);
  preview = "";
  find("picture").removeAttribute("src");
  find("sound").removeAttribute("src");
  find("about").value = "";
  drawing.clear();
}

function back() {
  forget();
  show("choose");
  find("pick").focus();
}

function take(name, given) {
  ready = given;
  show(name);
  if (given.blob.size > largest) {
    ready = null;
    find("send").disabled = true;
    problem("file-too-large");
  } else find("send").focus();
}

const previewed = (blob) => {
  if (preview) URL.revokeObjectURL(preview);
  preview = URL.createObjectURL(blob);
  return preview;
};

async function takePicture(file) {
  try {
    const made = await cleaned(file);
    find("picture").src = previewed(made.blob);
    take("picture", { ...made, shown: "picture" });
    find("about").focus();
  } catch {
    show("choose");
    problem("picture-not-opened");
  }
}

function takeFile(file) {
  find("name").textContent = nameOf(file) || word("file-nameless");
  find("weighs").textContent = sizeOf(file);
  if (file.size === 0) {
    show("choose");
    return problem("file-empty");
  }
  take("file", { blob: file, shown: "file", name: file.name });
}

// --- voice

async function record() {
  ready = null;
  find("sound").hidden = true;
  find("send").disabled = true;
  problem("");
  try {
    await voice.start();
  } catch {
    return problem("no-microphone");
  }
  if (!dialog.open || dialog.dataset.at !== "voice") return voice.drop();
  sayRecording();
  find("stop").focus();
}

function recorded(blob, seconds) {
  sayRecording();
  find("sound").src = previewed(blob);
  find("sound").hidden = false;
  find("record-words").textContent = word("record-again");
  take("voice", { blob, shown: "voice", seconds: Math.max(1, Math.round(seconds)) });
}

function sayRecording() {
  find("record").hidden = voice.recording;
  find("stop").hidden = !voice.recording;
  find("clock").dataset.runs = voice.recording ? "yes" : "no";
}

function sayClock(seconds) {
  find("clock").textContent = clock(seconds);
}

// --- on its way

async function send() {
  if (dialog.dataset.at === "drawing") ready = { ...(await drawing.taken()), shown: "drawing" };
  const at = dialog.dataset.at;
  const { blob, ...about } = { ...ready, about: find("about").value };
  const left = new AbortController();
  going = left;
  show("going");
  const on = { progress: sayProgress, waits: sayWaiting };
  sayProgress(0);
  try {
    const told = await upload(blob, { ...talk.dataset, connection: talk.dataset.ref, signal: left.signal, on });
    const body = bodyOf(told, { ...about, type: blob.type });
    remember(told, blob);
    going = null;
    dialog.close();
    said(body);
  } catch (error) {
    if (left.signal.aborted) return;
    going = null;
    show(at);
    if (!(error instanceof Answer)) throw error;
    problem(REASONS.has(error.reason) ? error.reason : "file-not-taken");
  }
}

function sayProgress(part) {
  find("progress").value = part;
}

function sayWaiting(waits) {
  find("status").textContent = word(waits ? "file-waits" : "file-goes");
}

// --- what can be pressed

function on(name, what, event = "click") {
  find(name).addEventListener(event, what);
}

on("pick", () => find("pictures").click());
on("pictures", ({ target }) => chosen(target, takePicture), "change");
on("pick-file", () => find("files").click());
on("files", ({ target }) => chosen(target, takeFile), "change");
on("speak", () => {
  sayClock(0);
  find("sound").hidden = true;
  find("record-words").textContent = word("record");
  show("voice");
  sayRecording();
  find("record").focus();
});
on("draw", () => {
  show("drawing");
  drawing.clear();
});
on("record", record);
on("stop", () => voice.stop());
on("undo", () => drawing.undo());
on("clear", () => drawing.clear());
on("send", send);
on("back", back);
on("close", () => dialog.close());
dialog.addEventListener("close", forget);
find("speak").hidden = !canRecord();

function chosen(input, what) {
  const [file] = input.files;
  input.value = "";
  if (file) what(file);
}
