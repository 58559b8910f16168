// Messages one after another: repeated, reordered, left out, taken back.

import { boxPair, pinRenewed, readIdentity, writeIdentity } from "../vault/bundle.js";
import { Conversation } from "../vault/conversation.js";
import { sealMessage } from "../vault/messages.js";
import { random } from "../vault/sodium.js";
import { alongside, conversationOf, epochsFor, flipped, forgedMessage, say } from "./cast.js";
import { equal, refused, test } from "./suite.js";

const rowsOf = (sent) => sent.map(({ sealed }) => ({ sealed }));
const outcomes = (results) => results.map(({ message, refusal }) => refusal?.reason ?? message.sequence);
const goneFrom = (sender, { sequence, hash }) => ({ removed: true, sender: sender.account, sequence, hash });

test("a page of messages, then the newer, then the older", () => {
  const { wren, wrens, junipers } = alongside();
  const rows = rowsOf(say(wrens, 9));
  equal(outcomes(junipers.openAll(rows.slice(3, 6))), [4, 5, 6]);
  equal(junipers.missingBefore(wren.account), 3);
  equal(outcomes(junipers.openAll(rows.slice(6))), [7, 8, 9]);
  equal(outcomes(junipers.openAll(rows.slice(0, 3), { older: true })), [1, 2, 3]);
  equal(junipers.missingBefore(wren.account), 0);
});

test("what two say goes each its own way", () => {
  const { wrens, junipers } = alongside();
  const [first] = rowsOf(say(wrens, 1));
  junipers.open(first);
  const [answer] = rowsOf(say(junipers, 1));
  equal(wrens.open(answer).sequence, 1);
  equal(wrens.seal("words", { text: "" }).sequence, 2);
});

test("sealing does not move on before the server has taken it", () => {
  const { wrens } = alongside();
  const first = wrens.seal("words", { text: "one" });
  equal(wrens.seal("words", { text: "again" }).sequence, 1);
  wrens.accept(first.sealed);
  equal(wrens.seal("words", { text: "two" }).sequence, 2);
});

test("another device goes on where this one left off", () => {
  const { wren, juniper, connection, entries, wrens, junipers } = alongside();
  const sent = say(wrens, 3);
  const identities = { [juniper.account]: juniper.identity.blob };
  const there = { me: wren, connection, epochs: epochsFor(wren, entries), identities };
  const { sequence, hash } = sent[2];
  const other = new Conversation({ ...there, last: { sequence, hash } });
  const fourth = other.seal("words", { text: "from the other one" });
  equal(outcomes(junipers.openAll([...rowsOf(sent), { sealed: fourth.sealed }])), [1, 2, 3, 4]);
  const stale = new Conversation({ ...there, last: { sequence, hash } });
  stale.open({ sealed: sent[0].sealed });
  equal(stale.seal("words", { text: "" }).sequence, 4);
});

test("repetition, reordering and omission are found", async () => {
  const { wrens, junipers } = alongside();
  const [one, two, three, four] = rowsOf(say(wrens, 4));
  await junipers.open(two);
  await refused("sequence", () => junipers.open(two));
  await refused("sequence", () => junipers.open(four));
  junipers.open(one);
  await refused("sequence", () => junipers.open(one));
  junipers.open(three);
});

test("another message in somebody's place breaks the chain", async () => {
  const { wren, connection, epoch, wrens, junipers, anew } = alongside();
  const [first, second, third] = rowsOf(say(wrens, 3));
  const header = {
    ...{ version: 1, kind: "words", connection, epoch: 1, record: epoch.hash },
    ...{ sender: wren.account, sequence: 2, previous: "somebody else's" },
  };
  const forged = { sealed: forgedMessage({ header, body: { text: "" }, key: epoch.key, signer: wren }) };
  junipers.open(first);
  await refused("chain", () => junipers.open(forged));
  junipers.open(second);
  const backwards = anew();
  backwards.open(third);
  await refused("chain", () => backwards.open(forged));
  backwards.open(second);
});

test("one bad row does not hide the others", () => {
  const { wrens, anew } = alongside();
  const rows = rowsOf(say(wrens, 6));
  const bad = { sealed: flipped(rows[2].sealed, -1) };
  const results = anew().openAll([...rows.slice(0, 2), bad, ...rows.slice(3)]);
  equal(outcomes(results), [1, 2, "not-opened", "sequence", 5, 6]);
  equal([results[2].message, results[3].message.body.text], [undefined, "number 4"]);
  equal(outcomes(anew().openAll([rows[0], rows[1], rows[4], rows[5]])), [1, 2, "sequence", 6]);
  equal(outcomes(anew().openAll([rows[0], rows[0], rows[1]])), [1, "sequence", 2]);
  const later = anew();
  later.openAll(rows.slice(5));
  equal(outcomes(later.openAll([rows[1], rows[2], bad, rows[4]], { older: true })), [2, "sequence", "not-opened", 5]);
});

test("a repeated row is not shown twice", () => {
  const { wrens, anew } = alongside();
  const [one] = rowsOf(say(wrens, 1));
  equal(anew().openAll([one, one])[1].message, undefined);
});

