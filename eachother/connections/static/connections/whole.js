/** All of a conversation, from the first word to the newest, a page at a time. */

import { roleOf, Woven } from "../vault/woven.js";
import { AT_ONCE } from "./store.js";

/**
 * @param {import("../vault/conversation.js").Conversation} conversation one that has read nothing yet
 * @returns {Promise<{read: object[], woven: Woven, times: Map<string, string>}>} `read`: every row that says something
 *   for itself, with its message or why there is none; `times`: the moment of each hash
 */
export async function readWhole(conversation, store) {
  const rows = [];
  const woven = new Woven();
  const times = new Map();
  for (let place = 0; ; ) {
    const { messages } = await store.after(place);
    for (const { row, message, refusal } of conversation.openAll(messages)) {
      place = row.place;
      if (message) woven.take(message);
      if (message) times.set(message.hash, row.at);
      if (message?.kind !== "tombstone") rows.push({ row, message, refusal });
    }
    if (messages.length < AT_ONCE) break;
  }
  const isForItself = ({ message }) => !message || (roleOf(message) === "said" && !woven.isAside(message));
  return { read: rows.filter(isForItself), woven, times };
}
