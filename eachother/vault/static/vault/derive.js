// From a passphrase to the two keys it stands for: one proves who somebody is, the other opens their account key.

import { fromBase64, lp, same, toBase64, utf8, wipe } from "./bytes.js";
import { Refusal, require } from "./checks.js";
import { normalisePassphrase } from "./passphrase.js";
import { digest, ready, sodium } from "./sodium.js";

// The server names a number only. A weaker profile than these does not exist, so nobody can be talked into one.
const PROFILES = { 1: { operations: 3, memory: 64 * 1024 * 1024 } };

/** The profile that new passphrases get. */
export const PROFILE = 1;

const KNOWN = {
  passphrase: "a door that opens the same everywhere – ein Türchen",
  salt: Uint8Array.from({ length: 16 }, (_, i) => i),
  root: "KbQjnbDCm0yFSka-PwkgwQQOntQgh6QTKXHxhvbUcvI",
};

/**
 * The salt of one person in one community.
 * @param {{origin: string, login: string, seed: string}} of seed as base64url
 */
export function saltFor({ origin, login, seed }) {
  return digest(lp("eo1/salt", origin, login, fromBase64(seed, 32))).slice(0, 16);
}

/** @param {Uint8Array} root @returns {{auth: string, wrap: Uint8Array}} */
export function split(root) {
  const auth = toBase64(sodium.crypto_kdf_derive_from_key(32, 1, "eo1_auth", root));
  return { auth, wrap: sodium.crypto_kdf_derive_from_key(32, 2, "eo1_wrap", root) };
}

/**
 * The root of a passphrase: Argon2id in a worker where there is one.
 * @param {{passphrase: string, salt: Uint8Array, profile: number}} from
 * @returns {Promise<Uint8Array>}
 */
export const derive = (from) => withDeriver((deriver) => run(deriver, from));

/**
 * As `derive`, for a passphrase that nothing has been locked with yet: a device that miscalculates must be found out
 * now, before it locks somebody out.
 * @param {{passphrase: string, salt: Uint8Array, profile: number}} from
 */
export const deriveSurely = (from) =>
  withDeriver(async (deriver) => {
    const known = await run(deriver, { passphrase: KNOWN.passphrase, salt: KNOWN.salt, profile: PROFILE });
    require(toBase64(known) === KNOWN.root, "faulty-device");
    const first = await run(deriver, from);
    const second = await run(deriver, from);
    require(same(first, second), "faulty-device");
    wipe(second);
    return first;
  });

async function run(deriver, { passphrase, salt, profile }) {
  require(Object.hasOwn(PROFILES, profile), "downgraded-profile");
  const order = { passphrase: utf8(normalisePassphrase(passphrase)), salt, ...PROFILES[profile] };
  try {
    return await deriver.derive(order);
  } finally {
    wipe(order.passphrase);
  }
}

let waiting;

/** Start loading what the next derivation needs, while the person is still typing. */
export function warmUp() {
  if (typeof Worker !== "undefined") waiting ??= inWorker();
}

/** A worker lives as long as one question: what it remembers goes with it. */
async function withDeriver(ask) {
  warmUp();
  const deriver = waiting ?? { derive: deriveHere, end() {} };
  waiting = undefined;
  try {
    return await ask(deriver);
  } finally {
    deriver.end();
  }
}

async function deriveHere({ passphrase, salt, operations, memory }) {
  await ready();
  return sodium.crypto_pwhash(32, passphrase, salt, operations, memory, sodium.crypto_pwhash_ALG_ARGON2ID13);
}

function inWorker() {
  const worker = new Worker(workerAddress(), { type: "module" });
  const derive = (order) =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => (data.root ? resolve(data.root) : reject(new Refusal("faulty-device")));
      worker.onerror = () => reject(new Refusal("faulty-device"));
      worker.postMessage(order);
    });
  return { derive, end: () => worker.terminate() };
}

let address;

/** The worker's own address, and no other, passes the page's trusted types. */
function workerAddress() {
  address ??= trusted(new URL("./derive-worker.js", import.meta.url).href);
  return address;
}

function trusted(href) {
  if (typeof trustedTypes === "undefined") return href;
  const policy = trustedTypes.createPolicy("eachother", { createScriptURL: () => href });
  return policy.createScriptURL(href);
}
