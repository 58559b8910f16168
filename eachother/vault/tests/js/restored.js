// A backup was put back, or a server says so: the devices that remember more stop, and go on only anew and knowingly.

import { Conversation } from "../vault/conversation.js";
import { makeEpoch } from "../vault/epochs.js";
import { memoryOf } from "../vault/memory.js";
import { stateNumber } from "../vault/safety.js";
import { acquainted, alongside, conversationOf, epochsFor, person, resigned } from "./cast.js";
import { equal, refused, test } from "./suite.js";

/** Wren, Juniper and Otter, of whom one goes on twice with a new key; `seen`: what each device remembers then. */
function twice(next = (there) => reading(there, there.wren).goOn()) {
  const there = alongside(3);
  const [wren, juniper, otter] = there.people;
  const sorrel = person();
  acquainted(...there.people, sorrel);
  Object.assign(there, { wren, juniper, otter, sorrel });
  there.entries.push(next(there));
  const backup = there.entries.slice(0, 1);
  return { ...there, backup, all: [...there.people, sorrel] };
}

function reading(there, me, { entries = there.entries, people = there.all ?? there.people, ...more } = {}) {
  const identities = Object.fromEntries(people.filter((one) => one !== me).map((o) => [o.account, o.identity.blob]));
  const { connection } = there;
  return new Conversation({ me, connection, epochs: epochsFor(me, entries), identities, ...more });
}

const refs = (...people) => people.map(({ account }) => account);

test("an older state stops, and is gone on with only anew", async () => {
  const there = twice();
  const { wren, backup } = there;
  const seen = reading(there, wren).memory;
  equal([seen.hashes.length, seen.members.length], [2, 3]);
  await refused("forked-epoch", () => reading(there, wren, { entries: backup, seen }));
  const wrens = reading(there, wren, { entries: backup, seen, anew: true });
  // Nothing is sealed with the key of the older state.
  equal(wrens.needsEpoch, true);
  await refused("stale-epoch", () => wrens.seal("words", { text: "with the old key" }));
  await refused("stale-epoch", () => wrens.signals());
  await refused("stale-epoch", () => wrens.show({ kind: "plan", revision: 1, words: {} }));
  const begun = [...backup, wrens.goOn()];
  const after = reading(there, wren, { entries: begun, seen, anew: true });
  equal([after.needsEpoch, after.tip.number], [false, 2]);
  equal(after.beginnings, [{ number: 2, by: wren.account }]);
  equal(reading(there, wren).beginnings, []);
});

test("a record alone does not do: every device that remembers more is asked", async () => {
  const there = twice();
  const { wren, juniper, otter, backup } = there;
  const seen = reading(there, juniper).memory;
  const begun = [...backup, reading(there, wren, { entries: backup, seen, anew: true }).goOn()];
  await refused("forked-epoch", () => reading(there, juniper, { entries: begun, seen }));
  const junipers = reading(there, juniper, { entries: begun, seen, anew: true });
  equal(junipers.needsEpoch, false);
  equal(junipers.beginnings, [{ number: 2, by: wren.account }]);
  // What it remembers from then on is the new chain: the one from before is a fork now.
  await refused("forked-epoch", () => reading(there, juniper, { seen: junipers.memory }));
  // A device that remembers nothing newer is told by the chain alone.
  const remembered = reading(there, otter, { entries: backup }).memory;
  const otters = reading(there, otter, { entries: begun, seen: remembered });
  const { sealed } = otters.seal("words", { text: "from here on" });
  equal(junipers.open({ sealed }).body.text, "from here on");
});

test("a branch on which nobody has begun anew is no way on", async () => {
  const there = twice();
  const { wren, juniper, backup } = there;
  const seen = reading(there, wren).memory;
  // Juniper's other device remembered nothing, and went on as ever.
  const branch = [...backup, reading(there, juniper, { entries: backup }).goOn()];
  const wrens = reading(there, wren, { entries: branch, seen, anew: true });
  equal(wrens.needsEpoch, true);
  const begun = reading(there, wren, { entries: [...branch, wrens.goOn()], seen, anew: true });
  equal([begun.needsEpoch, begun.tip.number], [false, 3]);
});

