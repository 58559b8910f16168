// A page of somebody's own: their plan, a leaf of their journal. Sealed under the journal key, which nobody else holds.

import { fromBase64, isRef, json, lp, toBase64, utf8 } from "./bytes.js";
import { isNumber, isObject, require } from "./checks.js";
import { opened, padded, ready, sealed, sodium, unpadded } from "./sodium.js";

/** @typedef {import("./bundle.js").Me} Me */

const BLOCK = 256;
const KINDS = ["plan", "journal"];

export const MOST_WORDS = 32768;

/**
 * What the server may keep of a page. `words` is the JSON object that only its owner will read.
 * @param {{me: Me, kind: string, ref: string, revision: number, words: object}} page
 * @returns {Promise<string>}
 */
export async function sealPage({ me, kind, ref, revision, words }) {
  await ready();
  checkPlace({ kind, ref, revision });
  require(isObject(words), "malformed");
  const bytes = utf8(JSON.stringify(words));
  require(bytes.length <= MOST_WORDS, "too-long");
  return toBase64(sealed(pageKey(me), padded(bytes, BLOCK), about(me, kind, ref, revision)));
}

/**
 * The words of a page that was sealed for this very place, kind and revision.
 * @param {{me: Me, kind: string, ref: string, revision: number, sealed: string}} page
 * @returns {Promise<object>}
 */
export async function openPage({ me, kind, ref, revision, sealed: blob }) {
  await ready();
  checkPlace({ kind, ref, revision });
  const bytes = fromBase64(blob);
  const words = json(unpadded(opened(pageKey(me), bytes, about(me, kind, ref, revision)), BLOCK));
  require(isObject(words), "malformed");
  return words;
}

const pageKey = (me) => sodium.crypto_kdf_derive_from_key(32, 1, "eo1_page", me.keys.journal);

const about = (me, kind, ref, revision) => lp("eo1/page", me.account, kind, ref, revision);

// Checked when it is opened too: a revision of another sort would be written in other bytes.
function checkPlace({ kind, ref, revision }) {
  require(KINDS.includes(kind), "unknown-kind");
  require(isRef(ref), "malformed");
  require(isNumber(revision), "malformed");
}
