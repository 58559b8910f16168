/** The day to look at the agreement again, as it stands, in its line under the agreement. */

import { moment } from "../web/times.js";
import { word } from "../web/words.js";
import { phase } from "./standing.js";

const line = document.querySelector("#agreed [data-look]");
const TOGETHER = ["alongside", "paused", "i-want-back", "they-want-back"];

/** @param {{agreed: ?string, now: boolean, proposed: ?string, mine: boolean}} days @param {string} name */
export function show(days, name) {
  const day = days.proposed ?? days.agreed;
  const values = { name, day: day && moment(`${day}T12:00`, "day").textContent };
  line.hidden = !TOGETHER.includes(phase());
  line.querySelector("a").textContent = word(`look-${standing(days)}`, values);
}

function standing({ agreed, now, proposed, mine }) {
  if (proposed) return mine ? "mine" : "theirs";
  if (!agreed) return "none";
  return now ? "now" : "agreed";
}
