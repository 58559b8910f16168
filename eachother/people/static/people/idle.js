/**
 * On every page of a signed-in person: after the idle time they chose, this device forgets its key and is signed out.
 * When one tab closes the door, or signs out, nothing stays readable in the others. Drafts stay on the device, sealed.
 */

import { drop } from "../vault/drop.js";
import { awayTooLong, forget, forgotten, stillHere } from "./here.js";

const LOOK_EVERY_MS = 20_000;
const NOTE_EVERY_MS = 10_000;
const OUT = "/door/out";
const OUTSIDE = "/door";
const DOOR = `${OUTSIDE}?away`;

let noted = 0;
let leaving = false;

/** Drop the key, sign out, and go to the door; without a line the key is dropped all the same. */
async function closeTheDoor() {
  if (leaving) return;
  leaving = true;
  document.documentElement.hidden = true;
  await drop().catch(() => {});
  const body = new URLSearchParams({ csrfmiddlewaretoken: document.body.dataset.csrf });
  await fetch(OUT, { method: "POST", body, redirect: "manual" }).catch(() => {});
  forget(); // the other tabs follow to the door, which is closed by now
  location.replace(`${DOOR}&next=${encodeURIComponent(location.pathname)}`);
}

/** Another tab has signed out, and told the server. */
function follow() {
  leaving = true;
  document.documentElement.hidden = true;
  location.replace(OUTSIDE);
}

function look() {
  if (leaving) return;
  if (forgotten()) follow();
  else if (awayTooLong()) closeTheDoor();
}

function note() {
  if (Date.now() - noted < NOTE_EVERY_MS || leaving) return;
  look();
  if (leaving) return;
  noted = Date.now();
  stillHere();
}

if (forgotten()) stillHere();
look();
note();
addEventListener("storage", look);
for (const sign of ["pointerdown", "keydown", "scroll"]) addEventListener(sign, note, { capture: true, passive: true });
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && note());
setInterval(look, LOOK_EVERY_MS);
