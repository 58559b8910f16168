/**
 * What somebody types where the server may read it, kept on this device until it is sent. The one place for it, so that
 * signing out and leaving quickly forget all of it. What is private between people is kept sealed (`vault/keep.js`).
 */

const PREFIX = "draft:";

let over = false; // what is still typed while one leaves is not kept after all

const called = (name) => `${PREFIX}${document.body.dataset.person}:${name}`;

/** @param {string} name @param {Record<string, string>} fields nothing in any of them: nothing is kept */
export function keepDraft(name, fields) {
  if (over) return;
  try {
    if (Object.values(fields).some(Boolean)) localStorage.setItem(called(name), JSON.stringify(fields));
    else localStorage.removeItem(called(name));
  } catch {
    // No room, or not allowed: what is typed stands in the page all the same.
  }
}

/** @returns {Record<string, string>} */
export function keptDraft(name) {
  try {
    return JSON.parse(localStorage.getItem(called(name))) ?? {};
  } catch {
    return {};
  }
}

export const forgetDraft = (name) => keepDraft(name, {});

/** All of them, whoever's they are. */
export function forgetDrafts() {
  over = true;
  for (const name of Object.keys(localStorage)) if (name.startsWith(PREFIX)) localStorage.removeItem(name);
}
