/** A conversation opened from another page: its keys, checked, and nothing of what was said. */

import { meet } from "../vault/bundle.js";
import { Conversation } from "../vault/conversation.js";
import { identitiesOf } from "./newest.js";
import { seenBefore } from "./remembering.js";
import { Store } from "./store.js";

/**
 * Throws `Refusal` when the keys are not those that this person holds to, or older than what this device remembers.
 * @param {string} here its address
 */
export async function opened(me, here) {
  const store = new Store(here);
  const keys = await store.keys();
  meet(me, identitiesOf(me, keys)); // held to while this page is open
  const seen = await seenBefore(me, keys.connection);
  return { store, keys, conversation: new Conversation({ me, ...keys, seen }) };
}
