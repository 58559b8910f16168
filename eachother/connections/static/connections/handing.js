/** A page of the journal, handed over: its words wait, sealed, in the box of the conversation where it leads. */

import { unlocked } from "../people/unlock.js";
import { text, utf8 } from "../vault/bytes.js";
import { readNote, writeNote } from "../vault/keep.js";
import { borrowed } from "../web/lending.js";

async function handOver(link) {
  const [me, leaf] = await Promise.all([unlocked(), borrowed("leaf")]);
  const draft = `draft:${link.dataset.handOver}`;
  const kept = await readNote(me, draft).catch(() => null);
  const [there, words] = [kept ? text(kept) : "", leaf.text()];
  // Handed over twice, it stands there once.
  if (!there.includes(words)) await writeNote(me, draft, utf8([there, words].filter(Boolean).join("\n\n")));
  location.assign(link.href);
}

for (const link of document.querySelectorAll("[data-hand-over]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    handOver(link);
  });
}
