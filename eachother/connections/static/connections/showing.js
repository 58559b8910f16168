/** To whom one's plan is shown: sealed here for each of them, and put in the place of the snapshot before. */

import { Answer, yes } from "../people/say.js";
import { unlocked } from "../people/unlock.js";
import { Refusal } from "../vault/checks.js";
import { borrowed } from "../web/lending.js";
import { Offline } from "../web/post.js";
import { opened } from "./opening.js";
import { planSeen, rememberPlan } from "./plans_seen.js";

const RENEW_AFTER_MS = 2_500;

const section = document.getElementById("showing");
const words = (name) =>
  document.getElementById("showing-words").content.querySelector(`[data-word="${CSS.escape(name)}"]`)?.textContent;

/** One of those who can read it, or could. */
class Reader {
  #row;
  #me;
  #plan;
  #talk = null;
  #shown = null; // what the other can open: {revision, words}
  #last = 0; // the newest that was ever shown here, also when it was taken back
  #timer = 0;

  constructor(row, me, plan) {
    this.#row = row;
    this.#me = me;
    this.#plan = plan;
    for (const button of this.#all("[data-show]")) {
      button.disabled = false;
      button.addEventListener("click", () => this.#doing(() => this.#show()));
    }
    const tick = this.#tick;
    if (!tick) return;
    tick.disabled = false;
    tick.addEventListener("change", () => this.#doing(() => this.#show()));
  }

  /** What the other sees now, and whether that is still what the plan says. */
  begin() {
    return this.#doing(async () => {
      if (this.#row.dataset.shown !== "yes") return;
      await this.#look();
      this.compare();
    });
  }

  /** The plan has been kept: what is shown may be older now. */
  compare() {
    if (!this.#shown) return;
    const older = !alike(this.#shown.words, this.#plan.words());
    this.#draw(older);
    clearTimeout(this.#timer);
    if (older && this.#tick?.checked) {
      this.#timer = setTimeout(() => this.#doing(() => this.#show()), RENEW_AFTER_MS);
    }
  }

  get #tick() {
    return this.#row.querySelector("[data-by-itself]");
  }

  #all = (selector) => this.#row.querySelectorAll(selector);

  async #look() {
    this.#talk ??= await opened(this.#me, this.#row.dataset.here);
    const { plans, revision } = await this.#talk.store.plans();
    this.#last = revision;
    const mine = plans.find(({ by }) => by === this.#me.account);
    this.#shown = mine ? this.#talk.conversation.shown(mine.sealed) : null;
  }

  async #show() {
    const now = this.#plan.words();
    if (Object.keys(now).length === 0) throw new Refusal("nothing");
    const shownYet = this.#row.dataset.shown === "yes";
    await this.#look();
    if (shownYet && !this.#shown) return this.#takenBack();
    const { conversation } = this.#talk;
    const seen = await planSeen(this.#me, conversation.connection, this.#me.account);
    const page = { kind: "plan", revision: Math.max(this.#last, seen.revision) + 1, words: now };
    const sealed = conversation.show(page);
    yes(await this.#talk.store.post("plans", { sealed, byItself: Number(this.#tick?.checked ?? false) }));
    await rememberPlan(this.#me, conversation.connection, this.#me.account, { revision: page.revision, gone: false });
    this.#shown = page;
    this.#row.dataset.shown = "yes";
    this.compare();
  }

  /** Elsewhere, meanwhile: this page does not show it again by itself. */
  #takenBack() {
    this.#row.dataset.shown = "no";
    this.#draw(false);
  }

  #draw(older) {
    for (const part of this.#all("[data-if]")) part.hidden = part.dataset.if !== this.#row.dataset.shown;
    for (const part of this.#all("[data-older]")) part.hidden = !older;
    for (const part of this.#all("[data-current]")) part.hidden = older;
  }

  async #doing(work) {
    const said = this.#row.querySelector("[data-said]");
    said.textContent = "";
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Refusal || error instanceof Answer || error instanceof Offline)) throw error;
      said.textContent = words(error instanceof Offline ? "offline" : error.reason) ?? words("failed");
    }
  }
}

const alike = (one, other) =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].every((part) => one[part] === other[part]);

const [me, plan] = await Promise.all([unlocked(), borrowed("plan")]);
const readers = [...section.querySelectorAll("[data-showing]")].map((row) => new Reader(row, me, plan));
for (const reader of readers) reader.begin();
plan.changed.addEventListener("kept", () => {
  for (const reader of readers) reader.compare();
});
section.dataset.ready = "";
