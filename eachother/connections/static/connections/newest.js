/** A conversation with its newest key: the chain is checked, and what has to be made before anything is said is made. */

import { Answer } from "../people/say.js";
import { saveBundle } from "../people/unlock.js";
import { meet, pin, readIdentity } from "../vault/bundle.js";
import { Refusal } from "../vault/checks.js";
import { Conversation } from "../vault/conversation.js";
import { Offline } from "../web/post.js";
import { remember, seenBefore } from "./remembering.js";

const TRIES = 4;

export const identitiesOf = (me, keys) =>
  Object.entries(keys.identities).map(([account, blob]) => readIdentity(blob, { origin: me.origin, account }));

/** First contact: these keys are held to from now on. Saving that does not keep anybody from reading. */
export function holdTo(me, identities) {
  const news = meet(me, identities);
  if (news.length === 0) return;
  const again = (mine) => {
    for (const identity of news) pin(mine, identity);
  };
  saveBundle(again).catch((error) => {
    if (!(error instanceof Offline || error instanceof Answer)) throw error;
  });
}

/**
 * Somebody has renewed their keys, somebody of a few has left, or somebody comes in by everybody's word: there has to be a
 * new key. Of several who make it at once one is first, and the others take that one, checked like every other.
 * @param {{me: object, store: object, start: object, together: boolean}} with_
 * @returns {Promise<{keys: object, conversation: Conversation, askings: object[], letIn: boolean, moved: boolean}>}
 *   `letIn`: one has let somebody in just now; `moved`: there is a newer epoch than the page was drawn with
 */
export async function withNewestKey({ me, store, start, together }) {
  let keys = await upToDate(me, start.keys, store);
  let askings = start.askings ?? [];
  let letIn = false;
  for (let tries = 0; ; tries++) {
    const conversation = await checked(me, keys);
    const next = together && tries < TRIES ? nextOf(me, conversation, askings) : null;
    if (!next) return { keys, conversation, askings, letIn, moved: keys.epochs.length > start.keys.epochs.length };
    const { ok } = await store.post("keys", next.post);
    letIn ||= ok && next.letsIn;
    keys = await store.keys();
    if (start.askings) askings = (await store.people()).askings;
  }
}

/** A page that was drawn before another one saw a newer epoch is no fork: the keys are asked for once more. */
async function upToDate(me, keys, store) {
  const seen = await seenBefore(me, keys.connection);
  return seen !== null && keys.epochs.length < seen.hashes.length ? store.keys() : keys;
}

/** The chain, held also against what this device remembers of it. */
async function checked(me, keys) {
  const seen = await seenBefore(me, keys.connection);
  holdTo(me, identitiesOf(me, keys));
  const conversation = new Conversation({ me, ...keys, seen });
  await remember(me, conversation);
  return conversation;
}

function nextOf(me, conversation, askings) {
  if (conversation.needsEpoch) return { post: conversation.goOn(), letsIn: false };
  const ready = askings.find((one) => one.yes && one.identity && saidByAll(conversation, one));
  if (!ready) return null;
  const newcomer = readIdentity(ready.identity, { origin: me.origin, account: ready.person });
  holdTo(me, [newcomer]);
  try {
    return { post: conversation.letIn(newcomer, ready.words), letsIn: true };
  } catch (error) {
    if (error instanceof Refusal) return null; // other keys than one holds to: nobody is let in with those
    throw error;
  }
}

export const saidByAll = (conversation, { words }) => [...conversation.members.keys()].every((one) => one in words);
