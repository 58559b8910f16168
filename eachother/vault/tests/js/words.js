// Messages one by one: turned, cut, carried elsewhere, signed by somebody else.

import { fromBase64, newRef, toBase64 } from "../vault/bytes.js";
import { agree, checkAgreement, checkReopening, reopen } from "../vault/clauses.js";
import { makeEpoch, readEpochs } from "../vault/epochs.js";
import { openMessage, sealMessage } from "../vault/messages.js";
import { acquainted, alongside, epochsFor, flipped, forgedMessage, person } from "./cast.js";
import { equal, refused, test } from "./suite.js";

function room() {
  const there = alongside();
  const epochs = [there.epoch];
  const header = {
    ...{ version: 1, kind: "words", connection: there.connection, epoch: 1, record: there.epoch.hash },
    ...{ sender: there.wren.account, sequence: 1, previous: null },
  };
  const forge = (changes = {}, more = {}) =>
    forgedMessage({
      ...{ header: { ...header, ...changes }, body: { text: "hello" }, key: there.epoch.key, signer: there.wren },
      ...more,
    });
  const opening =
    (sealed, where = {}) =>
    () =>
      openMessage(sealed, { connection: there.connection, epochs, ...where });
  return { ...there, header, forge, opening };
}

test("what was said is what is read", () => {
  const { forge, opening, wren } = room();
  const message = opening(forge())();
  equal([message.kind, message.body, message.sender, message.sequence], ["words", { text: "hello" }, wren.account, 1]);
});

test("words are padded, so that their length says little", () => {
  const { wrens } = alongside();
  const sizes = ["", "a little", "x".repeat(150)].map((text) => wrens.seal("words", { text }).sealed.length);
  equal(new Set(sizes).size, 1);
});

test("a turned bit is found wherever it is", async () => {
  const { forge, opening } = room();
  const sealed = forge();
  const header = (fromBase64(sealed)[1] << 8) | fromBase64(sealed)[2];
  await refused("unknown-version", opening(flipped(sealed, 0)));
  for (const at of [3 + header, 3 + header + 23, 3 + header + 24, -1]) {
    await refused("not-opened", opening(flipped(sealed, at)));
  }
  for (const length of [0, 1, 3, 100]) {
    const short = toBase64(fromBase64(sealed).slice(0, length));
    await refused(length === 0 ? "unknown-version" : "malformed", opening(short));
  }
  await refused("not-opened", opening(toBase64(fromBase64(sealed).slice(0, -1))));
  await refused("not-opened", opening(toBase64(fromBase64(sealed).slice(0, 3 + header + 10))));
});

test("a header cannot be another than the one sealed", async () => {
  const { forge, opening } = room();
  const [first, second] = [
    fromBase64(forge({ sequence: 2, previous: "x" })),
    fromBase64(forge({ sequence: 3, previous: "x" })),
  ];
  const length = (first[1] << 8) | first[2];
  first.set(second.subarray(3, 3 + length), 3);
  await refused("not-opened", opening(toBase64(first)));
});

test("a header says what it is, exactly", async () => {
  const { forge, opening } = room();
  await refused("unknown-version", opening(forge({ version: 2 })));
  await refused("malformed", opening(forge({ note: 1 })));
  await refused("malformed", opening(forge({ record: "x".repeat(1024) })));
  await refused("malformed", opening(forge({ sequence: 0 })));
  await refused("malformed", opening(forge({ sequence: 1.5, previous: "x" })));
  await refused("malformed", opening(forge({ sequence: 2 })));
  await refused("malformed", opening(forge({ previous: "x" })));
  await refused("unknown-kind", opening(forge({ kind: "whisper" })));
  await refused("unknown-kind", opening(forge({ kind: ["words"] })));
  await refused("unknown-kind", opening(forge({ kind: "constructor" })));
});

