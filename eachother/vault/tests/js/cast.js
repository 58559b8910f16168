// Wren and Juniper alongside, Otter whom both know, Heron whom nobody let in; and the tools of a forger.

import { newKeys, pin, readIdentity, writeIdentity } from "../vault/bundle.js";
import { fromBase64, join, json, lp, newRef, toBase64, utf8 } from "../vault/bytes.js";
import { Conversation } from "../vault/conversation.js";
import { readEpochs } from "../vault/epochs.js";
import { hashOf, padded, random, sealedBare, signature, signedRecord, sodium } from "../vault/sodium.js";

export const ORIGIN = "https://peers.example";

/** A person with keys and no passphrase: nothing slow. */
export function person() {
  const me = { origin: ORIGIN, account: newRef(), ak: random(32), keys: newKeys(), revision: 1, pins: {} };
  return { ...me, identity: readIdentity(writeIdentity(me), me) };
}

/** Everybody holds to everybody's keys. */
export function acquainted(...people) {
  for (const one of people) for (const other of people) if (one !== other) pin(one, other.identity);
  return people;
}

/** Two (or more) in a connection that the first one began. */
export function alongside(count = 2) {
  const people = acquainted(...Array.from({ length: count }, person));
  const [wren, juniper] = people;
  const connection = newRef();
  const others = people.slice(1).map((one) => one.identity);
  const { conversation: wrens, post } = Conversation.begin({ me: wren, connection, others });
  const entries = [post];
  const anew = () => conversationOf(juniper, connection, entries, people);
  const epoch = readEpochs({ me: wren, connection, epochs: epochsFor(wren, entries) })[0];
  return { wren, juniper, people, connection, post, entries, wrens, junipers: anew(), anew, epoch };
}

export const epochsFor = (me, entries) =>
  entries.map(({ record, grants }) => ({ record, grant: grants[me.account] ?? null }));

export function conversationOf(me, connection, entries, people) {
  const shown = people.filter((one) => one !== me).map((one) => [one.account, one.identity.blob]);
  const identities = Object.fromEntries(shown);
  return new Conversation({ me, connection, epochs: epochsFor(me, entries), identities });
}

/** `count` messages of one's own, taken by the server. */
export function say(conversation, count) {
  return Array.from({ length: count }, (_, i) => {
    const { sealed, sequence, hash } = conversation.seal("words", { text: `number ${i + 1}` });
    conversation.accept(sealed);
    return { sealed, sequence, hash };
  });
}

/** The record in a signed blob, changed and signed anew. */
export function resigned(encoded, label, { keys }, change) {
  const record = json(fromBase64(encoded).subarray(65));
  return toBase64(signedRecord(label, change(record) ?? record, keys.ed25519.secretKey));
}

/** A blob with one bit turned. */
export function flipped(encoded, at) {
  const blob = fromBase64(encoded);
  blob[at < 0 ? blob.length + at : at] ^= 1;
  return toBase64(blob);
}

/** A message with any header and any body, signed by any key. */
export function forgedMessage({
  header,
  body,
  key,
  signer,
  bytes = utf8(JSON.stringify(body)),
  label = "eo1/message",
}) {
  const head = utf8(JSON.stringify(header));
  const mark = signature(lp(label, head, bytes), signer.keys.ed25519.secretKey);
  const inside = sealedBare(key, padded(join(mark, bytes), 256), lp(label, head));
  return toBase64(join(Uint8Array.of(1, head.length >> 8, head.length & 255), head, inside));
}

/** The grant that `lp` parts make for somebody, and its hash. */
export function forgedGrant({ identity }, ...parts) {
  const sealed = sodium.crypto_box_seal(lp(...parts), fromBase64(identity.x25519));
  const blob = join(Uint8Array.of(1), sealed);
  return { grant: toBase64(blob), hash: hashOf(blob) };
}
