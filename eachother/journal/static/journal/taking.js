/** One's own pages, opened to be taken along. What cannot be opened is named, never left out. */

import { Refusal } from "../vault/checks.js";
import { openPage } from "../vault/pages.js";
import { word } from "../web/words.js";
import { saidOn, titleOf } from "./leaves.js";
import { Shelf } from "./shelf.js";

const PLAN_PARTS = ["outside", "inside", "helps", "never", "who", "things", "afterwards"];

export async function* chapters({ me, about, tell }) {
  const shelf = new Shelf("/me/pages");
  const all = about.journal.pages.length;
  const plan = await shelf.only("plan");
  tell(0, all, word("taken-plan"));
  if (plan) yield chapter("my-plan", word("taken-plan"), plan, await opened(me, plan), writePlan);
  let done = 1;
  for await (const page of shelf.all("journal")) {
    tell(done++, all, word("taken-leaf"));
    const leaf = await opened(me, page);
    const path = `journal/${page.at.slice(0, 10)}-${page.ref.slice(0, 6)}`;
    yield chapter(path, titleOf(leaf.words) || word("taken-leaf"), page, leaf, writeLeaf);
  }
}

function chapter(path, title, page, { words, reason }, write) {
  const data = { written: page.at, ...(reason ? { not_opened: reason } : { words }) };
  const missing = reason ? [word("taken-page-missing", { reason })] : [];
  const say = (book) => {
    for (const one of missing) book.add("p", one).className = "note";
    write(book, words);
  };
  return { path, title, data, missing, write: say };
}

async function opened(me, { kind, ref, revision, sealed }) {
  try {
    return { words: await openPage({ me, kind, ref, revision, sealed }) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { words: {}, reason: error.reason };
  }
}

function writePlan(book, words) {
  for (const part of PLAN_PARTS.filter((name) => words[name])) {
    book.add("h2", word(`plan-${part}`));
    book.add("p", words[part]).className = "voice";
  }
}

function writeLeaf(book, words) {
  for (const { part, said } of saidOn(words)) {
    if (part !== "text") book.add("h2", word(`word-${part}`));
    book.add("p", said).className = "voice";
  }
}