test("words belong to one connection and one epoch", async () => {
  const { forge, opening } = room();
  await refused("wrong-connection", opening(forge(), { connection: newRef() }));
  await refused("wrong-connection", opening(forge({ connection: newRef() })));
  await refused("wrong-epoch", opening(forge({ epoch: 2 })));
  await refused("wrong-epoch", opening(forge({ epoch: 0 })));
  await refused("wrong-epoch", opening(forge({ record: "another" })));
});

test("words are believed only from the one who signed them", async () => {
  const { forge, opening, juniper } = room();
  await refused("bad-signature", opening(forge({}, { signer: juniper })));
  await refused("bad-signature", opening(forge({ sender: juniper.account })));
  await refused("not-a-member", opening(forge({ sender: newRef() })));
});

test("a body is what its kind promises", async () => {
  const { forge, opening } = room();
  const bodies = {
    words: [{ text: 5 }, {}, [], null, "text"],
    hello: [{ text: null }],
    clause: [
      { clause: "x", text: "", number: 1 },
      { clause: newRef(), text: 1, number: 1 },
      { clause: newRef(), text: "" },
    ],
    tombstone: [{ sequence: 0, hash: "" }, { sequence: 1 }],
  };
  for (const [kind, wrong] of Object.entries(bodies)) {
    for (const body of wrong) await refused("malformed", opening(forge({ kind }, { body })));
  }
  await refused("malformed", opening(forge({}, { bytes: Uint8Array.of(0xff) })));
  opening(forge({ kind: "clause" }, { body: { clause: newRef(), text: "", number: 1, later: true } }))();
});

test("a newcomer has no key to what was said before", async () => {
  const there = alongside();
  const sorrel = person();
  acquainted(...there.people, sorrel);
  const { connection, epoch: before, wren, juniper } = there;
  const approvals = { [sorrel.account]: { [juniper.account]: there.junipers.approve(sorrel.identity) } };
  const members = [...there.people, sorrel].map((one) => one.identity);
  const next = makeEpoch({ me: wren, connection, before, why: "joined", members, approvals });
  const epochs = readEpochs({ me: sorrel, connection, epochs: epochsFor(sorrel, [there.post, next]) });
  const { sealed } = there.wrens.seal("words", { text: "before" });
  await refused("no-grant", () => openMessage(sealed, { connection, epochs }));
});

test("what is too long is not sent", async () => {
  const { wren, connection, epoch, wrens } = alongside();
  const sealing = { me: wren, connection, epoch, kind: "words", sequence: 1, previous: null };
  sealMessage({ ...sealing, body: { text: "x".repeat(32757) } });
  await refused("too-long", () => sealMessage({ ...sealing, body: { text: "x".repeat(32758) } }));
  await refused("malformed", () => wrens.seal("words", { words: "x" }));
});

test("agreeing is to one wording, in one round, by one person", async () => {
  const { wren, juniper, connection, wrens } = alongside();
  const clause = newRef();
  const { hash } = wrens.seal("clause", { clause, text: "We answer when we can.", number: 1 });
  const about = { connection, clause, hash, round: 1 };
  const { ed25519 } = wren.identity;
  const signed = agree(wren, about);
  checkAgreement(ed25519, about, signed);
  checkReopening(ed25519, about, reopen(wren, about));
  await refused("bad-signature", () => checkReopening(ed25519, about, signed));
  await refused("bad-signature", () => checkAgreement(ed25519, about, reopen(wren, about)));
  await refused("bad-signature", () => checkAgreement(juniper.identity.ed25519, about, signed));
  const others = [{ round: 2 }, { clause: newRef() }, { connection: newRef() }, { hash: toBase64(new Uint8Array(32)) }];
  for (const other of others)
    await refused("bad-signature", () => checkAgreement(ed25519, { ...about, ...other }, signed));
  await refused("bad-signature", () => checkAgreement(ed25519, about, flipped(signed, 5)));
  await refused("unknown-version", () => checkAgreement(ed25519, about, flipped(signed, 0)));
  await refused("wrong-length", () => checkAgreement(ed25519, about, toBase64(fromBase64(signed).slice(0, -1))));
});
