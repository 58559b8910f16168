/** Every conversation of a person, opened to be taken along. What cannot be opened is named, never left out. */

import { Answer } from "../people/say.js";
import { meet } from "../vault/bundle.js";
import { Refusal } from "../vault/checks.js";
import { Conversation } from "../vault/conversation.js";
import { answeredBy } from "../vault/woven.js";
import { word } from "../web/words.js";
import { explainedBy, standsOf } from "./agreed.js";
import { identitiesOf } from "./newest.js";
import { hasFile, markOf } from "./saying.js";
import { Store } from "./store.js";
import { readWhole } from "./whole.js";

export async function* chapters({ me, about, tell }) {
  const { conversations } = about.connections;
  const names = new Map([[me.account, about.people.name]]);
  for (const [done, one] of conversations.entries()) {
    const title = word("taken-with", { name: one.with });
    const all = one.few ? "taken-all-in-force" : "taken-in-force";
    tell(done, conversations.length, title);
    for (const { ref, name } of one.people) names.set(ref, name);
    const path = `conversations/${fileName(one.with)}-${one.ref.slice(0, 6)}`;
    const opened = await openedAll(me, one, names);
    const { files, missing } = await takenFiles(opened.data, path);
    const chapter = { ...opened, files, missing: [...opened.missing, ...missing] };
    yield { path, title, ...chapter, write: (book) => write(book, opened.data, me, all) };
  }
}

