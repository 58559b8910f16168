// A letter: what a member seals for everybody in an epoch. Its header can be read by the server too; the author's signature
// stands inside, over header and body. Messages are letters, and so is a page of their own that somebody shows.

import { fromBase64, join, json, lp, utf8 } from "./bytes.js";
import { hasExactly, require } from "./checks.js";
import { isSignedBy, openedBare, padded, sealedBare, signature, unpadded, VERSION } from "./sodium.js";

/** @typedef {import("./epochs.js").Epoch} Epoch */

const BLOCK = 256;
const SIGNATURE = 64;
const MOST_HEADER = 1024;
const MOST_BODY = 32768;

/**
 * @param {{label: string, me: import("./bundle.js").Me, epoch: Epoch, claims: object, body: object}} from
 * @returns {Uint8Array}
 */
export function sealLetter({ label, me, epoch, claims, body }) {
  const header = utf8(JSON.stringify(claims));
  const words = utf8(JSON.stringify(body));
  require(words.length <= MOST_BODY, "too-long");
  const mark = signature(lp(label, header, words), me.keys.ed25519.secretKey);
  const inside = sealedBare(epoch.key, padded(join(mark, words), BLOCK), lp(label, header));
  return join(Uint8Array.of(VERSION, header.length >> 8, header.length & 255), header, inside);
}

/**
 * What the letter claims, and its body, when it was sealed by a member for this connection and nothing was changed.
 * @param {string} sealed
 * @param {{label: string, fields: string[], isWhole: (claims: object) => boolean, connection: string, epochs: Epoch[]}} where
 */
export function openLetter(sealed, { label, fields, isWhole, connection, epochs }) {
  const blob = fromBase64(sealed);
  require(blob[0] === VERSION, "unknown-version");
  const { bytes: header, inside } = headerOf(blob);
  const claims = json(header);
  require(claims?.version === VERSION, "unknown-version");
  require(hasExactly(claims, fields), "malformed");
  require(isWhole(claims), "malformed");
  require(claims.connection === connection, "wrong-connection");
  const epoch = epochs[claims.epoch - 1];
  require(epoch !== undefined, "wrong-epoch");
  require(claims.record === epoch.hash, "wrong-epoch");
  require(epoch.key !== null, "no-grant");
  const author = epoch.members.get(claims.sender);
  require(author !== undefined, "not-a-member");
  const plain = unpadded(openedBare(epoch.key, inside, lp(label, header)), BLOCK);
  const [mark, words] = [plain.subarray(0, SIGNATURE), plain.subarray(SIGNATURE)];
  require(isSignedBy(mark, lp(label, header, words), fromBase64(author.ed25519)), "bad-signature");
  return { claims, body: json(words), blob };
}

function headerOf(blob) {
  const length = (blob[1] << 8) | blob[2];
  require(length <= MOST_HEADER, "malformed");
  return { bytes: blob.subarray(3, 3 + length), inside: blob.subarray(3 + length) };
}
