/**
 * Leave quickly: one press, or Escape twice, and the page is gone. It waits for no network: the page is emptied at once,
 * the device's keys are dropped, the server is told along the way, and the harmless page takes this one's place, in every
 * open tab. Going back brings nothing back.
 */

import { forgetDrafts } from "./drafts.js";

const TWICE_WITHIN_MS = 800;
const DROPPING_AT_MOST_MS = 250;
const LEFT = "left";

const form = document.querySelector("form[data-leave]");
// What leaving needs is fetched while there is time: it must need no line.
const dropping = form ? import("../vault/drop.js").catch(() => null) : Promise.resolve(null);
const tabs = new BroadcastChannel("leaving");

let lastEscape = Number.NEGATIVE_INFINITY;
let leaving = false;

if (document.body.dataset.person) sessionStorage.removeItem(LEFT);
if (form) {
  fetch(form.dataset.leave, { priority: "low" }).catch(() => {
    // Another page will have it ready.
  });
}

function disappear() {
  document.documentElement.hidden = true;
  document.title = "";
  sessionStorage.clear();
  sessionStorage.setItem(LEFT, "");
  forgetDrafts();
}

function tellTheServer() {
  const body = new URLSearchParams(new FormData(form));
  fetch(form.action, { method: "POST", body, keepalive: true, redirect: "manual" }).catch(() => {
    // No line: the page and the keys are gone all the same.
  });
}

async function leave() {
  if (leaving) return;
  leaving = true;
  disappear();
  tabs.postMessage(LEFT);
  tellTheServer();
  const longEnough = new Promise((resolve) => setTimeout(resolve, DROPPING_AT_MOST_MS));
  await Promise.race([dropping.then((module) => module?.drop()), longEnough]).catch(() => {});
  location.replace(form.dataset.leave);
}

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  leave();
});

document.addEventListener(
  "keydown",
  (event) => {
    if (event.key !== "Escape" || event.repeat || event.isComposing || !form) return;
    if (event.timeStamp - lastEscape < TWICE_WITHIN_MS) leave();
    lastEscape = event.timeStamp;
  },
  { capture: true },
);

tabs.addEventListener("message", () => {
  if (!form) return;
  disappear();
  location.replace(form.dataset.leave);
});

// A page that the browser kept in memory is not shown again after leaving.
addEventListener("pageshow", (event) => {
  if (!event.persisted || sessionStorage.getItem(LEFT) === null) return;
  disappear();
  location.reload();
});
