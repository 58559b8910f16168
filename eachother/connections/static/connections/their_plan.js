/** The other's plan, while they show it: opened with the page, one press away. Opening it asks nobody. */

import { Answer, yes } from "../people/say.js";
import { Refusal } from "../vault/checks.js";
import { Offline } from "../web/post.js";
import { word } from "../web/words.js";
import { layOut, planOf } from "./plan_of.js";
import { rememberTakenBack } from "./plans_seen.js";
import { phase } from "./standing.js";

const talk = document.getElementById("talk");
const TOGETHER = new Set(["alongside", "paused", "i-want-back", "they-want-back"]);

export class TheirPlan {
  #dialog = document.getElementById("their-plan");
  #openers = document.querySelectorAll("[data-plan]"); // beside the agreement, and among what is for hard moments
  #with;
  #since = null;
  #seenGone = false;
  #store = null;

  /** @param {{me: object, hidden: string[]}} with_ `hidden`: words that this person would rather not come across */
  constructor(with_) {
    this.#with = with_;
    for (const opener of this.#openers) opener.addEventListener("click", () => this.#open(opener));
    this.#dialog.querySelector("[data-close]").addEventListener("click", () => this.#dialog.close());
    this.#tick.addEventListener("change", () => this.#keepAtHand());
  }

  /** Since when it is shown as it is, or null when none is shown: as the server says with every news. */
  show(since) {
    if (since === null) this.#rememberTakenBack();
    if (since === this.#since) return;
    this.#since = since;
    for (const opener of this.#openers) opener.hidden = since === null;
    if (since === null) return this.#empty();
    this.#seenGone = false;
    this.#load().catch((error) => this.#complain(error));
  }

  get #tick() {
    return this.#dialog.querySelector("[data-at-hand]");
  }

  #open(opener) {
    opener.closest("dialog")?.close();
    this.#dialog.showModal();
  }

  async #load() {
    this.#say("");
    const { me, hidden } = this.#with;
    const { words, atHand, store } = await planOf(me, talk.dataset.here, talk.dataset.other);
    this.#store = store;
    this.#tick.checked = atHand;
    layOut(this.#dialog.querySelector("dl"), words ?? {}, hidden);
    this.#dialog.dataset.ready = "";
  }

  /** Seen with one's own eyes: while the two are together, none is shown. */
  #rememberTakenBack() {
    if (this.#seenGone || !TOGETHER.has(phase())) return;
    this.#seenGone = true;
    rememberTakenBack(this.#with.me, talk.dataset.ref, talk.dataset.other).catch(() => {
      this.#seenGone = false;
    });
  }

  #empty() {
    this.#dialog.close();
    this.#dialog.querySelector("dl").replaceChildren();
  }

  async #keepAtHand() {
    try {
      yes(await this.#store.post("plans/hand", { atHand: Number(this.#tick.checked) }));
    } catch (error) {
      this.#tick.checked = !this.#tick.checked;
      this.#complain(error);
    }
  }

  #complain(error) {
    if (error instanceof Offline)
      this.#since = ""; // asked again with the next news
    else if (!(error instanceof Refusal || error instanceof Answer)) throw error;
    if (error.reason === "old-page") return this.#say(word("plan-from-before", { name: talk.dataset.name }));
    this.#say(error instanceof Offline ? word("offline") : word("plan-not-opened", { reason: error.reason }));
  }

  #say(words) {
    this.#dialog.querySelector("[data-status]").textContent = words;
  }
}
