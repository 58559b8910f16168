// A few of them: coming in by everybody's word, leaving, catching up, and everybody who would do it another way.

import { boxPair, meet, pinRenewed, readIdentity, writeIdentity } from "../vault/bundle.js";
import { fromBase64, newRef, toBase64 } from "../vault/bytes.js";
import { Conversation } from "../vault/conversation.js";
import { approval, makeEpoch } from "../vault/epochs.js";
import { random, sodium } from "../vault/sodium.js";
import { acquainted, alongside, conversationOf, epochsFor, forgedMessage, person, resigned } from "./cast.js";
import { equal, refused, test } from "./suite.js";

/** Wren, Juniper and Otter; Sorrel, whom all of them know, outside. */
function few() {
  const there = alongside(3);
  const [wren, juniper, otter] = there.people;
  const sorrel = person();
  acquainted(...there.people, sorrel);
  return { ...there, otter, sorrel, wren, juniper };
}

/** What `me` makes of these entries; `more`: what else the page knows. */
function reading(there, me, { entries = there.entries, people = [...there.people, there.sorrel], ...more } = {}) {
  const identities = Object.fromEntries(people.filter((one) => one !== me).map((o) => [o.account, o.identity.blob]));
  const { connection } = there;
  return new Conversation({ me, connection, epochs: epochsFor(me, entries), identities, ...more });
}

const refs = (...people) => people.map(({ account }) => account);
const wordsFor = (there, newcomer, entries = there.entries, people = there.people) =>
  Object.fromEntries(people.map((one) => [one.account, reading(there, one, { entries }).approve(newcomer.identity)]));

/** Sorrel has come in by Wren's hand. */
function four() {
  const there = few();
  const wrens = reading(there, there.wren);
  there.entries.push(wrens.letIn(there.sorrel.identity, wordsFor(there, there.sorrel)));
  return there;
}

/** Otter has left, and Juniper made the next epoch. */
function withoutOtter(there) {
  const stay = [...there.people, there.sorrel].filter((one) => one !== there.otter);
  const junipers = reading(there, there.juniper, { present: refs(...stay) });
  equal(junipers.needsEpoch, true);
  there.entries.push(junipers.goOn());
  return stay;
}

test("by everybody's word somebody comes in, and has no earlier key", async () => {
  const there = four();
  const sorrels = reading(there, there.sorrel);
  equal([sorrels.members.size, sorrels.since, reading(there, there.wren).since], [4, 2, 1]);
  const before = there.wrens.seal("words", { text: "before" }).sealed;
  await refused("no-grant", () => sorrels.open({ sealed: before }));
  const now = reading(there, there.juniper).seal("words", { text: "welcome" }).sealed;
  equal(sorrels.open({ sealed: now }).body.text, "welcome");
  equal([...sorrels.signers.keys()].sort(), refs(...there.people, there.sorrel).sort());
  equal(
    sorrels.membersFrom(1).map((members) => members.length),
    [3, 4],
  );
});

test("an approval that is missing, or of another epoch, another few, another person, another key lets nobody in", async () => {
  const there = few();
  const { wren, juniper, otter, sorrel, connection } = there;
  const joining = (words, change) => {
    const next = reading(there, wren).letIn(sorrel.identity, words);
    const record = change ? resigned(next.record, "eo1/epoch", wren, change) : next.record;
    return () => reading(there, juniper, { entries: [...there.entries, { ...next, record }] });
  };
  const good = wordsFor(there, sorrel);
  equal(joining(good)().members.size, 4);
  const { [otter.account]: _left, ...missing } = good;
  await refused("ghost-member", joining(missing));
  await refused("ghost-member", joining({ ...good, [otter.account]: good[juniper.account] }));
  // Of an epoch that was another one when it was signed.
  const renewed = reading(there, otter).nextEpoch({ why: "renewed", members: there.people.map((p) => p.identity) });
  const later = [...there.entries, renewed];
  const replayed = reading(there, wren, { entries: later }).letIn(sorrel.identity, good);
  await refused("ghost-member", () => reading(there, juniper, { entries: [...later, replayed] }));
  // Of another few with the same people.
  const elsewhere = alongside(3);
  const others = Object.fromEntries(
    [wren, juniper, otter].map((me) => [
      me.account,
      approval({ me, connection: elsewhere.connection, before: there.epoch, newcomer: sorrel.identity }),
    ]),
  );
  await refused("ghost-member", joining(others));
  // For somebody else, or for other keys than theirs.
  const heron = person();
  acquainted(wren, juniper, otter, sorrel, heron);
  await refused("ghost-member", joining(wordsFor(there, heron)));
  const forged = { ...sorrel.identity, x25519: heron.identity.x25519 };
  const forOther = approval({ me: otter, connection, before: there.epoch, newcomer: forged });
  await refused("ghost-member", joining({ ...good, [otter.account]: forOther }));
});

