// A passkey with the PRF extension: what it answers to one fixed question stands for a person as a passphrase does.

import { lp, wipe } from "./bytes.js";
import { require } from "./checks.js";
import { split } from "./derive.js";
import { digest, ready } from "./sodium.js";

const LENGTH = 32;

/** What every passkey of this community is asked. The account comes in later: at the door nobody has said a name yet. */
export async function questionFor(origin) {
  await ready();
  return digest(lp("eo1/passkey-question", origin));
}

/**
 * What a passkey's answer stands for; it is random enough to need no slow derivation. The answer is overwritten.
 * @param {{origin: string, account: string, answer: Uint8Array}} from
 */
export function splitPasskey({ origin, account, answer }) {
  require(answer.length === LENGTH, "wrong-length");
  const root = digest(lp("eo1/passkey", origin, account, answer));
  const halves = split(root);
  wipe(root, answer);
  return halves;
}
