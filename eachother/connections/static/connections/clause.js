/** One clause on the page. */

import { moment } from "../web/times.js";
import { word } from "../web/words.js";
import { partOf } from "./parts.js";
import { moveTo } from "./place.js";

const piece = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);

/**
 * @param {object} stand as agreed.js makes it
 * @param {{names: object, phase: string, on: object}} with_
 *   `on`: agree(stand), reword(stand, text, part), letGo(stand), reopen(stand); what goes wrong they throw, and it is said here
 */
export function clauseItem(stand, { names, phase, on }) {
  const item = piece("clause");
  const part = (name) => item.querySelector(`[data-${name}]`);
  item.dataset.clause = stand.clause;
  part("text").textContent = stand.latest.text ?? word("clause-unopened");
  part("mark").textContent = word(markOf(stand));
  part("mark").classList.toggle("yes", stand.inForce || stand.holds);
  part("detail").textContent = detail(stand, names);
  if (stand.forged) sayProblem(item, word("clause-forged"));
  if (stand.twisted) sayProblem(item, word("clause-twisted", { name: names.all }));
  part("acts").hidden = stand.days === null;
  part("acts").textContent = acts(stand.days);
  part("agree").textContent = word(stand.agreedBefore ? "agree-again" : "agree");
  showChoices(item, stand, phase);
  part("steps").replaceChildren(...stand.steps.map((step) => stepItem(step, stand, names)));
  wire(item, stand, on);
  return item;
}

function markOf({ inForce, holds, again }) {
  if (inForce) return "both-agree";
  return holds ? "some-agree" : again ? "on-table-again" : "on-table";
}

function detail(stand, names) {
  if (stand.inForce) return word("since", { day: dayOf(stand.since) });
  if (stand.holds) return word("not-yet-by", { name: names.list(stand.silent) });
  const who = stand.moved.by ? names.of(stand.moved.by) : names.all;
  const values = { who, day: dayOf(stand.moved.at), name: names.list(stand.silent) };
  return word(stand.iAgree ? "waits-for" : "by-on", values);
}

/** The time itself: words of one's own may name another one than the server acts on. */
function acts(days) {
  if (!(days > 0)) return word("clause-acts-not");
  return word([1, 7, 30].includes(days) ? `clause-acts-${days}` : "clause-acts", { days });
}

function showChoices(item, { inForce, holds, iAgree, latest }, phase) {
  const together = phase === "alongside";
  item.querySelector("[data-agree]").hidden = !together || iAgree || latest.text === null || latest.twisted;
  for (const reword of item.querySelectorAll("[data-reword]")) {
    reword.hidden = !together || latest.text === null || Boolean(reword.closest("details")) !== inForce;
  }
  const open = together || ["paused", "i-want-back", "they-want-back"].includes(phase);
  item.querySelector("[data-reopen]").hidden = !open || !(inForce || holds);
  item.querySelector("[data-again]").hidden = !together || !holds || latest.text === null;
}

function stepItem({ what, by, at, text }, stand, names) {
  const item = piece("clause-step");
  item.querySelector("[data-said]").textContent = word(`step-${what}`, { who: by ? names.of(by) : names.all });
  item.querySelector("[data-when]").append("· ", moment(at, "day"));
  const words = item.querySelector("[data-words]");
  words.hidden = !text || text === stand.latest.text;
  words.textContent = text ?? "";
  return item;
}

function wire(item, stand, on) {
  const form = item.querySelector("[data-rewording]");
  const area = form.querySelector("textarea");
  area.id = `wording-${stand.clause}`;
  form.querySelector("label").htmlFor = area.id;
  const choice = form.querySelector("[data-part]");
  choice.id = `part-of-${stand.clause}`;
  choice.closest(".field").querySelector("label").htmlFor = choice.id;
  choice.value = partOf(stand);
  const press = (button, work) => button.addEventListener("click", () => doing(item, button, work));
  press(item.querySelector("[data-agree]"), () => on.agree(stand));
  press(item.querySelector("[data-reopen]"), () => on.reopen(stand));
  // In the newest key, so that those who came in since can read it too.
  press(item.querySelector("[data-again]"), () => on.reword(stand, stand.latest.text, partOf(stand)));
  for (const reword of item.querySelectorAll("[data-reword]")) {
    reword.addEventListener("click", () => {
      if (stand.days !== null) return on.letGo(stand);
      area.value ||= stand.latest.text ?? "";
      form.hidden = false;
      area.focus();
    });
  }
  const fold = () => {
    form.hidden = true;
    moveTo([...item.querySelectorAll("[data-reword]")].find((reword) => reword.checkVisibility()) ?? item);
  };
  form.querySelector("[data-leave]").addEventListener("click", () => {
    area.value = "";
    choice.value = partOf(stand);
    fold();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const words = area.value.trim();
    if (!words || (words === stand.latest.text && choice.value === partOf(stand))) return;
    fold();
    doing(item, form.querySelector(".go"), () => on.reword(stand, words, choice.value));
  });
}

async function doing(item, button, work) {
  if (button.getAttribute("aria-busy") === "true") return;
  button.setAttribute("aria-busy", "true");
  try {
    await work();
  } catch (error) {
    sayProblem(item, error.words ?? word("failed"));
  } finally {
    button.removeAttribute("aria-busy");
  }
}

export function sayProblem(item, words) {
  const problem = item.querySelector("[data-problem]");
  problem.textContent = words;
  problem.hidden = false;
}

const dayOf = (iso) => moment(iso, "day").textContent;
