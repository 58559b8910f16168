/** One page of the journal: a free one, or a word taken apart. Kept as one types, like the plan. */

import { yes } from "../people/say.js";
import { unlocked } from "../people/unlock.js";
import { newRef, text, utf8 } from "../vault/bytes.js";
import { dropNote, readNote, writeNote } from "../vault/keep.js";
import { lend } from "../web/lending.js";
import { isWaiting } from "./keeper.js";
import { NEW, textOf } from "./leaves.js";
import { Sheet, surely } from "./sheet.js";
import { Shelf } from "./shelf.js";

const place = document.getElementById("leaf");
const form = place.querySelector("form[data-sheet]");
let me = null;
let ref = place.dataset.ref;
const sheet = new Sheet(place, { shape, onKept: settle });

/** Which boxes it has: those of its sort. */
function shape({ form: sort }) {
  for (const part of place.querySelectorAll("[data-form]"))
    part.hidden = (part.dataset.form === "word") !== (sort === "word");
}

/** From now on it has an address, and can be let go and shared. */
function settle() {
  for (const part of place.querySelectorAll("[data-kept]")) part.hidden = false;
  if (place.dataset.ref) return;
  place.dataset.ref = ref;
  dropNote(me, NEW);
  const { here } = place.dataset;
  history.replaceState(null, "", `${here}/${ref}`);
  place.querySelector("[data-let-go]").href = `${here}/${ref}/removal`;
}

async function fetched(shelf) {
  if (place.dataset.ref) return surely(() => shelf.one(ref).then(yes));
  const begun = await readNote(me, NEW).catch(() => null);
  ref = begun && text(begun);
  if (ref && (await isWaiting(me, ref))) return null; // it goes on where it was
  ref = newRef();
  form.addEventListener("input", () => writeNote(me, NEW, utf8(ref)), { once: true });
  return null;
}

async function begin() {
  me = await unlocked();
  const shelf = new Shelf(place.dataset.pages);
  const page = await fetched(shelf);
  const words = { form: location.hash === "#word" ? "word" : "free" };
  await sheet.begin({ me, shelf, kind: "journal", ref, page, words });
  if (page) settle();
  lend("leaf", { text: () => textOf(sheet.said()) });
}

begin().catch((error) => sheet.fail(error, "not-opened-leaf"));
