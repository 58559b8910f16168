// An account from its making to its renewal. What leaves the browser is in `post`; the passphrase never does.

import { boxPair, newKeys, openBundle, readIdentity, sealBundle, writeIdentity } from "./bundle.js";
import { fromBase64, lp, toBase64, wipe } from "./bytes.js";
import { derive, deriveSurely, PROFILE, saltFor, split } from "./derive.js";
import { splitPasskey } from "./passkey.js";
import { normaliseLogin } from "./passphrase.js";
import { newCode, readCode, splitCode } from "./recovery.js";
import { opened, random, ready, sealed } from "./sodium.js";

/** @typedef {import("./bundle.js").Me} Me */

const SLOT_LENGTH = 73;

/**
 * A new account.
 * @param {{origin: string, login: string, passphrase: string, account: string}} from
 * @returns {Promise<{post: object, me: Me, recoveryCode: string}>}
 */
export async function create({ origin, login, passphrase, account }) {
  await ready();
  const me = own({ origin, account, ak: random(32), keys: newKeys(), revision: 0, pins: {} });
  const lock = await lockWith(passphrase, me, login);
  const { recovery, recoveryCode } = newRecovery(me);
  const bundle = sealBundle(me);
  me.revision = bundle.revision;
  const post = { account, login: normaliseLogin(login), ...lock, recovery, bundle, identity: me.identity.blob };
  return { post, me, recoveryCode };
}

/**
 * What proves the passphrase to the server (`auth`), and what opens the slot (`wrap`, which stays here).
 * @param {{origin: string, login: string, passphrase: string, seed: string, profile: number}} from
 */
export async function prove({ origin, login, passphrase, seed, profile }) {
  await ready();
  const salt = saltFor({ origin, login: normaliseLogin(login), seed });
  return splitAndWipe(await derive({ passphrase, salt, profile }));
}

/**
 * @param {{origin: string, account: string, wrap: Uint8Array, slot: string,
 *   bundle: {revision: number, sealed: string}, identity: string}} from
 * @returns {Promise<Me>}
 */
export async function open({ origin, account, wrap, slot, bundle, identity }) {
  await ready();
  return openBundle({ origin, account, ak: openSlot(wrap, slot, account, "passphrase"), bundle, identity });
}

/**
 * As `prove`, with what a passkey answered to `questionFor(origin)`.
 * @param {{origin: string, account: string, answer: Uint8Array}} from
 */
export async function provePasskey({ origin, account, answer }) {
  await ready();
  return splitPasskey({ origin, account, answer });
}

/** As `open`, with the slot of a passkey. @returns {Promise<Me>} */
export async function openWithPasskey({ origin, account, wrap, slot, bundle, identity }) {
  await ready();
  return openBundle({ origin, account, ak: openSlot(wrap, slot, account, "passkey"), bundle, identity });
}

/** A passkey as one more way in. @param {{me: Me, answer: Uint8Array}} from @returns {Promise<{auth: string, slot: string}>} */
export async function addPasskey({ me, answer }) {
  const { auth, wrap } = await provePasskey({ origin: me.origin, account: me.account, answer });
  return { auth, slot: sealSlot(wrap, me, "passkey") };
}

/** `prove` and `open` in one, when the server has given everything already. @returns {Promise<Me>} */
export async function unlock({ origin, login, passphrase, account, seed, profile, slot, bundle, identity }) {
  const { wrap } = await prove({ origin, login, passphrase, seed, profile });
  return open({ origin, account, wrap, slot, bundle, identity });
}

/** With the account key that was kept on the device. @returns {Promise<Me>} */
export async function reopen({ origin, account, ak, bundle, identity }) {
  await ready();
  return openBundle({ origin, account, ak, bundle, identity });
}

/**
 * @param {{me: Me, login: string, oldPassphrase: string, seed: string, profile: number, passphrase: string}} from
 *   seed and profile: those of the old passphrase
 */
export async function changePassphrase({ me, login, oldPassphrase, seed, profile, passphrase }) {
  const { auth: proof } = await prove({ origin: me.origin, login, passphrase: oldPassphrase, seed, profile });
  return { post: { proof, ...(await lockWith(passphrase, me, login)) } };
}

/** @param {string} typed the recovery code */
export async function proveRecovery(typed) {
  await ready();
  return splitCode(readCode(typed));
}

/**
 * With the recovery code: a new passphrase and a new code.
 * @returns {Promise<{post: object, me: Me, recoveryCode: string}>}
 */
export async function recover({ origin, login, account, code, slot, bundle, identity, passphrase }) {
  const { wrap } = await proveRecovery(code);
  const me = openBundle({ origin, account, ak: openSlot(wrap, slot, account, "recovery"), bundle, identity });
  const { recovery, recoveryCode } = newRecovery(me);
  return { post: { ...(await lockWith(passphrase, me, login)), recovery }, me, recoveryCode };
}

/** Another code for the sheet; the old one stops working. @param {{me: Me}} from */
export async function newRecoveryCode({ me }) {
  await ready();
  const { recovery, recoveryCode } = newRecovery(me);
  return { post: { recovery }, recoveryCode };
}

/**
 * 'Somebody knows it': a new account key and X25519 key. Every connection needs a new epoch afterwards.
 * @returns {Promise<{post: object, me: Me, recoveryCode: string}>}
 */
export async function renew({ me: before, login, oldPassphrase, seed, profile, passphrase }) {
  const { auth: proof } = await prove({ origin: before.origin, login, passphrase: oldPassphrase, seed, profile });
  const earlier = [before.keys.x25519, ...before.keys.earlier];
  const keys = { ...before.keys, x25519: boxPair(random(32)), earlier };
  const me = own({ ...before, ak: random(32), keys });
  const lock = await lockWith(passphrase, me, login);
  const { recovery, recoveryCode } = newRecovery(me);
  const bundle = sealBundle(me);
  me.revision = bundle.revision;
  return { post: { proof, ...lock, recovery, bundle, identity: me.identity.blob }, me, recoveryCode };
}

function own(me) {
  return { ...me, identity: readIdentity(writeIdentity(me), me) };
}

async function lockWith(passphrase, me, login) {
  const seed = toBase64(random(32));
  const salt = saltFor({ origin: me.origin, login: normaliseLogin(login), seed });
  const { auth, wrap } = splitAndWipe(await deriveSurely({ passphrase, salt, profile: PROFILE }));
  return { profile: PROFILE, seed, auth, slot: sealSlot(wrap, me, "passphrase") };
}

function newRecovery(me) {
  const { code, written } = newCode();
  const { auth, wrap } = splitCode(code);
  wipe(code);
  return { recovery: { auth, slot: sealSlot(wrap, me, "recovery") }, recoveryCode: written };
}

function splitAndWipe(root) {
  const halves = split(root);
  wipe(root);
  return halves;
}

function sealSlot(wrap, { ak, account }, kind) {
  const slot = sealed(wrap, ak, lp("eo1/slot", account, kind));
  wipe(wrap);
  return toBase64(slot);
}

const openSlot = (wrap, slot, account, kind) =>
  opened(wrap, fromBase64(slot, SLOT_LENGTH), lp("eo1/slot", account, kind));
