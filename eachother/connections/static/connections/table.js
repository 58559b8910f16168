/** What the two have agreed on, and what is on the table: fetched, opened and checked here, shown in the aside. */

import { Answer, yes } from "../people/say.js";
import { newRef } from "../vault/bytes.js";
import { agree, reopen } from "../vault/clauses.js";
import { Offline } from "../web/post.js";
import { word } from "../web/words.js";
import { Adding } from "./adding.js";
import { saidOf, toSign } from "./again.js";
import { standsOf } from "./agreed.js";
import { clauseItem } from "./clause.js";
import { Going } from "./going.js";
import * as hard from "./hard.js";
import * as look from "./look.js";
import { layOut } from "./parts.js";
import { keepingPlace } from "./place.js";
import * as print from "./print.js";
import { phase } from "./standing.js";

const box = document.getElementById("agreed");
const WIDE = matchMedia("(min-width: 68rem)");

export class Table {
  #with;
  #adding;
  #going;
  #rows = [];

  /**
   * @param {{me: object, keys: object, store: object, outbox: object, names: object, onStands: (stands: object[]) => void}} with_
   *   `onStands` hears how the clauses stand, each time they are looked at
   */
  constructor(with_) {
    this.#with = with_;
    this.#adding = new Adding({
      box,
      onPut: (text, part) => this.#put({ clause: newRef(), text, number: 1, part }, 1),
    });
    this.#going = new Going({ box, onPut: (body, round) => this.#put(body, round) });
    hard.offer((part) => {
      box.open = true;
      this.#adding.begin(part);
    });
    print.offer(box);
    WIDE.addEventListener("change", unfold);
    unfold();
  }

  async load() {
    const { clauses, days } = await this.#with.store.clauses();
    this.show(clauses);
    look.show(days, this.#with.names.all);
    const { me, keys } = this.#with;
    for (const stand of phase() === "alongside" ? await toSign(this.#stands(clauses), { me, ...keys }) : [])
      await this.#sign(stand, "consents", agree, stand.round).catch(isNotAsked);
  }

  /** What those who are here have agreed on, as it is now. */
  async agreedHere() {
    const { clauses } = await this.#with.store.clauses();
    return this.#stands(clauses).filter((stand) => (stand.inForce || stand.holds) && stand.latest.text !== null);
  }

  /** Somebody has come in and cannot open it: the same words, in the newest key. */
  async sayAgain() {
    for (const stand of await this.agreedHere()) {
      const body = { ...saidOf(stand), number: stand.latest.number + 1 };
      if (stand.iAgree) await this.#put(body, stand.round, { again: true });
    }
  }

  show(rows = this.#rows) {
    this.#rows = rows;
    const stands = this.#stands(rows);
    const root = box.querySelector("[data-parts]");
    // A form in which somebody is typing stays as it is.
    const typing = new Map(
      [...root.querySelectorAll(".clause")].filter(isTyping).map((item) => [item.dataset.clause, item]),
    );
    const items = stands.map((stand) => ({ stand, item: typing.get(stand.clause) ?? this.#item(stand) }));
    keepingPlace(root, () => layOut(root, items));
    hard.show(stands);
    this.#going.show(stands);
    this.#with.onStands(stands);
    box.querySelector("[data-none]").hidden = stands.length > 0;
    box.querySelector("[data-print]").hidden = stands.length === 0;
    box.querySelector("[data-add]").hidden = phase() !== "alongside";
    box.querySelector("[data-waits]").hidden = stands.every((stand) => stand.iAgree);
  }

  /** A clause could not be put on the table: its words stand in the form again. */
  giveBack(body, words) {
    box.open = true;
    if (body.days === undefined) this.#adding.giveBack(body, words);
    else this.#going.giveBack(body, words);
  }

  #stands(rows) {
    const { me, keys } = this.#with;
    return standsOf(rows, { me, keys }).sort(openFirst);
  }

  #item(stand) {
    const { names } = this.#with;
    return clauseItem(stand, {
      names,
      phase: phase(),
      on: {
        agree: () => this.#sign(stand, "consents", agree, stand.round),
        reopen: () => this.#sign(stand, "reopenings", reopen, stand.round + 1),
        letGo: () => this.#going.begin(),
        reword: (_, text, part) =>
          this.#put({ clause: stand.clause, text, number: stand.latest.number + 1, part }, stand.round),
      },
    });
  }

  async #sign({ clause, latest }, noun, sign, round) {
    const { me, keys, store } = this.#with;
    const signature = sign(me, { connection: keys.connection, clause, hash: latest.hash, round });
    try {
      const answer = await store.post(`clauses/${clause}/${noun}`, { number: latest.number, round, signature });
      this.show(yes(answer).clauses);
    } catch (error) {
      if (error instanceof Offline) throw Object.assign(error, { words: word("offline") });
      if (!(error instanceof Answer)) throw error;
      await this.load();
      throw Object.assign(error, { words: word(error.reason === "clause-moved" ? "clause-moved" : "failed") });
    }
  }

  /** Through the outbox, like all words. */
  #put({ round: _, ...body }, round, how = {}) {
    return this.#with.outbox.add({ id: newRef(), kind: "clause", body, round, ...how });
  }
}

/** Nobody has pressed anything: asked again the next time. */
function isNotAsked(error) {
  if (!(error instanceof Offline || error instanceof Answer)) throw error;
}

const openFirst = (one, other) => Number(one.inForce) - Number(other.inForce);
const isTyping = (item) => !item.querySelector("[data-rewording]").hidden;

/** Beside the conversation where there is room for it, else folded. */
function unfold() {
  box.open = WIDE.matches;
}
