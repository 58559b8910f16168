/** What one can do with something said: put a sign to it, answer it, say it differently, delete it. */

import { moveTo } from "./place.js";
import { hasFile, isName, isSign, isThree } from "./saying.js";
import { phase } from "./standing.js";

const piece = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);
const PRESSED = "button, a, summary, details";

export class Doing {
  #thread;
  #hanging;
  #on;
  #open = null; // {row, part}

  /** `on`: sign(message, name, text), unsign(message, name), answer(message), change(message), remove(message, row) */
  constructor({ list, thread, hanging, on }) {
    this.#thread = thread;
    this.#hanging = hanging;
    this.#on = on;
    list.addEventListener("click", (event) => this.#pressed(event));
    list.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.#open) return;
      const { row } = this.#open;
      this.close();
      row.querySelector("[data-doing]").focus();
    });
  }

  close() {
    if (!this.#open) return;
    const { row, part } = this.#open;
    part.remove();
    row.classList.remove("chosen");
    row.querySelector("[data-doing]").setAttribute("aria-expanded", "false");
    this.#open = null;
  }

  #pressed({ target }) {
    const row = target.closest(".said");
    if (!row) return;
    if (target.closest("[data-doing]")) return this.#toggle(row, true);
    if (!target.closest(".says") || target.closest(PRESSED) || !getSelection().isCollapsed) return;
    this.#toggle(row, false);
  }

  #toggle(row, byKey) {
    const again = this.#open?.row === row;
    this.close();
    if (again) return;
    const message = this.#thread.messageOf(row);
    if (!message.hash || message.removed) return;
    const part = this.#part(row, message);
    if (!part.querySelector("button:not([hidden])")) return;
    row.querySelector(".bubble").after(part);
    row.classList.add("chosen");
    row.querySelector("[data-doing]").setAttribute("aria-expanded", "true");
    this.#open = { row, part };
    part.scrollIntoView({ block: "nearest" });
    if (byKey) part.querySelector("button:not([hidden])").focus({ preventScroll: true });
  }

  #part(row, message) {
    const part = piece("doing");
    const mine = row.classList.contains("mine");
    const together = phase() === "alongside";
    const press = (name, shown, work) => {
      const button = part.querySelector(`[data-${name}]`);
      button.hidden = !shown;
      button.addEventListener("click", () => {
        this.close();
        work();
      });
    };
    part.querySelector("[data-put]").hidden = !together || mine;
    for (const button of part.querySelectorAll("[data-sign]")) this.#wireSign(button, message, together && !mine);
    press("answer", together, () => this.#on.answer(message));
    press("change", together && mine && isPlain(message, this.#hanging), () => this.#on.change(message));
    press("delete", mine && message.kind !== "clause" && !isName(message.body), () => this.#sure(row, message));
    return part;
  }

  #wireSign(button, message, shown) {
    const name = button.dataset.sign;
    const put = this.#hanging.mySigns(message.hash).includes(name);
    button.hidden = !shown;
    button.setAttribute("aria-pressed", String(put));
    button.addEventListener("click", () => {
      const opener = this.#open.row.querySelector("[data-doing]");
      this.close();
      opener.focus({ preventScroll: true });
      if (put) this.#on.unsign(message, name);
      else this.#on.sign(message, name, button.textContent.trim());
    });
  }

  /** What will happen, and two buttons that name what they do. */
  #sure(row, message) {
    const sure = piece("sure");
    row.append(sure);
    const leave = (to) => {
      sure.remove();
      moveTo(to);
    };
    sure.querySelector("[data-no]").addEventListener("click", () => leave(row.querySelector("[data-doing]")));
    sure.querySelector("[data-yes]").addEventListener("click", () => {
      leave(row);
      this.#on.remove(message, row);
    });
    sure.querySelector("[data-yes]").focus();
    sure.scrollIntoView({ block: "nearest" });
  }
}

/** What stands in the box again as it was typed. */
function isPlain(message, hanging) {
  const body = hanging.bodyOf(message);
  return message.kind !== "clause" && !isSign(body) && !isName(body) && !isThree(body) && !hasFile(body);
}
