// One message: how it is sealed, and everything that is asked of it before its words are believed.

import { fromBase64, isRef, join, json, lp, toBase64, utf8 } from "./bytes.js";
import { hasExactly, isNumber, isObject, isText, require } from "./checks.js";
import { hashOf, isSignedBy, openedBare, padded, sealedBare, signature, unpadded, VERSION } from "./sodium.js";

/** @typedef {import("./epochs.js").Epoch} Epoch */

const BLOCK = 256;
const SIGNATURE = 64;
const MOST_HEADER = 1024;
const MOST_BODY = 32768;
const FIELDS = ["version", "kind", "connection", "epoch", "record", "sender", "sequence", "previous"];

const BODIES = {
  hello: (body) => isText(body.text),
  words: (body) => isText(body.text),
  clause: (body) => isRef(body.clause) && isText(body.text) && isNumber(body.number),
  tombstone: (body) => isNumber(body.sequence) && isText(body.hash),
};

/**
 * @param {{me: import("./bundle.js").Me, connection: string, epoch: Epoch, kind: string, body: object,
 *   sequence: number, previous: string | null}} from
 */
export function sealMessage({ me, connection, epoch, kind, body, sequence, previous }) {
  checkBody(kind, body);
  const sender = me.account;
  const record = { version: VERSION, kind, connection, epoch: epoch.number, record: epoch.hash, sender, sequence };
  const header = utf8(JSON.stringify({ ...record, previous }));
  const words = utf8(JSON.stringify(body));
  require(words.length <= MOST_BODY, "too-long");
  const mark = signature(lp("eo1/message", header, words), me.keys.ed25519.secretKey);
  const inside = sealedBare(epoch.key, padded(join(mark, words), BLOCK), lp("eo1/message", header));
  const blob = join(Uint8Array.of(VERSION, header.length >> 8, header.length & 255), header, inside);
  return { sealed: toBase64(blob), sequence, hash: hashOf(blob) };
}

/**
 * @param {string} sealed
 * @param {{connection: string, epochs: Epoch[]}} where
 */
export function openMessage(sealed, { connection, epochs }) {
  const blob = fromBase64(sealed);
  require(blob[0] === VERSION, "unknown-version");
  const { bytes: header, inside } = headerOf(blob);
  const claims = json(header);
  require(claims?.version === VERSION, "unknown-version");
  require(hasExactly(claims, FIELDS), "malformed");
  require(isNumber(claims.sequence) && (claims.sequence === 1) === (claims.previous === null), "malformed");
  require(claims.connection === connection, "wrong-connection");
  const epoch = epochs[claims.epoch - 1];
  require(epoch !== undefined, "wrong-epoch");
  require(claims.record === epoch.hash, "wrong-epoch");
  require(epoch.key !== null, "no-grant");
  const author = epoch.members.get(claims.sender);
  require(author !== undefined, "not-a-member");
  const plain = unpadded(openedBare(epoch.key, inside, lp("eo1/message", header)), BLOCK);
  const [mark, words] = [plain.subarray(0, SIGNATURE), plain.subarray(SIGNATURE)];
  require(isSignedBy(mark, lp("eo1/message", header, words), fromBase64(author.ed25519)), "bad-signature");
  const body = json(words);
  checkBody(claims.kind, body);
  const { kind, sender, sequence, previous } = claims;
  return { kind, body, sender, sequence, previous, epoch: epoch.number, hash: hashOf(blob) };
}

function headerOf(blob) {
  const length = (blob[1] << 8) | blob[2];
  require(length <= MOST_HEADER, "malformed");
  return { bytes: blob.subarray(3, 3 + length), inside: blob.subarray(3 + length) };
}

function checkBody(kind, body) {
  require(isText(kind) && Object.hasOwn(BODIES, kind), "unknown-kind");
  require(isObject(body) && BODIES[kind](body), "malformed");
}
