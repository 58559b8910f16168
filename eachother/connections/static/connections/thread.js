/** The conversation on the page. Words come in as text only; rows are cloned from the page's templates. */

import { moment } from "../web/times.js";
import { word } from "../web/words.js";
import { isName, isSign, isThree, markOf, put } from "./saying.js";

const TOGETHER_MS = 5 * 60_000;
const nameOf = (sender, sequence) => `${sender}:${sequence}`;
const piece = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);
const isRow = (node) => node.classList.contains("said");

export class Thread {
  #list;
  #me;
  #names;
  #hidden;
  #hanging;
  #rows = new Map();
  #pending = new Map();
  #messages = new WeakMap();
  #days = new WeakMap();

  /** What the other says is folded where it has one of the `hidden` words; `hanging` draws what hangs on it.
   * `onHear.inKind(message)` or `.inWords(message)` is called when somebody answers something said in three. */
  constructor({ list, me, names, hidden, hanging, onHear }) {
    this.#list = list;
    this.#me = me;
    this.#names = names;
    this.#hidden = hidden;
    this.#hanging = hanging;
    this.onHear = onHear;
    this.fades = () => false; // whether words of a moment have gone as agreed
    hanging.onChange = (node) => this.#fill(node, this.#messages.get(node));
  }

  /** What the history has taken, oldest first, at the end or at the beginning. */
  show(results, { older = false } = {}) {
    this.#hanging.foresee(results);
    const before = older ? this.#list.firstElementChild : this.#firstPending();
    const made = results.flatMap((result) => this.#made(result));
    for (const node of made) this.#list.insertBefore(node, before);
    for (const node of made.filter(isRow)) this.#dress(node);
    const next = made.at(-1) && nextRow(made.at(-1));
    if (next) this.#dress(next);
    return made.filter(isRow);
  }

  /** One's own words, before the server has them. */
  pending({ id, kind, body }, at) {
    const node = this.#row({ sender: this.#me, kind, body, removed: false }, { at });
    node.dataset.pending = "";
    this.#pending.set(id, node);
    this.#list.append(node);
    this.#dress(node);
    return node;
  }

  /** The server has taken them: the row becomes what it stood for. */
  settle(id, { row, message }) {
    const node = this.#pending.get(id);
    if (!node) return;
    this.#pending.delete(id);
    delete node.dataset.pending;
    this.#hanging.take(message, row);
    this.#remember(node, message);
    this.#sayWhen(node, row);
    this.state(node, "sent");
    this.#list.insertBefore(node, this.#firstPending());
    this.#dress(node);
  }

  /** Take a row away that was never sent from here. */
  drop(id) {
    const node = this.#pending.get(id);
    this.#pending.delete(id);
    this.#days.get(node)?.remove();
    node?.remove();
  }

  pendingRow(id) {
    return this.#pending.get(id);
  }

  /** Under the newest of one's own words stands how far they have come; "" takes it away. */
  state(node, name) {
    for (const other of this.#list.querySelectorAll('[data-state="sent"]')) hide(other);
    const state = node?.querySelector("[data-state]");
    if (!state) return;
    state.dataset.state = name;
    state.textContent = name && word(name);
    state.hidden = !name;
  }

  /** Under the newest of one's own words that the other has read stands so; null: they do not show it. */
  seen(to) {
    const mine = [...this.#list.querySelectorAll(".said.mine[data-place]")];
    const read = mine
      .filter((node) => Number(node.dataset.place) > 0 && Number(node.dataset.place) <= (to ?? 0))
      .at(-1);
    for (const node of mine) node.querySelector("[data-seen]").hidden = node !== read;
    if (read) hide(read.querySelector("[data-state]"));
  }

  /** What stands in this row. */
  messageOf(node) {
    return this.#messages.get(node);
  }

  /** Rows without words say again why they have none. */
  again() {
    for (const node of this.#list.querySelectorAll(".said.removed")) this.#fill(node, this.#messages.get(node));
  }

  /** What was said before that moment goes from this page too; what is on the table stays there. */
  fade(before) {
    for (const node of this.#list.querySelectorAll(".said:not(.removed, .tabled, [data-pending])")) {
      if (Date.parse(node.dataset.at) >= before) return;
      const message = this.#messages.get(node);
      this.#hanging.forget(message);
      this.#remember(node, { ...message, kind: null, removed: true, body: null });
      this.#fill(node, this.#messages.get(node));
    }
  }

  /** When the message of that number was said, as far as it stands here. */
  saidAt(sender, sequence) {
    return this.#rows.get(nameOf(sender, sequence))?.dataset.at;
  }

  /** The first row that was sealed with the key of that number or a later one, and whether there are earlier ones. */
  firstWithKey(number) {
    const rows = [...this.#list.querySelectorAll(".said")];
    const first = rows.find((node) => this.#messages.get(node)?.epoch >= number) ?? null;
    return { first, isEarlierShown: rows.some((node) => this.#messages.get(node)?.epoch < number) };
  }

  /** A line before the message in `place`, where what is new begins. */
  markNew(place) {
    this.#list.querySelector(`[data-place="${place}"]`)?.before(piece("new"));
    return this.#list.querySelector(".new");
  }

  /** A line that says what is the matter, before `node` or at the end. */
  trouble(words, node = null) {
    const line = piece("trouble");
    line.querySelector("p").textContent = words;
    this.#list.insertBefore(line, node ?? this.#firstPending());
    return line;
  }

  #made({ row, message, refusal }) {
    if (refusal && !message) return [this.#troubled(word("tampered", { name: this.#names.all }))];
    const nodes = refusal ? [this.#troubled(this.#gapWords(message))] : [];
    if (message.kind === "tombstone") this.#takeBack(message);
    return this.#hanging.take(message, row) ? [...nodes, this.#row(message, row)] : nodes;
  }

  /** Somebody has taken their words back; of what had only hung on others nothing stays. */
  #takeBack({ sender, body: { sequence } }) {
    const node = this.#rows.get(nameOf(sender, sequence));
    if (!node) return;
    const message = { ...this.#messages.get(node), removed: true, body: null };
    if (this.#hanging.isAside(message)) return node.remove();
    this.#remember(node, message);
    this.#fill(node, message);
  }

  #gapWords({ sender }) {
    return sender === this.#me ? word("gap-mine") : word("gap", { name: this.#names.other(sender) });
  }

  #troubled(words) {
    const line = piece("trouble");
    line.querySelector("p").textContent = words;
    return line;
  }

  #row(message, row) {
    const node = piece("message");
    const mine = message.sender === this.#me;
    node.classList.toggle("mine", mine);
    node.querySelector(".says").classList.toggle("mine", mine);
    node.querySelector("[data-who]").textContent = this.#names.of(message.sender);
    this.#sayWhen(node, row);
    this.#remember(node, message);
    this.#fill(node, message);
    const hearing = (work) => () => work(this.#messages.get(node));
    node.querySelector("[data-in-kind]").addEventListener("click", hearing(this.onHear.inKind));
    node.querySelector("[data-like]").addEventListener("click", hearing(this.onHear.inWords));
    return node;
  }

  #remember(node, message) {
    this.#messages.set(node, message);
    if (message.sequence) this.#rows.set(nameOf(message.sender, message.sequence), node);
    this.#hanging.hold(node, message);
  }

  #sayWhen(node, { at, place = "" }) {
    const time = moment(at, "clock");
    node.querySelector("[data-when]").replaceChildren(time);
    Object.assign(node.dataset, { at, place });
    const who = node.querySelector("[data-who]").textContent;
    node.querySelector(".says").setAttribute("aria-label", word("label", { who, time: time.textContent }));
  }

  #fill(node, message) {
    const { sender, kind, removed } = message;
    const body = this.#hanging.bodyOf(message);
    const mine = sender === this.#me;
    const words = node.querySelector("[data-words]");
    const faded = removed && !this.#hanging.isTakenBack(message) && this.fades(node.dataset.at);
    const by = mine ? word("removed-mine") : word("removed-theirs", { name: this.#names.other(sender) });
    const gone = faded ? word("faded") : by;
    const more = kind === "words" && !removed; // besides its text
    if (removed) words.textContent = gone;
    else
      put(
        words,
        more ? body : { text: body.text },
        mine ? { hidden: [] } : { name: this.#names.other(sender), hidden: this.#hidden },
      );
    node.classList.toggle("sign", more && (isSign(body) || isName(body)));
    node.querySelector("[data-hearing]").hidden = mine || !more || !isThree(body);
    node.classList.toggle("removed", removed);
    node.classList.toggle("faded", faded);
    node.classList.toggle("tabled", kind === "clause");
    const label = node.querySelector("[data-label]");
    const mark = more && markOf(body);
    label.hidden = removed || (kind !== "clause" && !mark);
    if (kind === "clause") label.textContent = word(body?.number > 1 ? "on-the-table-anew" : "on-the-table");
    else if (mark) label.textContent = word(`mark-${mark}`);
    label.dataset.label = mark || "";
    this.#hanging.dress(node, message);
  }

  /** A new day gets a line of its own; words that follow closely need no name. */
  #dress(node) {
    const before = previousRow(node);
    const [at, then] = [new Date(node.dataset.at), before && new Date(before.dataset.at)];
    const newDay = !before || at.toDateString() !== then.toDateString();
    const sameHand = before && this.#messages.get(before).sender === this.#messages.get(node).sender;
    node.classList.toggle("follows", Boolean(sameHand && !newDay && at - then < TOGETHER_MS));
    if (newDay && !this.#days.has(node)) {
      const day = piece("day");
      day.querySelector("span").append(moment(node.dataset.at, "day"));
      this.#days.set(node, day);
      node.before(day);
    } else if (!newDay && this.#days.has(node)) {
      this.#days.get(node).remove();
      this.#days.delete(node);
    }
  }

  #firstPending() {
    const [first] = this.#pending.values();
    return (first && this.#days.get(first)) ?? first ?? null;
  }
}

function previousRow(node) {
  let at = node.previousElementSibling;
  while (at && !isRow(at)) at = at.previousElementSibling;
  return at;
}

function nextRow(node) {
  let at = node.nextElementSibling;
  while (at && !isRow(at)) at = at.nextElementSibling;
  return at;
}

function hide(state) {
  state.hidden = true;
  state.textContent = "";
}