test("what was taken back is gone, and its place is proven", () => {
  const { wren, wrens, anew } = alongside();
  const sent = say(wrens, 3);
  const tombstone = wrens.tombstone(sent[1]);
  equal([tombstone.sequence, tombstone.removes], [4, 2]);
  const [one, , three] = rowsOf(sent);
  const gone = goneFrom(wren, sent[1]);
  const reader = anew();
  const results = reader.openAll([one, gone, three]);
  equal(outcomes(results), [1, 2, 3]);
  equal([results[1].message.removed, results[2].message.removed], [true, false]);
  equal(reader.unexplained(), [{ sender: wren.account, sequence: 2 }]);
  reader.open({ sealed: tombstone.sealed });
  equal(reader.unexplained(), []);
});

test("a server that keeps what was taken back does not show it again", () => {
  const { wrens, anew } = alongside();
  const sent = say(wrens, 2);
  const rows = [...rowsOf(sent), { sealed: wrens.tombstone(sent[0]).sealed }];
  const shown = anew()
    .openAll(rows)
    .map(({ message }) => [message.removed, message.body?.text ?? null]);
  equal(shown, [
    [true, null],
    [false, "number 2"],
    [false, null],
  ]);
});

test("a row cannot be removed with another's hash", async () => {
  const { wren, wrens, anew } = alongside();
  const sent = say(wrens, 3);
  const [one, two, three] = rowsOf(sent);
  const tombstone = { sealed: wrens.tombstone(sent[1]).sealed };
  const wrong = goneFrom(wren, { sequence: 2, hash: sent[0].hash });
  const reader = anew();
  reader.openAll([one, wrong]);
  await refused("chain", () => reader.open(three));
  const backwards = anew();
  backwards.openAll([three, tombstone]);
  await refused("chain", () => backwards.open(wrong));
  const lastOne = anew();
  lastOne.open(two);
  equal(lastOne.missingBefore(wren.account), 1);
  await refused("malformed", () => anew().open({ removed: true, sender: wren.account, sequence: 0, hash: "" }));
});

test("a tombstone is for an earlier message of the same hash", async () => {
  const { wrens, anew } = alongside();
  const sent = say(wrens, 2);
  const rows = rowsOf(sent);
  const sealed = (body) => ({ sealed: wrens.seal("tombstone", body).sealed });
  const reader = anew();
  reader.openAll(rows);
  await refused("tombstone", () => reader.open(sealed({ sequence: 1, hash: sent[1].hash })));
  await refused("tombstone", () => reader.open(sealed({ sequence: 3, hash: sent[1].hash })));
  const newestFirst = anew();
  newestFirst.openAll([rows[1], sealed({ sequence: 1, hash: sent[1].hash })]);
  await refused("tombstone", () => newestFirst.open(rows[0]));
  const [result] = newestFirst.openAll([rows[0]], { older: true });
  equal([result.refusal.reason, result.message.removed], ["tombstone", false]);
});

test("nobody goes back to an older epoch's key", async () => {
  const there = alongside();
  const { wren, juniper, connection, wrens, entries } = there;
  const [first] = say(wrens, 1);
  entries.push(wrens.nextEpoch({ why: "renewed", members: [wren.identity, juniper.identity] }));
  const newer = conversationOf(wren, connection, entries, there.people);
  newer.accept(first.sealed);
  const [second] = say(newer, 1);
  const third = sealMessage({
    ...{ me: wren, connection, epoch: there.epoch, kind: "words", body: { text: "" } },
    ...{ sequence: 3, previous: second.hash },
  });
  const reader = there.anew();
  reader.openAll(rowsOf([first, second]));
  await refused("old-epoch", () => reader.open({ sealed: third.sealed }));
  const backwards = there.anew();
  backwards.open({ sealed: third.sealed });
  await refused("old-epoch", () => backwards.open({ sealed: second.sealed }));
});

test("after somebody renewed their key nothing is sent before a new epoch", async () => {
  const there = alongside();
  const { wren, juniper, connection, entries } = there;
  const keys = { ...juniper.keys, x25519: boxPair(random(32)), earlier: [juniper.keys.x25519] };
  const renewed = { ...juniper, keys, identity: readIdentity(writeIdentity({ ...juniper, keys }), juniper) };
  const people = [wren, renewed];
  await refused("changed-key", () => conversationOf(wren, connection, entries, people));
  pinRenewed(wren, renewed.identity);
  for (const me of people) {
    const conversation = conversationOf(me, connection, entries, people);
    equal(conversation.needsEpoch, true);
    await refused("stale-epoch", () => conversation.seal("words", { text: "" }));
    await refused("stale-epoch", () => conversation.signals());
  }
  const members = people.map((one) => one.identity);
  entries.push(conversationOf(renewed, connection, entries, people).nextEpoch({ why: "renewed", members }));
  const [sent] = say(conversationOf(wren, connection, entries, people), 1);
  equal(conversationOf(renewed, connection, entries, people).open(sent).body.text, "number 1");
});