/** @returns {{data: object, missing: string[]}} */
async function openedAll(me, one, names) {
  const store = new Store(`/alongside/${one.ref}`);
  const keys = await store.keys();
  try {
    meet(me, identitiesOf(me, keys)); // held to while this page is open
    const conversation = new Conversation({ me, ...keys });
    const { clauses } = await store.clauses();
    const stands = standsOf(clauses, { me, keys });
    const explains = explainedBy(stands);
    const said = await saidIn(conversation, store, names, explains);
    const agreed = stands.map((stand) => agreedOf(stand, names));
    const faded = said.filter(({ as_agreed }) => as_agreed).length;
    const gone = one.left
      ? []
      : conversation
          .unexplained()
          .slice(faded)
          .map(() => word("taken-gone"));
    return { data: { ...one, agreed, said }, missing: [...missingFrom(said), ...missingClauses(agreed), ...gone] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const missing = [word("taken-all-missing", { reason: error.reason })];
    return { data: { ...one, not_opened: error.reason, agreed: [], said: [] }, missing };
  }
}

async function saidIn(conversation, store, names, explains) {
  const { read, woven, times } = await readWhole(conversation, store);
  return read.map(({ row, message, refusal }) => ({
    ...entryOf(row, message, refusal, names),
    ...(message ? hanging(message, woven, times, names) : {}),
    ...(message?.removed && !woven.isTakenBack(message) && explains(row.at) ? { as_agreed: true } : {}),
  }));
}

/** The files that were told of, each under a name of its own beside the conversation. */
async function takenFiles({ ref, said }, path) {
  const [files, missing] = [{}, []];
  for (const entry of said.filter(({ file }) => file)) {
    const { fetched, extensionOf } = await import("./files/fetched.js");
    const from = { here: `/alongside/${ref}`, connection: ref };
    const name = `${path}/${Object.keys(files).length + 1}${extensionOf(entry.file)}`;
    try {
      files[name] = new Uint8Array(await (await fetched(entry.file, from)).arrayBuffer());
      entry.file = { ...aboutFile(entry.file), path: name };
    } catch (error) {
      if (!(error instanceof Refusal || error instanceof Answer)) throw error;
      entry.file = { ...aboutFile(entry.file), not_opened: error.reason };
      missing.push(word("taken-one-missing", { day: entry.at.slice(0, 10), reason: error.reason }));
    }
  }
  return { files, missing };
}

const aboutFile = ({ name, type, size, about, shown }) => ({ name, type, size, about, shown });

/** What hangs on it: what it answers, how it was put before, the signs on it. What its sender has taken back has nothing,
 * though the server still handed it over. */
function hanging(message, woven, times, names) {
  const versions = woven.versionsOf(message.hash);
  if (message.removed || versions.length === 0) return { words: undefined, removed: true };
  const said = versions.map(({ hash, body }) => ({ at: times.get(hash), words: body.text }));
  const signs = woven
    .signsOn(message.hash)
    .map(({ sender, body }) => ({ by: names.get(sender) ?? "", words: body.text }));
  const answers = answeredBy(message);
  const mark = markOf(versions.at(-1).body);
  return {
    words: said.at(-1).words,
    ...(mark ? { mark } : {}),
    ...(said.length > 1 ? { before: said.slice(0, -1) } : {}),
    ...(signs.length > 0 ? { signs } : {}),
    ...(answers ? { answers: times.get(answers) ?? null } : {}),
  };
}

function entryOf({ at }, message, refusal, names) {
  if (!message) return { at, not_opened: refusal.reason };
  const entry = { at, by: names.get(message.sender) ?? "", by_ref: message.sender };
  if (message.removed) return { ...entry, removed: true };
  const trouble = refusal ? { something_missing_before: refusal.reason } : {};
  const carried = message.kind === "words" && hasFile(message.body) ? { file: message.body.file } : {};
  return { ...entry, kind: message.kind, ...carried, ...trouble };
}

function agreedOf({ latest, part, inForce, since, steps }, names) {
  return {
    words: latest.text,
    part: part || null,
    in_force: inForce,
    since: inForce ? since : null,
    history: steps.map(({ what, by, at, text }) => ({ what, by: names.get(by) ?? "", at, words: text ?? null })),
  };
}

const missingFrom = (said) =>
  said
    .map(({ at, not_opened, something_missing_before }) => ({ at, reason: not_opened ?? something_missing_before }))
    .filter(({ reason }) => reason)
    .map(({ at, reason }) => word("taken-one-missing", { day: at.slice(0, 10), reason }));

const missingClauses = (agreed) =>
  agreed.filter(({ words }) => words === null).map(() => word("taken-clause-missing", { reason: "not-opened" }));

function write(book, { agreed, said, not_opened: reason }, me, all) {
  if (reason) book.add("p", word("taken-not-opened", { reason })).className = "note";
  if (agreed.length > 0) {
    book.add("h2", word("taken-agreed"));
    const list = book.add("ul");
    for (const { words, in_force } of agreed) {
      const item = book.add("li", "", list);
      book.add("p", words ?? word("taken-not-opened", { reason: "not-opened" }), item).className = "voice";
      book.add("p", word(in_force ? all : "taken-on-table"), item).className = "note";
    }
  }
  if (said.length > 0) book.add("h2", word("taken-said"));
  for (const entry of said) writeEntry(book, entry, me);
}

function writeEntry(book, entry, me) {
  const { at, by, by_ref, kind, words, file, before = [], signs = [], removed, as_agreed, not_opened: reason } = entry;
  const article = book.add("article");
  if (by_ref === me.account) article.className = "mine";
  const who = book.add("p", by ? `${by}, ` : "", article);
  who.className = "who";
  book.time(at, who);
  if (kind === "clause") book.add("p", word("taken-clause"), article).className = "note";
  for (const one of before) book.add("p", word("taken-before", { words: one.words }), article).className = "note";
  if (words !== undefined) book.add("p", words, article).className = "voice";
  else {
    const gone = as_agreed ? word("taken-faded") : word("taken-removed");
    book.add("p", removed ? gone : word("taken-not-opened", { reason }), article).className = "note";
  }
  if (file?.path) book.link(word("taken-file"), file.path.replace("conversations/", ""), book.add("p", "", article));
  else if (file) book.add("p", word("taken-not-opened", { reason: file.not_opened }), article).className = "note";
  for (const sign of signs) book.add("p", `${sign.by}: ${sign.words}`, article).className = "note";
}

/** A name that every computer takes for a file. */
const fileName = (name) =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "") || "somebody";
