/** One's own pages, opened to be taken along. What cannot be opened is named, never left out. */

import { Refusal } from "../vault/checks.js";
import { openPage } from "../vault/pages.js";
import { word } from "../web/words.js";
import { Shelf } from "./shelf.js";

const PLAN_PARTS = ["outside", "inside", "helps", "never", "who", "things", "afterwards"];

export async function* chapters({ me, tell }) {
  const page = await new Shelf("/me/pages").only("plan");
  if (!page) return;
  const title = word("taken-plan");
  tell(0, 1, title);
  const { words, reason } = await opened(me, page);
  const data = { written: page.at, ...(reason ? { not_opened: reason } : { words }) };
  const missing = reason ? [word("taken-page-missing", { reason })] : [];
  yield { path: "my-plan", title, data, missing, write: (book) => write(book, words, missing) };
}

async function opened(me, { kind, ref, revision, sealed }) {
  try {
    return { words: await openPage({ me, kind, ref, revision, sealed }) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { words: {}, reason: error.reason };
  }
}

function write(book, words, missing) {
  for (const one of missing) book.add("p", one).className = "note";
  for (const part of PLAN_PARTS.filter((name) => words[name])) {
    book.add("h2", word(`plan-${part}`));
    book.add("p", words[part]).className = "voice";
  }
}
