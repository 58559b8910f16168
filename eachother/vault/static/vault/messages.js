// One message: how it is sealed, and everything that is asked of it before its words are believed.

import { isRef, toBase64 } from "./bytes.js";
import { isNumber, isObject, isText, require } from "./checks.js";
import { openLetter, sealLetter } from "./letters.js";
import { hashOf, VERSION } from "./sodium.js";

/** @typedef {import("./epochs.js").Epoch} Epoch */

const LABEL = "eo1/message";
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
  const place = { epoch: epoch.number, record: epoch.hash, sender: me.account };
  const claims = { version: VERSION, kind, connection, ...place, sequence, previous };
  const blob = sealLetter({ label: LABEL, me, epoch, claims, body });
  return { sealed: toBase64(blob), sequence, hash: hashOf(blob) };
}

/**
 * @param {string} sealed
 * @param {{connection: string, epochs: Epoch[]}} where
 */
export function openMessage(sealed, { connection, epochs }) {
  const { claims, body, blob } = openLetter(sealed, { label: LABEL, fields: FIELDS, isWhole, connection, epochs });
  checkBody(claims.kind, body);
  const { kind, sender, sequence, previous, epoch } = claims;
  return { kind, body, sender, sequence, previous, epoch, hash: hashOf(blob) };
}

const isWhole = ({ sequence, previous }) => isNumber(sequence) && (sequence === 1) === (previous === null);

function checkBody(kind, body) {
  require(isText(kind) && Object.hasOwn(BODIES, kind), "unknown-kind");
  require(isObject(body) && BODIES[kind](body), "malformed");
}
