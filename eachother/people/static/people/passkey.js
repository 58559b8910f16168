/**
 * Talking with the browser about passkeys: WebAuthn with the PRF extension. What a passkey answers stays here; the vault
 * makes of it what proves it, and what opens the account key (docs/decisions/passkeys.md).
 */

import { openWithPasskey } from "../vault/account.js";
import { fromBase64, isRef, toBase64, utf8 } from "../vault/bytes.js";
import { questionFor } from "../vault/passkey.js";
import { refuse } from "./say.js";

const NUMBERS = /^\[|^\d+(\.\d+){3}$/;
// EdDSA, ES256, RS256: nobody looks at the signatures, but every authenticator can make one of these.
const SIGNATURES = [-8, -7, -257];
const MEANS = {
  NotAllowedError: "passkey-stopped",
  AbortError: "passkey-stopped",
  InvalidStateError: "passkey-known",
  NotSupportedError: "no-prf",
  ConstraintError: "no-prf",
  SecurityError: "passkey-none",
};

/** Why no passkey can be asked here, as a word of the page; null: one can. */
export async function hindrance() {
  if (NUMBERS.test(location.hostname)) return "passkey-numbers";
  if (typeof PublicKeyCredential === "undefined") return "passkey-none";
  const can = await PublicKeyCredential.getClientCapabilities?.().catch(() => null);
  return can?.["extension:prf"] === false ? "no-prf" : null;
}

/** Show the button that asks for a passkey, where one can be asked. */
export async function offer(button, press) {
  button.addEventListener("click", press);
  button.hidden = (await hindrance()) !== null;
}

// Kept until the page goes: when the line was lost, or the second question was closed, no second passkey is made.
let made = null;

/**
 * A new passkey of this device, with its answer.
 * @param {{account: string, login: string, credentials: string[]}} of the person, and the passkeys they have
 * @returns {Promise<{credential: string, answer: Uint8Array}>}
 */
export async function newPasskey({ account, login, credentials }) {
  made ??= await answered("create", {
    rp: { id: location.hostname, name: location.hostname },
    user: { id: utf8(account), name: login, displayName: login },
    pubKeyCredParams: SIGNATURES.map((alg) => ({ type: "public-key", alg })),
    excludeCredentials: named(credentials),
    authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
    attestation: "none",
  });
  made.answer ??= await laterAnswer(made);
  return made;
}

/** Some authenticators answer at once, some when they are asked afterwards, and some never. */
async function laterAnswer({ credential, prf }) {
  try {
    if (!prf || prf.enabled === false) refuse("no-prf");
    return (await askPasskey([credential])).answer;
  } catch (error) {
    if (error.reason === "no-prf") await throwAway(credential);
    throw error;
  }
}

/**
 * What one of these passkeys answers; with none named, the one that the person chooses.
 * @param {string[]} [credentials]
 * @returns {Promise<{credential: string, account: string, answer: Uint8Array}>}
 */
export async function askPasskey(credentials = []) {
  const found = await answered("get", {
    rpId: location.hostname,
    allowCredentials: named(credentials),
    userVerification: "required",
  });
  if (!found.answer) refuse("no-prf");
  return found;
}

/** `openWithPasskey`; when it opens nothing, nobody has mistyped anything. */
export async function openedBy(from) {
  try {
    return await openWithPasskey(from);
  } catch (error) {
    return error.reason === "not-opened" ? refuse("passkey-not-opened") : Promise.reject(error);
  }
}

/** A passkey that can open nothing: the browser need not keep it, where it can be told so. */
async function throwAway(credentialId) {
  made = null;
  await PublicKeyCredential.signalUnknownCredential?.({ rpId: location.hostname, credentialId }).catch(() => {});
}

/** Those that are no longer good need not be offered by the browser either. */
export function tidy({ account, credentials }) {
  if (typeof PublicKeyCredential === "undefined") return;
  const accepted = { userId: toBase64(utf8(account)), allAcceptedCredentialIds: credentials };
  PublicKeyCredential.signalAllAcceptedCredentials?.({ rpId: location.hostname, ...accepted }).catch(() => {});
}

/** Ask, with the question of this community. */
async function answered(how, options) {
  const extensions = { prf: { eval: { first: await questionFor(location.origin) } } };
  const publicKey = { challenge: unchecked(), extensions, ...options };
  const credential = await navigator.credentials[how]({ publicKey }).catch(toWords);
  const { prf } = credential.getClientExtensionResults();
  return {
    credential: toBase64(new Uint8Array(credential.rawId)),
    account: accountIn(credential.response.userHandle),
    answer: prf?.results?.first && new Uint8Array(prf.results.first),
    prf,
  };
}

/** WebAuthn wants a challenge. It is for servers that check signatures; here the answer itself is the proof. */
const unchecked = () => crypto.getRandomValues(new Uint8Array(32));

const named = (credentials) => credentials.map((id) => ({ type: "public-key", id: fromBase64(id) }));

/** The account that this passkey was made for; none when it is of something else at the same address. */
function accountIn(handle) {
  const account = String.fromCharCode(...new Uint8Array(handle ?? 0));
  return isRef(account) ? account : null;
}

function toWords(error) {
  return Object.hasOwn(MEANS, error.name) ? refuse(MEANS[error.name]) : Promise.reject(error);
}
