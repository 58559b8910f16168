/**
 * Whoever needs keys asks here. `await unlocked()` gives `me` (vault/README.md): with the account key that this device
 * has kept, else the page's `people/_unlock.html` asks for the passphrase, or a passkey, in place. When the server shows
 * other keys than those that are this person's own, it says so and never resolves.
 */

import { open, prove, provePasskey, reopen } from "../vault/account.js";
import { sealBundle } from "../vault/bundle.js";
import { Refusal } from "../vault/checks.js";
import { checkRevision, drop, held, hold } from "../vault/keep.js";
import { getJSON, Offline, postJSON } from "../web/post.js";
import { canUnlock } from "./fit.js";
import { begin } from "./here.js";
import { askPasskey, offer, openedBy } from "./passkey.js";
import { Answer, busy, refuse, say, yes } from "./say.js";

const AGAIN_MS = 3000;
const TRIES = 5;

const section = document.getElementById("unlock");
const form = section?.querySelector("form");

let unlocking = null;

/** @returns {Promise<import("../vault/bundle.js").Me>} */
export function unlocked() {
  unlocking ??= unlock();
  return unlocking;
}

async function unlock() {
  if (!canUnlock()) return blocked();
  const ring = await keyring();
  const me = (await fromDevice(ring)) ?? (await fromPerson(ring));
  begin(ring.minutes);
  return me;
}

/**
 * Change the bundle and have the server keep it: `change(me)` is done again when another browser was first.
 * A `change` that returns false has changed nothing, and nothing is sent.
 */
export async function saveBundle(change) {
  const me = await unlocked();
  for (let tries = 0; tries < TRIES; tries++) {
    if (change(me) === false) return;
    const bundle = sealBundle(me);
    const answer = await postJSON(section.dataset.bundle, bundle);
    if (answer.ok) {
      me.revision = bundle.revision;
      return checkRevision(me);
    }
    if (answer.status !== 409) throw new Answer(answer);
    const ring = await keyring();
    const newer = await looked(await reopen({ origin: location.origin, ak: me.ak, ...ring }));
    Object.assign(me, { pins: newer.pins, revision: newer.revision, keys: newer.keys });
  }
  throw new Refusal("old-bundle");
}

async function keyring() {
  for (;;) {
    try {
      const answer = await getJSON(section.dataset.keyring);
      if (answer.status === 401) await toTheDoor();
      return yes(answer);
    } catch (error) {
      if (!(error instanceof Offline)) throw error;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}

function toTheDoor() {
  location.assign(`${section.dataset.door}?next=${encodeURIComponent(location.pathname)}`);
  return new Promise(() => {});
}

async function fromDevice(ring) {
  const kept = await held();
  if (kept?.account !== ring.account) return null;
  try {
    return await looked(await reopen({ origin: location.origin, ak: kept.ak, ...ring }));
  } catch (error) {
    if (error.reason !== "not-opened") return stop(error);
    await drop(); // an account key from before a renewal
    return null;
  }
}

/** Ask, and when it is open go back to where the person was: what they pressed, else the page itself. */
async function fromPerson(ring) {
  const here = document.activeElement;
  section.hidden = false;
  form.querySelector("fieldset[data-ready]").disabled = false;
  const me = await opened(ring);
  section.hidden = true;
  here.focus({ preventScroll: true });
  if (here === document.body || document.activeElement !== here) {
    document.getElementById("main").focus({ preventScroll: true });
  }
  return me;
}

function opened(ring) {
  const passphrase = form.querySelector("input[autocomplete=current-password]");
  const button = form.querySelector("button[data-passkey]");
  return new Promise((resolve) => {
    const finish = async (opening) => {
      const me = await opening;
      await hold({ account: me.account, ak: me.ak, minutes: ring.minutes });
      passphrase.value = "";
      resolve(me);
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      busy(form, () => finish(withPassphrase(passphrase.value, ring)));
    });
    if (ring.passkeys.length > 0) offer(button, () => busy(form, () => finish(withPasskey(ring)), button));
  });
}

async function withPassphrase(passphrase, ring) {
  const origin = location.origin;
  const { wrap } = await prove({ origin, passphrase, ...ring });
  return looked(await open({ origin, wrap, ...ring }));
}

async function withPasskey(ring) {
  const { credential, answer } = await askPasskey(ring.passkeys.map((passkey) => passkey.credential));
  const { slot } = ring.passkeys.find((passkey) => passkey.credential === credential) ?? refuse("wrong-passkey");
  const origin = location.origin;
  const { wrap } = await provePasskey({ origin, account: ring.account, answer });
  return looked(await openedBy({ ...ring, origin, wrap, slot }));
}

/** The vault has compared the public keys; this device remembers the newest bundle it has seen. */
async function looked(me) {
  await checkRevision(me);
  return me;
}

function blocked() {
  section.hidden = false;
  section.querySelector("[data-blocked]").hidden = false;
  form.hidden = true;
  return new Promise(() => {});
}

function stop(error) {
  section.hidden = false;
  say(form, error);
  for (const field of form.querySelectorAll("fieldset")) field.disabled = true;
  return new Promise(() => {});
}
