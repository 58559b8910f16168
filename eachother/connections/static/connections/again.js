/**
 * The same words, said again in a newer key so that somebody who has come in can read them: whoever was for them is for them,
 * and nobody need press once more. What is signed is always the newest wording, by each on their own device.
 */

import { text, utf8 } from "../vault/bytes.js";
import { dropNote, readNote, writeNote } from "../vault/keep.js";

/** Where one's yes stands that was said before one came in. @param {string} connection */
export const noteOfYes = (connection) => `yes:${connection}`;

/** Whether two say the same, of the same clause, in the same part, with the same time after which words go. */
export const hasSameWords = (one, other) =>
  one.clause === other.clause &&
  one.text === other.text &&
  (one.part ?? "") === (other.part ?? "") &&
  (one.days ?? null) === (other.days ?? null);

/** Where the newest words were first put: the wordings from there on say the same. @param {object[]} wordings */
export function runOf(wordings) {
  const latest = wordings.at(-1);
  const other = wordings.findLastIndex((one) => one.text === null || !hasSameWords(saidIn(one), saidIn(latest)));
  return latest.text === null ? [latest] : wordings.slice(other + 1);
}

/** What a stand says, as it is told to others. */
export const saidOf = ({ clause, round, latest }) => ({ clause, round, ...saidIn(latest) });

const saidIn = ({ text: words, part, days }) => ({
  text: words,
  ...(part ? { part } : {}),
  ...((days ?? null) === null ? {} : { days }),
});

/**
 * What one has said yes to in these very words, and has not signed in this wording: as one of those who were there, or
 * before one came in. That yes is for the round in which it was told, and for once.
 */
export async function toSign(stands, { me, connection }) {
  const open = stands.filter((stand) => stand.latest.text !== null && !stand.twisted && !hasSigned(stand, me.account));
  const known = open.filter((stand) => stand.iAgree);
  const kept = await readNote(me, noteOfYes(connection)).catch(() => null);
  if (!kept) return known;
  const yes = JSON.parse(text(kept));
  const isMeant = (one, stand) => hasSameWords(one, saidOf(stand)) && one.round === stand.round;
  const before = open.filter((stand) => !stand.iAgree && yes.some((one) => isMeant(one, stand)));
  const rest = yes.filter((one) => !before.some((stand) => isMeant(one, stand)));
  await (rest.length > 0
    ? writeNote(me, noteOfYes(connection), utf8(JSON.stringify(rest)))
    : forgetYes(me, connection));
  return [...known, ...before];
}

const forgetYes = (me, connection) => dropNote(me, noteOfYes(connection));

const hasSigned = ({ latest, round }, account) =>
  latest.consents.some((one) => one.by === account && one.round === round);
