/** Wires the conversation: what comes, what goes, what is read, and what is the matter. */

import { Answer } from "../people/say.js";
import { newRef } from "../vault/bytes.js";
import { Offline } from "../web/post.js";
import { word } from "../web/words.js";
import { About } from "./about.js";
import * as across from "./across.js";
import { Asides } from "./asides.js";
import * as between from "./between.js";
import { Composer } from "./composer.js";
import { Doing } from "./doing.js";
import { Fading } from "./fading.js";
import { Askings, isAnother } from "./few/askings.js";
import * as called from "./few/called.js";
import { Gaps } from "./gaps.js";
import { Hanging } from "./hanging.js";
import { History } from "./history.js";
import { Outbox } from "./outbox.js";
import { moveTo } from "./place.js";
import { reading } from "./reading.js";
import { bodyOfThree, hasFile, isName, isSign, isThree, sign } from "./saying.js";
import * as scroll from "./scroll.js";
import * as standing from "./standing.js";
import { Table } from "./table.js";
import { TheirPlan } from "./their_plan.js";
import { Thread } from "./thread.js";
import { Three } from "./three.js";

const SLOW_MS = 700;
const SAID = new Set(["ended", "left", "paused", "waiting", "not-here", "too-long", "file-gone"]);

const talk = document.getElementById("talk");
const { ref } = talk.dataset;