test("what was begun anew before the fork does not count after it", async () => {
  const there = twice();
  const { wren, backup } = there;
  const first = reading(there, wren).memory;
  const begun = [...backup, reading(there, wren, { entries: backup, seen: first, anew: true }).goOn()];
  const later = [...begun, reading(there, wren, { entries: begun }).goOn()];
  const seen = reading(there, wren, { entries: later }).memory;
  equal(reading(there, wren, { entries: begun, seen, anew: true }).needsEpoch, true);
});

test("whoever had left does not come back with a backup", async () => {
  const there = twice((there) => {
    const present = refs(there.wren, there.juniper);
    return reading(there, there.juniper, { present }).goOn();
  });
  const { wren, juniper, otter, backup } = there;
  const present = refs(wren, juniper);
  const seen = reading(there, wren, { present }).memory;
  const back = { entries: backup, seen, anew: true };
  await refused("came-back", () => reading(there, wren, back));
  // Once they have left again, those who stay begin anew without them.
  const wrens = reading(there, wren, { ...back, present });
  const next = wrens.goOn();
  equal([...conversationOf(juniper, there.connection, [...backup, next], there.all).members.keys()], present.sort());
  // By their own hand neither, in it or out of it.
  const before = { ...reading(there, otter, { entries: backup }).tip, members: wrens.members };
  const made = (...members) =>
    makeEpoch({
      ...{ me: otter, connection: there.connection, before, why: "restored" },
      members: members.map((one) => one.identity),
    });
  const inIt = [...backup, made(wren, juniper, otter)];
  await refused("came-back", () => reading(there, wren, { ...back, entries: inIt }));
  const outOfIt = [...backup, made(wren, juniper)];
  await refused("wrong-author", () => reading(there, wren, { ...back, entries: outOfIt, present }));
});

test("somebody let in since it was begun anew is no stranger; before, they are", async () => {
  const there = twice();
  const { wren, juniper, otter, sorrel, backup } = there;
  const seen = reading(there, juniper).memory;
  const letIn = (entries) => {
    const words = [wren, juniper, otter].map((me) => [
      me.account,
      reading(there, me, { entries }).approve(sorrel.identity),
    ]);
    return reading(there, wren, { entries }).letIn(sorrel.identity, Object.fromEntries(words));
  };
  const begun = [...backup, reading(there, wren, { entries: backup, seen, anew: true }).goOn()];
  equal(reading(there, juniper, { entries: [...begun, letIn(begun)], seen, anew: true }).members.size, 4);
  const early = [...backup, letIn(backup)];
  await refused("came-back", () => reading(there, juniper, { entries: early, seen, anew: true }));
  const begunLate = [...early, reading(there, otter, { entries: early }).nextEpoch(restoredBy(there))];
  await refused("came-back", () => reading(there, juniper, { entries: begunLate, seen, anew: true }));
});

const restoredBy = ({ all }) => ({ why: "restored", members: all.map((one) => one.identity) });

test("to begin anew is said of a chain, and brings nobody in", async () => {
  const there = twice();
  const { wren, juniper, otter, sorrel, backup } = there;
  await refused("wrong-why", () => {
    const record = resigned(there.post.record, "eo1/epoch", wren, (r) => ({ ...r, why: "restored" }));
    return reading(there, juniper, { entries: [{ ...there.post, record }] });
  });
  const words = [juniper, otter].map((me) => [
    me.account,
    reading(there, me, { entries: backup }).approve(sorrel.identity),
  ]);
  const next = reading(there, wren, { entries: backup }).nextEpoch({
    ...restoredBy(there),
    approvals: { [sorrel.account]: Object.fromEntries(words) },
  });
  await refused("wrong-why", () => reading(there, juniper, { entries: [...backup, next] }));
});

test("the same digits stand where the same chain is shown", async () => {
  const there = twice();
  const { connection, wren, juniper, backup } = there;
  const shown = (me, entries) => stateNumber(connection, reading(there, me, { entries }).tip);
  equal(shown(wren, backup), shown(juniper, backup));
  equal(shown(wren, backup).split(" ").length, 6);
  equal(shown(wren, backup) === shown(juniper, there.entries), false);
  const { number, hash } = reading(there, wren).tip;
  equal(stateNumber(connection, { number, hash }) === stateNumber(connection, { number: number + 1, hash }), false);
  equal(memoryOf([{ hash, members: new Map() }]), { hashes: [hash], members: [] });
});
