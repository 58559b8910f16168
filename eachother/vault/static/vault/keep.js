// Between pages: the account key, wrapped under a key that never leaves this browser; and small sealed notes (drafts,
// what waits to be sent, the newest bundle seen), which only the account key opens.

import { checkNotOlder } from "./bundle.js";
import { fromBase64, lp, text, toBase64, utf8, wipe } from "./bytes.js";
import { AK, drop } from "./drop.js";
import { clear, del, get, put } from "./shelf.js";
import { digest, opened, sealed, sodium } from "./sodium.js";

/** @typedef {import("./bundle.js").Me} Me */

export { drop };

const MINUTE = 60_000;

/**
 * Keep the account key until `drop()`, or until nobody was here for `minutes`.
 * @param {{account: string, ak: Uint8Array, minutes: number}} what
 */
export async function hold({ account, ak, minutes }) {
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const wrapped = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, ak);
  await put("keys", AK, { account, key, iv, wrapped, minutes, seen: Date.now() });
}

/**
 * The account key, when it is kept and the person was here not too long ago. Asking counts as being here.
 * @returns {Promise<{account: string, ak: Uint8Array} | null>}
 */
export async function held() {
  const kept = await get("keys", AK);
  if (!kept) return null;
  const { account, key, iv, wrapped, minutes, seen } = kept;
  const idle = Date.now() - seen;
  if (idle < 0 || idle > minutes * MINUTE) {
    await drop();
    return null;
  }
  const ak = new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, wrapped));
  await put("keys", AK, { ...kept, seen: Date.now() });
  return { account, ak };
}

/** @param {Me} me @param {string} name @param {Uint8Array} bytes */
export async function writeNote(me, name, bytes) {
  const key = noteKey(me);
  await put("notes", shelfName(me, name, key), toBase64(sealed(key, bytes, lp("eo1/note", me.account, name))));
  wipe(key);
}

/** @param {Me} me @param {string} name @returns {Promise<Uint8Array | null>} */
export async function readNote(me, name) {
  const key = noteKey(me);
  const note = await get("notes", shelfName(me, name, key));
  return note === undefined ? null : opened(key, fromBase64(note), lp("eo1/note", me.account, name));
}

/** @param {Me} me @param {string} name */
export const dropNote = (me, name) => del("notes", shelfName(me, name, noteKey(me)));

/** A bundle older than one that this device has seen is refused: somebody has turned back the pins. @param {Me} me */
export async function checkRevision(me) {
  const seen = await readNote(me, "revision");
  if (seen !== null) checkNotOlder(me, Number(text(seen)));
  await writeNote(me, "revision", utf8(String(me.revision)));
}

/** Nothing of anybody stays on this device. */
export const forgetAll = () => Promise.all([clear("keys"), clear("notes")]);

const noteKey = (me) => sodium.crypto_kdf_derive_from_key(32, 1, "eo1_keep", me.ak);

// What a note is about must not be read off its name by somebody who looks through the browser's storage.
const shelfName = (me, name, key) => toBase64(digest(lp("eo1/note-name", me.account, name), key));
