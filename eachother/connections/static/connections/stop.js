/** A hard stop: what the server shows does not fit what this device holds to. */

import { saveBundle } from "../people/unlock.js";
import { checkPin, pinOf, pinRenewed, readIdentity } from "../vault/bundle.js";
import { Refusal } from "../vault/checks.js";
import { safetyNumber } from "../vault/safety.js";
import { word } from "../web/words.js";
import { offerToBegin } from "./anew.js";
import { meaningOf } from "./reasons.js";
import { digits } from "./safety.js";

const section = document.getElementById("stopped");
const talk = document.getElementById("talk");

/** Say what is the matter, what it means, and what can be done; nothing else of the conversation is shown. */
export async function stop(refusal, { me, store, identities, names, phase }) {
  let { reason } = refusal;
  if (reason === "forked-epoch") reason = await offered({ me, store, names, phase });
  const other = reason === "changed-key" ? whoseKeysChanged(me, identities) : null;
  const name = other ? names.other(other) : names.all;
  const renewed = other ? renewedIdentity(me, identities[other], other) : null;
  section.querySelector("[data-why]").textContent = word(meaningOf(reason), { name });
  if (renewed) offerComparing(me, renewed, name);
  else if (reason !== "forked-epoch") sayTalkFirst(name);
  const code = section.querySelector("[data-code]");
  code.textContent = word("stop-code", { reason });
  talk.classList.add("is-stopped");
  section.hidden = false;
  section.focus();
}

/** The way on after an older state. @returns {Promise<string>} the reason that stands: there may be no way on */
async function offered(with_) {
  try {
    await offerToBegin(section.querySelector("[data-anew]"), with_);
    return "forked-epoch";
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
}

function sayTalkFirst(name) {
  const line = section.querySelector("[data-other]");
  line.textContent = word("stop-talk-first", { name });
  line.hidden = false;
}

/** Of whom the server shows other keys than those held to, or none that are theirs. */
const whoseKeysChanged = (me, identities) =>
  Object.keys(identities).find((account) => isChanged(me, identities[account], account));

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

function offerComparing(me, identity, name) {
  const part = section.querySelector("[data-renewed]");
  part.querySelector("[data-may-be]").textContent = word("stop-may-be", { name });
  part.querySelector("[data-digits]").replaceChildren(...digits(safetyNumber(me, identity)));
  part.hidden = false;
  part.querySelector("[data-same]").addEventListener("click", async () => {
    try {
      await saveBundle((mine) => pinRenewed(mine, identity));
      location.reload();
    } catch (error) {
      const problem = part.querySelector("[data-problem]");
      problem.textContent = error instanceof Refusal ? word(meaningOf(error.reason), { name }) : word("failed");
      problem.hidden = false;
    }
  });
}
