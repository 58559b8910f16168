/** The safety number: sixty digits, the same on both sides. */

import { saveBundle } from "../people/unlock.js";
import { pin, pinOf } from "../vault/bundle.js";
import { safetyNumber, stateNumber } from "../vault/safety.js";
import { word } from "../web/words.js";

const dialog = document.getElementById("safety");

/** The groups as list items. */
export function digits(number) {
  return number.split(" ").map((group) => {
    const item = document.createElement("li");
    item.textContent = group;
    return item;
  });
}

/** Let each opener show the number of `me` and the one it is for. */
export function offerSafetyNumbers({ me, conversation, names }) {
  let shown = null;
  const openers = [...document.querySelectorAll("[data-safety]")];
  for (const opener of openers) {
    const identity = conversation.identityOf(opener.dataset.safety);
    opener.disabled = !identity;
    opener.addEventListener("click", () => {
      shown = identity;
      const name = names.of(identity.account);
      dialog.querySelector("h2").textContent = word("safety-title", { name });
      dialog.querySelector("[data-differ]").textContent = word("safety-differ", { name });
      dialog.querySelector("[data-digits]").replaceChildren(...digits(safetyNumber(me, identity)));
      const newest = stateNumber(conversation.connection, conversation.tip);
      dialog.querySelector("[data-newest]").replaceChildren(...digits(newest));
      sayHow(me, identity);
      dialog.showModal();
    });
  }
  // The menu that it was opened from has folded meanwhile.
  dialog.addEventListener("close", () => openers[0].closest("details").querySelector("summary").focus());
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  dialog.querySelector("[data-same]").addEventListener("click", () => compared(me, shown));
}

function sayHow(me, identity) {
  const { how } = pinOf(me, identity.account);
  for (const line of dialog.querySelectorAll("[data-how]")) line.hidden = line.dataset.how !== how;
  dialog.querySelector("[data-same]").hidden = how === "compared";
}

async function compared(me, identity) {
  const problem = dialog.querySelector("[data-problem]");
  problem.hidden = true;
  try {
    await saveBundle((mine) => pin(mine, identity, "compared"));
    sayHow(me, identity);
    dialog.querySelector("[data-close]").focus();
  } catch {
    problem.textContent = word("failed");
    problem.hidden = false;
  }
}
