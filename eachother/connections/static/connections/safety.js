/** The safety number: sixty digits, the same on both sides. */

import { saveBundle } from "../people/unlock.js";
import { pin, pinOf } from "../vault/bundle.js";
import { safetyNumber } from "../vault/safety.js";
import { word } from "../web/words.js";

const dialog = document.getElementById("safety");

/** The twelve groups as list items. */
export function digits(number) {
  return number.split(" ").map((group) => {
    const item = document.createElement("li");
    item.textContent = group;
    return item;
  });
}

/** Let `opener` show the number of `me` and `identity`. */
export function offerSafetyNumber(opener, me, identity) {
  opener.disabled = false;
  opener.addEventListener("click", () => {
    dialog.querySelector("[data-digits]").replaceChildren(...digits(safetyNumber(me, identity)));
    sayHow(me, identity);
    dialog.showModal();
  });
  // The menu that it was opened from has folded meanwhile.
  dialog.addEventListener("close", () => opener.closest("details").querySelector("summary").focus());
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  dialog.querySelector("[data-same]").addEventListener("click", () => compared(me, identity));
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
