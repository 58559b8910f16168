/** What was agreed for hard moments, one press away. It shows what is in force; it asks nothing and tells nobody. */

import { word } from "../web/words.js";
import { partOf } from "./parts.js";
import { phase } from "./standing.js";

const dialog = document.getElementById("hard");
const opener = document.querySelector("[data-hard]");

/** Asked for late: a hello that has no answer yet carries no agreement. */
const sections = () => [...dialog.querySelectorAll("[data-part]")];

/** `onPut(part)` is called when somebody wants to put something on the table for such moments. */
export function offer(onPut) {
  const put = dialog.querySelector("[data-put]");
  opener.addEventListener("click", () => dialog.showModal());
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  put.addEventListener("click", () => {
    dialog.close();
    onPut(sections()[0].dataset.part);
  });
}

/** As the clauses stand now; before they are known there is nothing to open. */
export function show(stands) {
  const agreed = stands.filter(({ inForce, holds, latest }) => inForce || (holds && latest.text !== null));
  const [first] = sections();
  for (const section of sections()) {
    const items = agreed.filter((stand) => partOf(stand) === section.dataset.part).map(item);
    section.querySelector("[data-agreed]").replaceChildren(...items);
    section.hidden = section !== first && items.length === 0;
  }
  const none = first.querySelector("li") === null;
  first.querySelector("[data-none]").hidden = !none;
  first.querySelector("[data-agreed]").hidden = none;
  dialog.querySelector("[data-put]").hidden = !none || phase() !== "alongside";
  opener.disabled = false;
}

function item({ latest }) {
  const made = document.getElementById("hard-clause").content.firstElementChild.cloneNode(true);
  made.textContent = latest.text ?? word("clause-unopened");
  return made;
}
