// A person's keys: the public identity, the sealed bundle of the private ones, and the keys of others that they hold to.

import { fromBase64, json, lp, toBase64, utf8 } from "./bytes.js";
import { hasExactly, require } from "./checks.js";
import { checkRecord, opened, padded, parsedRecord, random, sealed, signedRecord, sodium, unpadded } from "./sodium.js";

const BLOCK = 1024;
const MOST_IDENTITY = 1024;
const IDENTITY_FIELDS = ["version", "origin", "account", "ed25519", "x25519"];
const BUNDLE_FIELDS = ["version", "revision", "ed25519", "x25519", "earlier", "journal", "pins"];
const TRUST = ["seen", "fingerprint", "compared"];

/**
 * @typedef {{publicKey: Uint8Array, secretKey: Uint8Array}} Pair
 * @typedef {{ed25519: Pair, x25519: Pair, earlier: Pair[], journal: Uint8Array}} Keys
 * @typedef {{origin: string, account: string, ed25519: string, x25519: string, blob: string}} Identity
 * @typedef {{ed25519: string, x25519: string, earlier: string[], how: string}} Pin
 * @typedef {{origin: string, account: string, ak: Uint8Array, keys: Keys, revision: number,
 *   pins: Object<string, Pin>, identity: Identity}} Me
 */

/** @returns {Keys} */
export function newKeys() {
  return { ed25519: signingPair(random(32)), x25519: boxPair(random(32)), earlier: [], journal: random(32) };
}

/** @param {Uint8Array} secretKey @returns {Pair} */
export const boxPair = (secretKey) => ({ publicKey: sodium.crypto_scalarmult_base(secretKey), secretKey });

/** @param {Uint8Array} seed @returns {Pair} */
function signingPair(seed) {
  const { publicKey, privateKey } = sodium.crypto_sign_seed_keypair(seed);
  return { publicKey, secretKey: privateKey };
}

/** The signed public identity, as base64url. @param {{origin: string, account: string, keys: Keys}} of */
export function writeIdentity({ origin, account, keys }) {
  const [ed25519, x25519] = [toBase64(keys.ed25519.publicKey), toBase64(keys.x25519.publicKey)];
  const record = { version: 1, origin, account, ed25519, x25519 };
  return toBase64(signedRecord("eo1/identity", record, keys.ed25519.secretKey));
}

/**
 * @param {string} encoded
 * @param {{origin: string, account: string}} expected
 * @returns {Identity}
 */
export function readIdentity(encoded, { origin, account }) {
  const parsed = parsedRecord(fromBase64(encoded), MOST_IDENTITY);
  const { record } = parsed;
  require(hasExactly(record, IDENTITY_FIELDS), "malformed");
  checkRecord("eo1/identity", parsed, fromBase64(record.ed25519, 32));
  fromBase64(record.x25519, 32);
  require(record.origin === origin, "wrong-origin");
  require(record.account === account, "wrong-account");
  return { origin, account, ed25519: record.ed25519, x25519: record.x25519, blob: encoded };
}

/**
 * The bundle as the server should store it next. Set `me.revision` to its revision when the server has taken it.
 * @param {Me} me
 */
export function sealBundle(me, revision = me.revision + 1) {
  const { keys, pins } = me;
  const contents = {
    version: 1,
    revision,
    ed25519: toBase64(keys.ed25519.secretKey.subarray(0, 32)),
    x25519: toBase64(keys.x25519.secretKey),
    earlier: keys.earlier.map((pair) => toBase64(pair.secretKey)),
    journal: toBase64(keys.journal),
    pins,
  };
  const bytes = padded(utf8(JSON.stringify(contents)), BLOCK);
  return { revision, sealed: toBase64(sealed(me.ak, bytes, lp("eo1/bundle", me.account))) };
}

