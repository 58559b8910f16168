/** The plan for hard times: opened here, kept as one types, and set on one sheet when it is printed. */

import { unlocked } from "../people/unlock.js";
import { lend } from "../web/lending.js";
import { Sheet, surely } from "./sheet.js";
import { Shelf } from "./shelf.js";

const place = document.getElementById("plan");
const changed = new EventTarget();
const sheet = new Sheet(place, { onKept: () => changed.dispatchEvent(new Event("kept")) });

async function begin() {
  const me = await unlocked();
  const shelf = new Shelf(place.dataset.pages);
  const page = await surely(() => shelf.only("plan"));
  await sheet.begin({ me, shelf, kind: "plan", ref: me.account, page });
  // Whoever shows it to others (connections/showing.js) asks here what stands in it, and hears when it is kept.
  lend("plan", { words: () => Object.fromEntries(sheet.said().map(({ part, said }) => [part, said])), changed });
}

begin().catch((error) => sheet.fail(error, "not-opened-plan"));
