/** Where a clause stands, from what the server gave and what this device can check. No page here. */

import { Refusal } from "../vault/checks.js";
import { checkAgreement, checkReopening } from "../vault/clauses.js";
import { Conversation } from "../vault/conversation.js";

const DAY_MS = 24 * 60 * 60_000;

/** Whether words of a moment may have gone by what all have once signed. @returns {(at: string) => boolean} */
export function explainedBy(stands) {
  const agreed = stands.flatMap(({ everAgreed }) => everAgreed).filter((days) => days > 0);
  return (at) => agreed.some((days) => Date.now() - Date.parse(at) >= days * DAY_MS);
}

/** All clauses as the server gives them, opened and checked. @param {{me: object, keys: object}} with_ */
export function standsOf(rows, { me, keys }) {
  // Its own reading of the thread: wordings are a few messages out of many, so holes between them are to be expected.
  const reader = new Conversation({ me, ...keys });
  const messages = rows.flatMap((row) => row.wordings.map((wording) => wording.message));
  messages.sort((one, other) => one.place - other.place);
  const results = reader.openAll(messages).filter((result) => result.message);
  const opened = new Map(results.map(({ row, message }) => [row.place, message]));
  const about = { connection: keys.connection, me: me.account, members: reader.members, opened };
  return rows.map((row) => standOf(row, about));
}

/**
 * @param {object} row a clause as the server gives it
 * @param {{connection: string, me: string, members: Map<string, {ed25519: string}>, opened: Map<number, object>}} with_
 *   `opened`: the wordings' messages by their place
 */
export function standOf(row, { connection, me, members, opened }) {
  const about = { connection, clause: row.clause };
  const wordings = row.wordings.map((wording) => wordingOf(wording, about, members, opened));
  const reopenings = row.reopenings.filter((one) => isReopened(one, about, members, wordings));
  const latest = wordings.at(-1);
  const now = latest.consents.filter((consent) => consent.round === row.round);
  const agreed = new Set(now.map((consent) => consent.by));
  const reopening = reopenings.find((one) => one.round === row.round && one.wording === latest.number);
  return {
    clause: row.clause,
    round: row.round,
    wordings,
    latest,
    part: partOf(wordings),
    forged: wordings.some((wording) => wording.forged),
    twisted: latest.twisted,
    days: latest.days,
    everAgreed: wordings.filter((wording) => !wording.twisted && wereAllFor(wording, members)).map(({ days }) => days),
    inForce: !latest.twisted && [...members.keys()].every((account) => agreed.has(account)),
    since: now
      .map((consent) => consent.at)
      .sort()
      .at(-1),
    iAgree: agreed.has(me),
    agreedBefore: latest.consents.some((consent) => consent.by === me),
    again: Boolean(reopening) || wordings.length > 1,
    moved: reopening ?? { by: latest.by, at: latest.at },
    steps: stepsOf(wordings, reopenings),
  };
}

function wordingOf({ number, message: row, hash, consents, days = null }, about, members, opened) {
  const message = opened.get(row.place);
  const fits =
    message?.kind === "clause" &&
    message.hash === hash &&
    message.body.clause === about.clause &&
    message.body.number === number;
  const signed = consents.filter((one) =>
    holds(() =>
      checkAgreement(members.get(one.by)?.ed25519 ?? "", { ...about, hash, round: one.round }, one.signature),
    ),
  );
  return {
    ...{ number, hash, at: row.at, by: message?.sender, text: fits ? message.body.text : null },
    part: fits ? message.body.part : undefined,
    // What the server acts on is what stands in the sealed words, or it acts on something nobody agreed to: also when it
    // keeps those words back.
    ...{ days, twisted: ((fits ? message.body.days : null) ?? null) !== days },
    ...{ consents: signed, forged: signed.length < consents.length },
  };
}

/** Whether there was a round in which all of them were for it. */
function wereAllFor({ consents }, members) {
  const all = [...members.keys()];
  return consents.some(({ round }) =>
    all.every((account) => consents.some((c) => c.by === account && c.round === round)),
  );
}

/** The part that its newest wording names which names any; "" when none does. */
function partOf(wordings) {
  const named = wordings.filter(({ part }) => part && typeof part === "string");
  return named.at(-1)?.part ?? "";
}

function isReopened({ by, round, wording, signature }, about, members, wordings) {
  const hash = wordings.find((one) => one.number === wording)?.hash;
  return holds(() => checkReopening(members.get(by)?.ed25519 ?? "", { ...about, hash, round }, signature));
}

function holds(check) {
  try {
    check();
    return true;
  } catch (error) {
    if (error instanceof Refusal || error instanceof TypeError) return false;
    throw error;
  }
}

/** Everything that happened to it, oldest first. Whoever words something agrees with it: that is one step. */
function stepsOf(wordings, reopenings) {
  const steps = [];
  for (const { number, by, at, text, consents } of wordings) {
    steps.push({ what: number === 1 ? "said" : "reworded", by, at, text });
    const others = consents.filter((one) => one.by !== by || Date.parse(one.at) - Date.parse(at) > 1000);
    steps.push(...others.map((one) => ({ what: "agreed", by: one.by, at: one.at })));
  }
  steps.push(...reopenings.map(({ by, at }) => ({ what: "reopened", by, at })));
  return steps.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