/**
 * Everything that is somebody's own, from what the server gave and their account key.
 * @param {{origin: string, account: string, ak: Uint8Array, bundle: {revision: number, sealed: string},
 *   identity: string}} from
 * @returns {Me}
 */
export function openBundle({ origin, account, ak, bundle, identity }) {
  const contents = json(unpadded(opened(ak, fromBase64(bundle.sealed), lp("eo1/bundle", account)), BLOCK));
  require(contents?.version === 1, "unknown-version");
  require(hasExactly(contents, BUNDLE_FIELDS), "malformed");
  require(contents.revision === bundle.revision, "old-bundle");
  const keys = {
    ed25519: signingPair(fromBase64(contents.ed25519, 32)),
    x25519: boxPair(fromBase64(contents.x25519, 32)),
    earlier: contents.earlier.map((secret) => boxPair(fromBase64(secret, 32))),
    journal: fromBase64(contents.journal, 32),
  };
  const shown = readIdentity(identity, { origin, account });
  require(shown.ed25519 === toBase64(keys.ed25519.publicKey), "server-shows-other-keys");
  require(shown.x25519 === toBase64(keys.x25519.publicKey), "server-shows-other-keys");
  return { origin, account, ak, keys, revision: contents.revision, pins: contents.pins, identity: shown };
}

/** That the server did not give a bundle older than one seen before. @param {Me} me @param {number} seen its revision */
export function checkNotOlder(me, seen) {
  require(me.revision >= seen, "old-bundle");
}

/**
 * The keys that somebody is held to: for oneself one's own.
 * @param {Me} me
 * @param {string} account
 * @returns {Pin | undefined}
 */
export function pinOf(me, account) {
  if (account !== me.account) return me.pins[account];
  const earlier = me.keys.earlier.map((pair) => toBase64(pair.publicKey));
  return { ed25519: me.identity.ed25519, x25519: me.identity.x25519, earlier, how: "compared" };
}

/** That a shown identity is the one held to. @param {Me} me @param {Identity} identity */
export function checkPin(me, identity) {
  checkSigner(me, identity);
  require(pinOf(me, identity.account).x25519 === identity.x25519, "changed-key");
}

/** That what somebody signs is theirs, though they may seal with other keys by now. */
export function checkSigner(me, identity) {
  const known = pinOf(me, identity.account);
  require(known !== undefined, "not-pinned");
  require(known.ed25519 === identity.ed25519, "changed-key");
}

/** Hold to the keys of those whom one meets here for the first time. @returns {Identity[]} those */
export function meet(me, identities) {
  const strangers = identities.filter(({ account }) => pinOf(me, account) === undefined);
  for (const identity of strangers) pin(me, identity);
  return strangers;
}

/**
 * Hold on to a contact's keys from now on. Other keys than those held to are a hard stop.
 * @param {Me} me
 * @param {Identity} identity
 * @param {"seen" | "fingerprint" | "compared"} how
 * @returns {boolean} whether the bundle has to be saved
 */
export function pin(me, identity, how = "seen") {
  const { account, ed25519, x25519 } = identity;
  if (pinOf(me, account) === undefined) {
    me.pins[account] = { ed25519, x25519, earlier: [], how };
    return true;
  }
  checkPin(me, identity);
  if (account === me.account || TRUST.indexOf(how) <= TRUST.indexOf(me.pins[account].how)) return false;
  me.pins[account].how = how;
  return true;
}

/**
 * Take a contact's new X25519 key, signed by the Ed25519 key held to. Only after the two have compared.
 * @param {Me} me
 * @param {Identity} identity
 */
export function pinRenewed(me, identity) {
  const known = me.pins[identity.account];
  require(known !== undefined, "not-pinned");
  require(known.ed25519 === identity.ed25519, "changed-key");
  require(!known.earlier.includes(identity.x25519), "old-key");
  known.earlier.unshift(known.x25519);
  Object.assign(known, { x25519: identity.x25519, how: "compared" });
}
