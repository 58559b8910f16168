/** Where a clause stands, from what the server gave and what this device can check. No page here. */

import { Refusal } from "../vault/checks.js";
import { checkAgreement, checkReopening } from "../vault/clauses.js";
import { Conversation } from "../vault/conversation.js";
import { runOf } from "./again.js";

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
  const results = reader.openAll(messages);
  const opened = new Map(results.filter(({ message }) => message).map(({ row, message }) => [row.place, message]));
  const closed = results.filter(({ message, refusal }) => !message && refusal?.reason === "no-grant");
  const before = new Set(closed.map(({ row }) => row.place));
  const about = { connection: keys.connection, me: me.account, reader, opened, before };
  return rows.map((row) => standOf(row, about));
}

/**
 * @param {object} row a clause as the server gives it
 * @param {{connection: string, me: string, reader: Conversation, opened: Map<number, object>, before: Set<number>}} with_
 *   `opened`: the wordings' messages by their place; `before`: the places of those from before one came in
 */
export function standOf(row, { connection, me, reader, opened, before }) {
  const about = { connection, clause: row.clause };
  const { signers } = reader;
  const wordings = row.wordings.map((wording) => wordingOf(wording, about, signers, { opened, before }));
  const reopenings = row.reopenings.filter((one) => isReopened(one, about, signers, wordings));
  const latest = wordings.at(-1);
  const run = runOf(wordings);
  const now = run.flatMap(({ consents }) => consents).filter((consent) => consent.round === row.round);
  const agreed = new Set(now.map((consent) => consent.by));
  const silent = [...reader.members.keys()].filter((account) => !agreed.has(account));
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
    everAgreed: wordings
      .filter((wording) => !wording.twisted && !wording.isEarlier && wereAllFor(wording, reader))
      .map(({ days }) => days),
    inForce: !latest.twisted && silent.length === 0,
    // Those who have come in since have not been asked for it.
    holds: !latest.twisted && agreed.size > 0 && silent.length > 0 && cameSince(silent, run[0], reader),
    silent,
    since: now
      .map((consent) => consent.at)
      .sort()
      .at(-1),
    iAgree: agreed.has(me),
    agreedBefore: latest.consents.some((consent) => consent.by === me),
    again: Boolean(reopening) || wordings.length > run.length,
    moved: reopening ?? { by: latest.by, at: latest.at },
    steps: stepsOf(wordings, reopenings),
  };
}

function wordingOf({ number, message: row, hash, consents, days = null }, about, members, { opened, before }) {
  const message = opened.get(row.place);
  const fits =
    message?.kind === "clause" &&
    message.hash === hash &&
    message.body.clause === about.clause &&
    message.body.number === number;
  const isEarlier = message === undefined && before.has(row.place);
  const signed = consents.filter((one) =>
    holds(() =>
      checkAgreement(members.get(one.by)?.ed25519 ?? "", { ...about, hash, round: one.round }, one.signature),
    ),
  );
  return {
    ...{ number, hash, at: row.at, by: message?.sender, text: fits ? message.body.text : null },
    ...{ epoch: message?.epoch ?? null, isEarlier },
    part: fits ? message.body.part : undefined,
    // What the server acts on is what stands in the sealed words, or it acts on something nobody agreed to: also when it
    // keeps those words back.
    ...{ days, twisted: !isEarlier && ((fits ? message.body.days : null) ?? null) !== days },
    ...{ consents: signed, forged: signed.length < consents.length },
  };
}

/** Whether there was a round in which all who were there then, from when it was put, were for it. */
function wereAllFor({ consents, epoch }, reader) {
  const isFor = (account, round) => consents.some((one) => one.by === account && one.round === round);
  return reader
    .membersFrom(epoch ?? 1)
    .some((all) => consents.some(({ round }) => all.every((account) => isFor(account, round))));
}

/** Whether none of these was there when it was put. What one cannot open was put before one came oneself. */
function cameSince(accounts, { epoch }, reader) {
  const then = new Set(reader.membersFrom(epoch ?? Math.max(1, reader.since - 1))[0]);
  return accounts.every((account) => !then.has(account));
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
