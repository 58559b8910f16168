/**
 * The keys to what was written without a name. They count as drafts: signing out and leaving quickly forget them, so
 * that nobody who takes up the device finds out who wrote it.
 */

import { forgetDraft, keepDraft, keptDraft } from "../web/drafts.js";

const named = (ref) => `key-${ref}`;

for (const given of document.querySelectorAll("[data-key-kept-for]")) {
  keepDraft(named(given.dataset.keyKeptFor), { key: given.textContent.trim() });
  if (given.dataset.draft) forgetDraft(given.dataset.draft);
}

for (const asked of document.querySelectorAll("input[data-key-of]")) {
  asked.value ||= keptDraft(named(asked.dataset.keyOf)).key ?? "";
}
