/** Before one comes in: what they have agreed on, as each of those who gave their word told it, and one's yes to each of it. */

import { say } from "../../people/say.js";
import { unlocked } from "../../people/unlock.js";
import { meet, readIdentity } from "../../vault/bundle.js";
import { text, utf8 } from "../../vault/bytes.js";
import { Refusal } from "../../vault/checks.js";
import { readNote, writeNote } from "../../vault/keep.js";
import { readTold } from "../../vault/told.js";
import { word } from "../../web/words.js";
import { hasSameWords, noteOfYes } from "../again.js";

const section = document.getElementById("told");
const form = section.querySelector("form");
const { ref } = section.dataset;
const { told, before } = JSON.parse(document.getElementById("told-start").content.textContent);
const note = noteOfYes(ref);

async function begin() {
  const me = await unlocked();
  const letters = told.map((one) => opened(me, one));
  const whole = letters.filter((clauses) => clauses !== null);
  const [first = [], ...others] = whole;
  const common = first.filter((one) => others.every((clauses) => clauses.some((other) => hasSameWords(one, other))));
  const differ = whole.length < letters.length || whole.some((clauses) => clauses.length > common.length);
  section.querySelector("[data-differ]").hidden = !differ || common.length === 0;
  section.querySelector("[data-none]").hidden = common.length > 0;
  const said = await readNote(me, note).catch(() => null);
  const yes = said ? JSON.parse(text(said)) : [];
  section.querySelector("[data-clauses]").replaceChildren(...common.map((one) => item(one, yes)));
  form.addEventListener("change", () => {
    const ticked = common.filter((_, i) => form.querySelectorAll("input")[i].checked);
    writeNote(me, note, utf8(JSON.stringify(ticked))).catch((error) => say(form, error));
  });
  section.dataset.ready = "";
}

/** Null when it was not told by the one it is said to come from, or to somebody else. */
function opened(me, { identity, by, sealed }) {
  try {
    const theirs = readIdentity(identity, { origin: me.origin, account: by });
    meet(me, [theirs]); // held to while this page is open
    return readTold(me, sealed, { connection: ref, before, by: theirs });
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function item(clause, yes) {
  const row = section.querySelector("template").content.firstElementChild.cloneNode(true);
  row.querySelector("[data-text]").textContent = clause.text;
  const acts = row.querySelector("[data-acts]");
  acts.hidden = !(clause.days > 0);
  if (clause.days > 0)
    acts.textContent = word([1, 7, 30].includes(clause.days) ? `told-acts-${clause.days}` : "told-acts", clause);
  row.querySelector("input").checked = yes.some((one) => hasSameWords(one, clause));
  return row;
}

begin().catch((error) => say(form, error));
