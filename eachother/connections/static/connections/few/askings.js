/** Who is asked in, and whose word it waits for: each gives theirs here, signed for this epoch and no other. */

import { Answer, yes } from "../../people/say.js";
import { readIdentity } from "../../vault/bundle.js";
import { Refusal } from "../../vault/checks.js";
import { Offline } from "../../web/post.js";
import { word } from "../../web/words.js";
import { saidOf } from "../again.js";
import { holdTo, saidByAll } from "../newest.js";

const SAID = new Set(["not-alongside", "full", "asked-lately", "gone", "epoch", "changed-key", "no-keys"]);
const piece = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);
const place = document.getElementById("askings");
const dialog = document.getElementById("propose");

export class Askings {
  #with;

  /** @param {{me: object, store: object, conversation: object, names: object, table: object}} with_ */
  constructor(with_) {
    this.#with = with_;
    const opener = document.querySelector("[data-propose]");
    if (!opener) return;
    opener.disabled = false;
    opener.addEventListener("click", () => this.#offer());
    dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  }

  /** Ask again how it stands. When somebody can come in now, the page that opens anew lets them. */
  async load() {
    const { askings } = await this.#with.store.people();
    if (askings.some((one) => one.yes && saidByAll(this.#with.conversation, one))) return location.reload();
    this.show(askings);
  }

  show(askings) {
    place.replaceChildren(...askings.map((one) => this.#item(one)));
  }

  #item(one) {
    const { me, names, conversation } = this.#with;
    const item = piece("asking-one");
    const part = (name) => item.querySelector(`[data-${name}]`);
    const mine = one.by === me.account;
    part("said").textContent = word(mine ? "you-would-come-in" : "would-come-in", {
      who: names.of(one.by),
      name: one.name,
    });
    const silent = [...conversation.members.keys()].filter((account) => !(account in one.words));
    part("waits").textContent = waits(one, silent, names);
    part("waits").hidden = silent.includes(me.account) && silent.length === 1;
    part("line").hidden = !one.line;
    part("approve").hidden = !silent.includes(me.account);
    const press = (name, work) => part(name).addEventListener("click", () => this.#doing(item, work, one));
    press("approve", () => this.#approve(one));
    press("aside", () => this.#with.store.post(`people/${one.person}/removal`, {}));
    return item;
  }

  async #approve({ person, identity }) {
    return this.#with.store.post(`people/${person}/approvals`, await this.#signed(person, identity));
  }

  /** One's word, and what one tells them of the agreement, sealed to them. */
  async #signed(person, blob) {
    const { me, conversation, table } = this.#with;
    const newcomer = readIdentity(blob ?? "", { origin: me.origin, account: person });
    holdTo(me, [newcomer]);
    const given = { epoch: conversation.tip.number + 1, signature: conversation.approve(newcomer) };
    const clauses = (await table.agreedHere()).map(saidOf);
    return clauses.length > 0 ? { ...given, told: conversation.tell(newcomer, clauses) } : given;
  }

  async #doing(root, work, { name }) {
    const problem = root.querySelector("[data-problem]");
    problem.hidden = true;
    try {
      this.show(yes(await work()).askings);
      return true;
    } catch (error) {
      if (!(error instanceof Offline || error instanceof Answer || error instanceof Refusal)) throw error;
      const reason = error instanceof Offline ? "offline" : SAID.has(error.reason) ? error.reason : "failed";
      problem.textContent = word(reason, { name });
      problem.hidden = false;
      return false;
    }
  }

  async #offer() {
    const part = (name) => dialog.querySelector(`[data-${name}]`);
    part("problem").hidden = true;
    part("possible").replaceChildren();
    part("none").hidden = part("full").hidden = true;
    dialog.showModal();
    const { possible, full } = await this.#with.store.people();
    part("none").hidden = full || possible.length > 0;
    part("full").hidden = !full;
    part("possible").replaceChildren(...possible.map((one) => this.#possible(one)));
  }

  #possible(one) {
    const item = piece("possible-one");
    item.querySelector("[data-who]").textContent = one.name;
    item.querySelector("button").addEventListener("click", async () => {
      const propose = async () =>
        this.#with.store.post("people", { person: one.person, ...(await this.#signed(one.person, one.identity)) });
      if (await this.#doing(dialog, propose, one)) dialog.close();
    });
    return item;
  }
}

function waits({ name, yes: saidYes }, silent, names) {
  if (silent.length > 0) return word("waits-for-word", { names: names.list(silent) });
  return word(saidYes ? "comes-in-now" : "waits-for-yes", { name });
}

/** Whether somebody has come or gone, or there is a newer key than this page has. */
export function isAnother({ present, epoch }, conversation) {
  const here = new Set(present);
  return epoch !== conversation.tip.number || [...conversation.members.keys()].some((one) => !here.has(one));
}