test("words for somebody who does not come in, or was there, stand in no record", async () => {
  const there = few();
  const { wren, juniper, otter } = there;
  for (const account of [newRef(), otter.account]) {
    const next = reading(there, wren).goOn();
    const record = resigned(next.record, "eo1/epoch", wren, (r) => ({ ...r, approvals: { [account]: {} } }));
    await refused("ghost-member", () => reading(there, juniper, { entries: [...there.entries, { ...next, record }] }));
  }
});

test("a record says why it is", async () => {
  const there = four();
  const before = { ...reading(there, there.wren).tip, members: reading(there, there.wren).members };
  const everybody = [...there.people, there.sorrel];
  const made = (members, why, approvals) => {
    const identities = members.map((one) => one.identity);
    const { connection } = there;
    const next = makeEpoch({ me: there.wren, connection, before, why, members: identities, approvals });
    return () => reading(there, there.juniper, { entries: [...there.entries, next] });
  };
  const three = everybody.filter((one) => one !== there.otter);
  for (const [members, right] of [
    [everybody, "renewed"],
    [three, "left"],
  ]) {
    equal(made(members, right)().members.size, members.length);
    for (const why of ["hello", "joined", "left", "renewed"].filter((one) => one !== right))
      await refused("wrong-why", made(members, why));
  }
  // One in the place of another.
  const heron = person();
  acquainted(...everybody, heron);
  const words = wordsFor(there, heron, there.entries, everybody);
  delete words[there.wren.account];
  await refused("wrong-why", made([...three, heron], "joined", { [heron.account]: words }));
  await refused("wrong-why", () => {
    const record = resigned(there.post.record, "eo1/epoch", there.wren, (r) => ({ ...r, why: "renewed" }));
    return reading(there, there.juniper, { entries: [{ ...there.post, record }] });
  });
});

test("nobody is the thirteenth", async () => {
  const crowd = acquainted(...Array.from({ length: 13 }, person));
  const [wren, juniper] = crowd;
  const last = crowd[12];
  const connection = newRef();
  const others = crowd.slice(1, 12).map((one) => one.identity);
  const { conversation, post } = Conversation.begin({ me: wren, connection, others });
  const words = Object.fromEntries(
    crowd
      .slice(0, 12)
      .map((one) => [one.account, conversationOf(one, connection, [post], crowd).approve(last.identity)]),
  );
  const next = conversation.letIn.call(conversationOf(wren, connection, [post], crowd), last.identity, words);
  await refused("members", () => conversationOf(juniper, connection, [post, next], crowd));
});

test("when somebody has left nothing is sealed before there is a new key", async () => {
  const there = four();
  const left = there.otter;
  const stay = [...there.people, there.sorrel].filter((one) => one !== left);
  const wrens = reading(there, there.wren, { present: refs(...stay) });
  await refused("stale-epoch", () => wrens.seal("words", { text: "still to Otter" }));
  await refused("stale-epoch", () => wrens.signals());
  await refused("stale-epoch", () => wrens.show({ kind: "plan", revision: 1, words: {} }));
  withoutOtter(there);
  const next = reading(there, there.wren, { present: refs(...stay) });
  equal([next.needsEpoch, next.members.has(left.account)], [false, false]);
  const { sealed } = next.seal("words", { text: "without Otter" });
  await refused("not-a-member", () => reading(there, left));
  equal(reading(there, there.sorrel).open({ sealed }).body.text, "without Otter");
});

test("whoever has left writes nothing more, with the old key or the new", async () => {
  const there = four();
  const { otter, juniper, wren, connection } = there;
  const old = reading(there, otter);
  const late = old.seal("words", { text: "I am still here" }).sealed;
  withoutOtter(there);
  const people = [...there.people, there.sorrel];
  const wrens = () => conversationOf(wren, connection, there.entries, people);
  const now = wrens().seal("words", { text: "after" }).sealed;
  const [first, second] = wrens().openAll([
    { sealed: now, place: 7 },
    { sealed: late, place: 8 },
  ]);
  equal([first.refusal ?? null, second.refusal?.reason], [null, "old-epoch"]);
  // The other way round, as it would have to be.
  equal(
    wrens()
      .openAll([
        { sealed: late, place: 7 },
        { sealed: now, place: 8 },
      ])
      .map(({ refusal }) => refusal ?? null),
    [null, null],
  );
  const [newer] = wrens().openAll([{ sealed: now, place: 8 }]);
  const backwards = wrens();
  backwards.openAll([{ sealed: late, place: 9 }]);
  await refused("old-epoch", () => backwards.open({ sealed: now, place: 8 }));
  // With the new key, that somebody has given away.
  const header = { version: 1, kind: "words", connection, epoch: 3, record: newer.message && wrens().tip.hash };
  const claims = { ...header, sender: otter.account, sequence: 1, previous: null };
  const key = fromBase64(keyOf(there, juniper));
  const forged = forgedMessage({ header: claims, body: { text: "psst" }, key, signer: otter });
  await refused("not-a-member", () => wrens().open({ sealed: forged }));
});

