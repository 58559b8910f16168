// A page that somebody shows: opened by the members alone, in that connection alone, as what it is.

import { boxPair, pinRenewed, readIdentity, writeIdentity } from "../vault/bundle.js";
import { newRef, toBase64, utf8 } from "../vault/bytes.js";
import { openMessage } from "../vault/messages.js";
import { checkNotOld, openShown, sealShown } from "../vault/shown.js";
import { random } from "../vault/sodium.js";
import { alongside, conversationOf, flipped, forgedMessage, person } from "./cast.js";
import { equal, refused, test } from "./suite.js";

const words = { helps: "Tea on the step. 🌿", never: "Ringing my sister." };
const page = { kind: "plan", revision: 1, words };

function room() {
  const there = alongside();
  const { connection, epoch, wren } = there;
  const header = {
    ...{ version: 1, kind: "plan", connection, epoch: 1, record: epoch.hash },
    ...{ sender: wren.account, revision: 1 },
  };
  const forge = (changes = {}, more = {}) =>
    forgedMessage({
      ...{ header: { ...header, ...changes }, body: words, key: epoch.key, signer: wren, label: "eo1/shown" },
      ...more,
    });
  const opening =
    (sealed, where = {}) =>
    () =>
      openShown(sealed, { connection, epochs: [epoch], ...where });
  return { ...there, forge, opening };
}

test("what is shown is read by the other, and by whoever shows it", () => {
  const { wren, wrens, junipers } = alongside();
  const sealed = wrens.show(page);
  for (const reader of [wrens, junipers]) equal(reader.shown(sealed), { kind: "plan", sender: wren.account, ...page });
  equal(wrens.show(page) === sealed, false);
  equal(wrens.show({ ...page, words: {} }).length, sealed.length);
});

test("it opens nowhere else, for nobody else, and not when a bit was turned", async () => {
  const { wrens, opening, connection } = { ...room(), ...alongside() };
  const { forge, opening: open, wren, juniper, epoch } = room();
  await refused("wrong-connection", opening(wrens.show(page)));
  await refused("wrong-connection", open(forge({ connection })));
  await refused("wrong-connection", open(forge(), { connection: newRef() }));
  await refused("wrong-epoch", open(forge({ epoch: 2 })));
  await refused("wrong-epoch", open(forge({ record: "another" })));
  await refused("no-grant", open(forge(), { epochs: [{ ...epoch, key: null }] }));
  await refused("not-opened", open(forge(), { epochs: [{ ...epoch, key: random(32) }] }));
  await refused("not-opened", open(flipped(forge(), -1)));
  await refused("unknown-version", open(flipped(forge(), 0)));
  await refused("bad-signature", open(forge({}, { signer: juniper })));
  await refused("bad-signature", open(forge({ sender: juniper.account })));
  await refused("not-a-member", open(forge({ sender: person().account })));
  equal(open(forge())().sender, wren.account);
});

test("a message is nothing shown, and nothing shown is a message", async () => {
  const { wrens, forge, opening, connection, epoch } = room();
  const message = wrens.seal("words", { text: "hello" }).sealed;
  await refused("malformed", opening(message));
  await refused("malformed", () => openMessage(wrens.show(page), { connection, epochs: [epoch] }));
  await refused("not-opened", opening(relabelled(forge)));
});

/** Sealed as a message is, with the header of something shown. */
const relabelled = (forge) => forge({}, { label: "eo1/message" });

test("its header says what it is, exactly", async () => {
  const { forge, opening } = room();
  await refused("unknown-version", opening(forge({ version: 2 })));
  await refused("malformed", opening(forge({ note: 1 })));
  await refused("malformed", opening(forge({ revision: 0 })));
  await refused("malformed", opening(forge({ revision: 1.5 })));
  await refused("unknown-kind", opening(forge({ kind: "journal" })));
  for (const body of [[], null, "text"]) await refused("malformed", opening(forge({}, { body })));
  await refused("malformed", opening(forge({}, { bytes: Uint8Array.of(0xff) })));
});

test("what is no page is not shown", async () => {
  const { wren, connection, epoch } = alongside();
  const trying = (more) => () => sealShown({ me: wren, connection, epoch, ...page, ...more });
  await refused("unknown-kind", trying({ kind: "journal" }));
  await refused("malformed", trying({ revision: 0 }));
  await refused("malformed", trying({ words: "Tea" }));
  await refused("too-long", trying({ words: { helps: "x".repeat(32768) } }));
  equal(typeof trying({ words: { helps: toBase64(utf8("x")) } })(), "string");
});

test("when a key was renewed it is shown with the new one, and what was shown before stays readable", async () => {
  const { wren, juniper, connection, entries, people, wrens } = alongside();
  const before = wrens.show(page);
  const renewed = {
    ...juniper,
    keys: { ...juniper.keys, x25519: boxPair(random(32)), earlier: [juniper.keys.x25519] },
  };
  renewed.identity = readIdentity(writeIdentity(renewed), renewed);
  pinRenewed(wren, renewed.identity);
  const now = [people[0], renewed];
  const late = conversationOf(wren, connection, entries, now);
  await refused("stale-epoch", () => late.show(page));
  const next = late.nextEpoch({ why: "renewed", members: [wren.identity, renewed.identity] });
  const fresh = conversationOf(wren, connection, [...entries, next], now);
  const reader = conversationOf(renewed, connection, [...entries, next], now);
  equal(reader.shown(fresh.show({ ...page, revision: 2 })).revision, 2);
  equal(reader.shown(before).words, words);
});

test("what was shown before, or taken back, is not taken for what is shown now", async () => {
  const seen = { revision: 3, gone: false };
  checkNotOld({ revision: 3 }, seen);
  checkNotOld({ revision: 4 }, seen);
  checkNotOld({ revision: 4 }, { ...seen, gone: true });
  await refused("old-page", () => checkNotOld({ revision: 2 }, seen));
  await refused("old-page", () => checkNotOld({ revision: 3 }, { ...seen, gone: true }));
});
