/** What is at hand in a hard moment, opened on the person's own device. Nothing about that is told to anybody. */

import { standsOf } from "../connections/agreed.js";
import { opened } from "../connections/opening.js";
import { layOut, planOf } from "../connections/plan_of.js";
import { Shelf } from "../journal/shelf.js";
import { unlocked } from "../people/unlock.js";
import { openPage } from "../vault/pages.js";
import { word } from "../web/words.js";

const mine = document.getElementById("my-plan");
const hidden = JSON.parse(document.getElementById("hidden").content.textContent);

/** One's own words are never folded away. */
async function showMine(me, fetched) {
  const page = await fetched;
  const list = mine.querySelector("dl");
  layOut(list, page ? await openPage({ ...page, me }) : {}, []);
  list.hidden = list.children.length === 0;
}

/** A plan that somebody shows, under their name. */
async function showTheirs(me, place) {
  const { here, other } = place.dataset;
  const { words } = await planOf(me, here, other);
  layOut(place.querySelector("dl"), words ?? {}, hidden);
}

/** What is in force between the two for such moments; asked for when it is unfolded. */
async function showAgreed(me, place) {
  const { store, keys } = await opened(me, place.dataset.here);
  const { clauses } = await store.clauses();
  const parts = place.closest("[data-parts]").dataset.parts.split(" ");
  const agreed = standsOf(clauses, { me, keys }).filter(
    ({ inForce, holds, latest, part }) => (inForce || (holds && latest.text !== null)) && parts.includes(part),
  );
  agreed.sort((one, other) => parts.indexOf(one.part) - parts.indexOf(other.part));
  place.querySelector("ul").replaceChildren(...agreed.map(clause));
  place.querySelector("[data-none]").hidden = agreed.length > 0;
}

function clause({ latest }) {
  const item = document.createElement("li");
  item.className = "voice";
  item.textContent = latest.text ?? word("plan-not-opened", { reason: "not-opened" });
  return item;
}

/** Whatever does not open says so in its own place, and keeps nothing else from opening. */
async function filled(place, work) {
  const status = place.querySelector("[data-status]");
  status.textContent = word("plan-opening");
  try {
    await work();
    status.textContent = "";
    place.dataset.ready = "";
  } catch (error) {
    status.textContent = word("plan-not-opened", { reason: error.reason ?? error.name });
  }
}

const fetched = mine && new Shelf(mine.dataset.pages).only("plan");
fetched?.catch(() => {}); // told below, once it is unlocked
const me = await unlocked();
if (mine) filled(mine, () => showMine(me, fetched));
for (const place of document.querySelectorAll("[data-plan-of]")) filled(place, () => showTheirs(me, place));
for (const place of document.querySelectorAll("[data-agreed-with]")) {
  const show = () => place.open && filled(place, () => showAgreed(me, place));
  place.addEventListener("toggle", show);
  show();
}