test("a device that was away takes every epoch in turn, and none that is left out", async () => {
  const there = four();
  const seen = reading(there, there.wren).memory;
  withoutOtter(there);
  const stay = [there.wren, there.juniper, there.sorrel];
  there.entries.push(reading(there, there.sorrel, { present: refs(...stay) }).goOn());
  const wrens = reading(there, there.wren, { seen, present: refs(...stay) });
  equal([wrens.tip.number, wrens.members.size], [4, 3]);
  const [first, second, , fourth] = there.entries;
  await refused("epoch-number", () => reading(there, there.wren, { entries: [first, second, fourth] }));
  await refused("epoch-number", () => reading(there, there.wren, { entries: [first, first] }));
});

test("of two next epochs one is taken; who was shown one is not shown the other", async () => {
  const there = few();
  const [one, other] = [there.wren, there.juniper].map((me) => reading(there, me).goOn());
  const [ones, others] = [one, other].map((next) => ({ entries: [...there.entries, next] }));
  const seen = reading(there, there.otter, ones).memory;
  equal(reading(there, there.otter, { ...ones, seen }).memory, seen);
  await refused("forked-epoch", () => reading(there, there.otter, { ...others, seen }));
  await refused("forked-epoch", () => reading(there, there.otter, { seen }));
  const { sealed } = reading(there, there.juniper, others).seal("words", { text: "on the other branch" });
  await refused("wrong-epoch", () => reading(there, there.otter, ones).open({ sealed }));
});

test("only somebody of the epoch before goes on", async () => {
  const there = four();
  const { otter, juniper } = there;
  const stay = withoutOtter(there);
  const before = { ...reading(there, juniper).tip, members: reading(there, juniper).members };
  const members = [...stay, otter].map((one) => one.identity);
  const back = makeEpoch({ me: otter, connection: there.connection, before, why: "joined", members });
  await refused("wrong-author", () => reading(there, juniper, { entries: [...there.entries, back] }));
});

test("a key that was renewed before one came, or after somebody left, stops nobody", async () => {
  const there = few();
  const { wren, juniper, otter, sorrel } = there;
  const newer = renewed(juniper);
  for (const one of [wren, otter]) pinRenewed(one, newer.identity);
  const people = [wren, newer, otter, sorrel];
  there.entries.push(reading(there, wren, { people }).goOn());
  const words = Object.fromEntries(
    [wren, newer, otter].map((one) => [one.account, reading(there, one, { people }).approve(sorrel.identity)]),
  );
  there.entries.push(reading(there, wren, { people }).letIn(sorrel.identity, words));
  sorrel.pins = {};
  equal(
    meet(
      sorrel,
      [wren, newer, otter].map((one) => one.identity),
    ).length,
    3,
  );
  equal(reading(there, sorrel, { people }).members.size, 4);
  equal(meet(sorrel, [wren.identity]).length, 0);
  // Otter leaves and renews: nothing is sealed for them any more.
  const gone = renewed(otter);
  const everybody = [wren, newer, gone, sorrel];
  await refused("changed-key", () => reading(there, wren, { people: everybody }));
  const present = refs(wren, newer, sorrel);
  there.entries.push(reading(there, wren, { people: everybody, present }).goOn());
  equal(reading(there, wren, { people: everybody, present }).members.size, 3);
  // Other keys to sign with are nobody's who was here.
  const stranger = { ...person(), account: otter.account };
  const other = readIdentity(writeIdentity(stranger), stranger);
  await refused("changed-key", () =>
    reading(there, wren, { people: [wren, newer, { ...stranger, identity: other }, sorrel], present }),
  );
});

function renewed(one) {
  const keys = { ...one.keys, x25519: boxPair(random(32)), earlier: [one.keys.x25519] };
  const next = { ...one, keys };
  return { ...next, identity: readIdentity(writeIdentity(next), next) };
}

/** The newest key, as a member who gives it away would read it. */
function keyOf(there, me) {
  const entry = there.entries.at(-1);
  const conversation = reading(there, me);
  const grant = fromBase64(entry.grants[me.account]);
  equal(conversation.tip.number, there.entries.length);
  return toBase64(openedGrant(grant, me).slice(-32));
}

const openedGrant = (grant, { keys: { x25519 } }) =>
  sodium.crypto_box_seal_open(grant.subarray(1), x25519.publicKey, x25519.secretKey);
