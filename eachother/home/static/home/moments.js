/** A person's own plan, opened on their device where they need it. Nothing about that is told to anybody. */

import { Shelf } from "../journal/shelf.js";
import { unlocked } from "../people/unlock.js";
import { openPage } from "../vault/pages.js";
import { word } from "../web/words.js";

const place = document.getElementById("my-plan");
const status = place.querySelector("[data-status]");
const list = place.querySelector("dl");
const PARTS = ["helps", "never", "who", "outside", "inside", "things", "afterwards"];

async function show() {
  const fetched = new Shelf(place.dataset.pages).only("plan");
  fetched.catch(() => {}); // told below, once it is unlocked
  const me = await unlocked();
  status.textContent = word("plan-opening");
  const page = await fetched;
  const words = page ? await openPage({ ...page, me }) : {};
  for (const part of PARTS.filter((name) => words[name]?.trim())) {
    const [title, said] = [document.createElement("dt"), document.createElement("dd")];
    title.textContent = word(`plan-${part}`);
    said.textContent = words[part].trim();
    said.className = "voice";
    list.append(title, said);
  }
  list.hidden = list.children.length === 0;
  status.textContent = "";
  place.dataset.ready = "";
}

show().catch((error) => {
  status.textContent = word("plan-not-opened", { reason: error.reason ?? error.name });
});
