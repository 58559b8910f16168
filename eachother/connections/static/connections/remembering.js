/** What this device remembers of a conversation's keys, sealed: the chain as it last saw it, and who was in it. */

import { text, utf8 } from "../vault/bytes.js";
import { readNote, writeNote } from "../vault/keep.js";

const noteOf = (connection) => `chain:${connection}`;

/** @returns {Promise<import("../vault/memory.js").Seen | null>} */
export async function seenBefore(me, connection) {
  const kept = await readNote(me, noteOf(connection)).catch(() => null);
  return kept ? JSON.parse(text(kept)) : null;
}

/** @param {import("../vault/conversation.js").Conversation} conversation */
export const remember = (me, conversation) =>
  writeNote(me, noteOf(conversation.connection), utf8(JSON.stringify(conversation.memory)));
