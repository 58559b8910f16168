/** A hard stop: the keys that the server shows are not those that this device holds to. */

import { saveBundle } from "../people/unlock.js";
import { checkPin, pinOf, pinRenewed, readIdentity } from "../vault/bundle.js";
import { safetyNumber } from "../vault/safety.js";
import { word } from "../web/words.js";
import { digits } from "./safety.js";

const section = document.getElementById("stopped");
const talk = document.getElementById("talk");

/** Say what is the matter, and whose keys it is about; nothing else of the conversation is shown. */
export function stop(refusal, { me, identities, names }) {
  const changed = refusal.reason === "changed-key";
  const other = Object.keys(identities).find((account) => isChanged(me, identities[account], account));
  const name = changed && other ? names.other(other) : names.all;
  const renewed = other ? renewedIdentity(me, identities[other], other) : null;
  section.querySelector("[data-may-be]").textContent = word("stop-may-be", { name });
  section.querySelector("[data-other]").textContent = word("stop-talk-first", { name });
  section.querySelector("[data-why]").textContent = changed
    ? word("stop-changed-key", { name })
    : word("stop-keys", { reason: refusal.reason });
  if (changed && renewed) offerComparing(me, renewed);
  else section.querySelector("[data-other]").hidden = false;
  talk.classList.add("is-stopped");
  section.hidden = false;
  section.focus();
}

/** Whether the server shows other keys than those held to, or none that are theirs. */
function isChanged(me, blob, account) {
  try {
    checkPin(me, readIdentity(blob, { origin: me.origin, account }));
    return false;
  } catch {
    return true;
  }
}

/** The identity that the server shows, when the key that was pinned has signed it: then it may be theirs. */
function renewedIdentity(me, blob, account) {
  try {
    const identity = readIdentity(blob, { origin: me.origin, account });
    return pinOf(me, account)?.ed25519 === identity.ed25519 ? identity : null;
  } catch {
    return null;
  }
}

function offerComparing(me, identity) {
  const part = section.querySelector("[data-renewed]");
  part.querySelector("[data-digits]").replaceChildren(...digits(safetyNumber(me, identity)));
  part.hidden = false;
  part.querySelector("[data-same]").addEventListener("click", async () => {
    try {
      await saveBundle((mine) => pinRenewed(mine, identity));
      location.reload();
    } catch {
      const problem = part.querySelector("[data-problem]");
      problem.textContent = word("failed");
      problem.hidden = false;
    }
  });
}
