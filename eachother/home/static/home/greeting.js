// Greets by the reader's own clock; the server only knows the community's.
import { word } from "../web/words.js";

const heading = document.querySelector("[data-daytime]");

/** The part of the day of an hour (0–23), as `greeting.py` has it. */
export function daytime(hour) {
  if (hour < 5) return "night";
  if (hour < 12) return "morning";
  return hour < 18 ? "afternoon" : "evening";
}

if (heading) {
  const now = daytime(new Date().getHours());
  if (heading.dataset.daytime !== now) heading.textContent = word(`good-${now}`);
}
