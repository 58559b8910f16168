/** What this device remembers of the plans that were shown in a conversation: which was the newest, and whether it was taken back. */

import { text, utf8 } from "../vault/bytes.js";
import { readNote, writeNote } from "../vault/keep.js";

const noteOf = (connection) => `plan:${connection}`;
const NONE = { revision: 0, gone: false };

async function all(me, connection) {
  const kept = await readNote(me, noteOf(connection)).catch(() => null);
  return kept ? JSON.parse(text(kept)) : {};
}

/** @returns {Promise<{revision: number, gone: boolean}>} */
export const planSeen = async (me, connection, account) => (await all(me, connection))[account] ?? NONE;

export async function rememberPlan(me, connection, account, seen) {
  const known = await all(me, connection);
  await writeNote(me, noteOf(connection), utf8(JSON.stringify({ ...known, [account]: seen })));
}

/** None is shown any more: what was seen until now is not believed again. */
export async function rememberTakenBack(me, connection, account) {
  const seen = await planSeen(me, connection, account);
  if (seen.revision > 0 && !seen.gone) await rememberPlan(me, connection, account, { ...seen, gone: true });
}
