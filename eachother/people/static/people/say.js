/** What went wrong, in the page's own words, at the place where it can be mended. What was typed stays. */

import { Refusal } from "../vault/checks.js";
import { Offline } from "../web/post.js";
import { word } from "../web/words.js";

/** An answer of the server that was a no. */
export class Answer extends Error {
  constructor({ status, data }) {
    super(data?.reason ?? `status ${status}`);
    this.name = "Answer";
    this.reason = data?.reason ?? (status === 403 || status === 400 ? "stale" : "failed");
  }
}

/** Say no in the browser, before the server is asked. @param {string} reason a word of the page */
export function refuse(reason) {
  throw new Answer({ status: 422, data: { reason } });
}

/** The data of an answer that was a yes; throws `Answer` otherwise. */
export function yes(answer) {
  if (!answer.ok) throw new Answer(answer);
  return answer.data;
}

/** Say why in `form`: beside the field that `[data-said]` names, else at its end. */
export function say(form, error) {
  const reason = reasonOf(error);
  const place = form.querySelector(`[data-said~="${CSS.escape(reason)}"]`) ?? form.querySelector('[data-said=""]');
  hush(form);
  place.querySelector("[data-words]").textContent = wordFor(reason, error);
  place.hidden = false;
  const field = document.getElementById(place.dataset.field ?? "");
  field?.setAttribute("aria-invalid", "true");
  (field ?? place).focus();
}

/** Nothing is wrong (any more). */
export function hush(form) {
  for (const place of form.querySelectorAll("[data-said]")) {
    place.hidden = true;
    document.getElementById(place.dataset.field ?? "")?.removeAttribute("aria-invalid");
  }
}

/** Do `work` while the button shows that something is under way; it cannot be pressed twice. */
export async function busy(form, work, button = form.querySelector('button:not([type="button"])')) {
  if (button.getAttribute("aria-busy") === "true") return;
  button.setAttribute("aria-busy", "true");
  hush(form);
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof Answer || error instanceof Offline)) console.error(error);
    say(form, error);
  } finally {
    button.removeAttribute("aria-busy");
  }
}

function reasonOf(error) {
  if (error instanceof Offline) return "offline";
  if (error instanceof Refusal || error instanceof Answer) return error.reason;
  return "failed";
}

function wordFor(reason, error) {
  try {
    return word(reason, error.values);
  } catch {
    return word(error instanceof Refusal ? "not-right" : "failed", { reason });
  }
}