export async function begin({ me, store, start, keys, conversation, names, askings, letIn }) {
  let revision = start.revision;
  const name = names.all;
  const { readTo } = start;

  const history = new History({ conversation, store, onNews: hear });
  const markRead = reading({ store, history, readTo });
  const list = document.getElementById("thread");
  const onHear = { inKind: (message) => answer(message, three), inWords: (message) => answer(message) };
  const hanging = new Hanging({ me: me.account, names, hidden: start.hidden, onGo: goTo });
  const thread = new Thread({ list, me: me.account, names, hidden: start.hidden, hanging, onHear });
  const outbox = new Outbox({ me, connection: ref, store, history, on: { sent, waits, refused, gone } });
  const form = document.getElementById("composer");
  const composer = new Composer({ form, me, connection: ref, onSend: (text) => say({ text }) });
  const marks = form.querySelectorAll("[data-mark]");
  const about = new About({ bar: document.getElementById("about"), marks, composer, hanging });
  if (!start.other.few) between.offer({ me, keys, store, name, goTo });
  const asides = new Asides({ me: me.account, outbox, hanging });
  new Doing({
    ...{ list, thread, hanging },
    on: {
      sign: (message, sign, text) => asides.sign(message, sign, text),
      unsign: (message, sign) => asides.unsign(message, sign),
      change: (message) => {
        three.fold();
        about.change(message);
      },
      ...{ answer, remove },
    },
  });
  const three = new Three({
    ...{ form: document.getElementById("three"), opener: form.querySelector("[data-three]"), me, connection: ref },
    ...{ onSend: (parts) => say(bodyOfThree(parts)), onFold: () => composer.focus() },
  });
  const plan = document.getElementById("their-plan") && new TheirPlan({ me, hidden: start.hidden });
  const table = document.getElementById("agreed") && new Table({ me, keys, store, outbox, names, onStands });
  const fading = new Fading({ thread });
  const gaps = new Gaps({ me: me.account, conversation, names, thread, list, fading, agrees: Boolean(table) });
  const waiting = start.other.few && new Askings({ me, store, conversation, names, table });

  // --- what comes

  function showAll(results, options) {
    const coming = results.filter(({ message }) => !isPending(message));
    for (const result of results)
      if (isPending(result.message)) thread.settle(outbox.idOf(result.message.hash), result);
    const rows = thread.show(coming, options);
    if (!options?.older) called.show(results.findLast(({ message }) => isName(message?.body))?.message.body.names);
    gaps.sayWhatIsGone();
    gaps.sayWhereItBeganAnew(history.complete);
    return rows;
  }

  const isPending = (message) => message && thread.pendingRow(outbox.idOf(message.hash));

  function hear({ results, standing: stands, other, revision: now }) {
    // Sealed with a key that came after this page: the page with the new key reads it.
    if (results.some(({ refusal }) => refusal?.reason === "wrong-epoch")) return location.reload();
    if (results.some(({ message }) => message && message.sender !== me.account)) across.stopped();
    if (results.length > 0) scroll.atEnd(() => showAll(results));
    if (other.few && isAnother(other.few, conversation)) return location.reload();
    across.show(other);
    plan?.show(other.plan);
    thread.seen(other.seenTo);
    standing.show(stands);
    composer.stand(stands.phase, { name });
    three.stand(stands.phase);
    if (now !== revision) loadTable();
    if (now !== revision) waiting?.load().catch(() => {}); // asked again with the next news
    revision = now;
    markRead();
  }

  function look() {
    outbox.flush();
    return history.catchUp().catch((error) => {
      if (error instanceof Answer) composer.stand(error.reason === "not-here" ? "ended" : standing.phase(), { name });
      else if (!(error instanceof Offline)) throw error;
    });
  }

  function onStands(stands) {
    fading.show(stands);
    gaps.sayWhatIsGone();
  }

  function loadTable() {
    table?.load().catch((error) => {
      if (!(error instanceof Offline || error instanceof Answer)) throw error;
      revision = -1; // asked again with the next news
    });
  }

  async function earlier() {
    try {
      const results = await history.earlier();
      list.setAttribute("aria-busy", "true");
      scroll.above(() => showAll(results, { older: true }));
      list.removeAttribute("aria-busy");
      if (history.complete) gaps.sayTheBeginning();
      return !history.complete;
    } catch (error) {
      if (!(error instanceof Offline || error instanceof Answer)) throw error;
      return true;
    }
  }

  // --- what goes

  async function say(said) {
    const body = isName(said) ? said : about.dressed(said);
    if (body?.changes) return asides.say(body);
    if (!body) return;
    const entry = { id: newRef(), kind: "words", body };
    scroll.atEnd(() => thread.pending(entry, new Date().toISOString()), { mine: true });
    setTimeout(() => slow(entry), SLOW_MS);
    try {
      await outbox.add(entry);
    } catch {
      refused(entry, "not-taken");
    }
  }

  function slow({ id }) {
    const row = thread.pendingRow(id);
    if (row && !row.dataset.waits) thread.state(row, "sending");
  }

  function answer(message, how = null) {
    if (how) how.open();
    else three.fold();
    about.answer(message);
  }

  function remove(message, row) {
    row.classList.add("leaving");
    asides.remove(message);
  }

  function sent({ id, kind, quiet, body }, taken) {
    composer.say("");
    across.sent();
    if (quiet) asides.sent({ id, body }, taken);
    if (quiet || kind === "tombstone") showAll(taken ? [taken] : []);
    else if (kind === "clause") {
      if (taken) scroll.atEnd(() => showAll([taken]));
      loadTable();
    } else if (taken) scroll.atEnd(() => thread.settle(id, taken));
    if (taken && taken.row.place > history.newest) history.catchUp().catch(() => {});
  }

  function waits({ id, kind, body }) {
    const row = thread.pendingRow(id);
    if (row) row.dataset.waits = "";
    if (row) thread.state(row, "kept");
    if (kind === "tombstone") composer.say("delete-waits");
    if (kind === "clause") table?.giveBack({ part: body.part }, word("clause-kept"));
  }

  function refused({ id, kind, body, quiet, again }, reason) {
    const words = SAID.has(reason) ? reason : "not-taken";
    thread.drop(id);
    hanging.settle(id);
    if (quiet && body.sign) composer.say(words, { name });
    else if (kind === "words") giveBack(body, words);
    else if (kind === "tombstone") notDeleted();
    else if (!again) {
      table?.giveBack(body, word(reason === "clause-moved" ? reason : words, { name }));
      loadTable();
    }
    history.catchUp().catch(() => {});
  }

  function notDeleted() {
    for (const row of list.querySelectorAll(".leaving")) row.classList.remove("leaving");
    composer.say("not-deleted");
  }

  function giveBack(body, words) {
    about.giveBack(body);
    if (isSign(body) || isName(body) || hasFile(body)) composer.say(words, { name });
    else if (isThree(body)) three.giveBack(body.parts, words, { name });
    else composer.giveBack(body.text, words, { name });
  }

  /** A picture, a voice, a drawing, a file: what it needs is loaded when it is first asked for. */
  async function offerMore() {
    const { open } = await import("./files/offer.js");
    await open(say);
  }

  /** One press; a second one right after says nothing new. */
  function sayThatOneIsHere() {
    if (list.lastElementChild?.matches(".said.mine.sign")) scroll.toEnd();
    else say(sign());
  }

  function gone(id) {
    thread.drop(id);
    hanging.settle(id);
    history.catchUp().catch(() => {});
  }

  /** To what was answered, also when it has not been fetched yet. */
  async function goTo(hash) {
    while (!hanging.rowOf(hash) && !history.complete) {
      const { oldest } = history;
      await earlier();
      if (history.oldest === oldest) return;
    }
    const row = hanging.rowOf(hash);
    if (!row) return;
    row.scrollIntoView({ block: "center" });
    moveTo(row);
  }

  // --- in this order: read, then listen, then send what was left here

  showAll(history.take(start.messages));
  across.show(start.other, true);
  plan?.show(start.other.plan);
  thread.seen(start.other.seenTo);
  for (const area of document.querySelectorAll(".talk-foot textarea")) across.tellWhenWriting(area, store);
  form.querySelector("[data-sign]").addEventListener("click", sayThatOneIsHere);
  form.querySelector("[data-add]").addEventListener("click", offerMore);
  const firstNew = start.messages.find(({ place }) => place > readTo && isTheirs(place));
  const mark = readTo > 0 && firstNew ? thread.markNew(firstNew.place) : null;
  scroll.keepToEnd(list, document.querySelector(".talk-foot"));
  scroll.toEnd();
  if (mark && mark.getBoundingClientRect().top < 0) mark.scrollIntoView({ block: "center" });
  await Promise.all([composer.begin(), three.begin()]);
  composer.stand(standing.phase(), { name });
  three.stand(standing.phase());
  loadTable();
  for (const entry of await outbox.begin()) {
    if (entry.quiet) hanging.expect(entry);
    else if (entry.kind === "words") thread.state(thread.pending(entry, new Date().toISOString()), "kept");
  }
  document.body.addEventListener("changed", ({ detail: { topic } }) => {
    if (topic === "*" || topic === `alongside:${ref}`) look();
    else if (topic === `writing:${ref}`) across.writes();
  });
  if (start.other.few) {
    waiting.show(askings);
    const name = called.nameIn(start.named, { me, keys });
    called.show(name);
    called.offer((what) => say(called.bodyOf(what)));
    if (letIn) {
      // Whoever has just come in cannot open how it was said before.
      if (name) await outbox.add({ id: newRef(), kind: "words", body: called.bodyOf(name) });
      await table.sayAgain();
      return location.reload();
    }
  }
  if (history.complete || start.messages.length === 0) gaps.sayTheBeginning();
  else scroll.whileScrollingUp(earlier);
  talk.dataset.ready = "";
  look();
  markRead();

  function isTheirs(place) {
    return Boolean(list.querySelector(`[data-place="${place}"]:not(.mine)`));
  }
}
