// What a few have agreed on, told to somebody before they come in.

import { fromBase64, join, newRef, toBase64, utf8 } from "../vault/bytes.js";
import { padded, sodium } from "../vault/sodium.js";
import { readTold, tellAgreement } from "../vault/told.js";
import { acquainted, alongside, flipped, person } from "./cast.js";
import { equal, refused, test } from "./suite.js";

const CLAUSES = [
  { clause: newRef(), text: "Nobody owes an answer. 🌿", part: "between-us" },
  { clause: newRef(), text: "What is said goes after a week.", days: 7 },
];

function asked() {
  const there = alongside(3);
  const sorrel = person();
  acquainted(...there.people, sorrel);
  const [wren, juniper] = there.people;
  const before = { number: 1, hash: there.epoch.hash };
  const about = { connection: there.connection, before };
  return { ...there, sorrel, wren, juniper, about, by: { ...about, by: wren.identity } };
}

const told = ({ wren, about, sorrel }, clauses = CLAUSES) =>
  tellAgreement({ me: wren, ...about, newcomer: sorrel.identity, clauses });

test("the newcomer reads what was told to them", () => {
  const there = asked();
  equal(readTold(there.sorrel, told(there), there.by), CLAUSES);
  const conversation = there.wrens.tell(there.sorrel.identity, CLAUSES);
  equal(readTold(there.sorrel, conversation, there.by), CLAUSES);
});

test("nobody else reads it, nor in another place, nor from somebody else", async () => {
  const there = asked();
  const { sorrel, juniper, by } = there;
  const sealed = told(there);
  await refused("not-opened", () => readTold(juniper, sealed, by));
  await refused("not-opened", () => readTold(sorrel, flipped(sealed, 90), by));
  await refused("unknown-version", () => readTold(sorrel, flipped(sealed, 0), by));
  const hash = toBase64(new Uint8Array(32));
  for (const other of [
    { by: juniper.identity },
    { connection: newRef() },
    { before: { ...by.before, number: 2 } },
    { before: { ...by.before, hash } },
  ])
    await refused("bad-signature", () => readTold(sorrel, sealed, { ...by, ...other }));
  // Passed on by the newcomer's namesake: sealed to somebody else than it was signed for.
  const plain = sodium.crypto_box_seal_open(
    fromBase64(sealed).subarray(1),
    sorrel.keys.x25519.publicKey,
    sorrel.keys.x25519.secretKey,
  );
  const passedOn = toBase64(join(Uint8Array.of(1), sodium.crypto_box_seal(plain, fromBase64(juniper.identity.x25519))));
  await refused("bad-signature", () => readTold(juniper, passedOn, by));
});

test("it is clauses, and not more than fit", async () => {
  const there = asked();
  for (const clauses of [{}, [5], [{ clause: "x", text: "y" }], [{ clause: newRef(), text: 5 }]])
    await refused("malformed", () => readTold(there.sorrel, told(there, clauses), there.by));
  await refused("too-long", () => told(there, [{ clause: newRef(), text: "x".repeat(65536) }]));
  const bare = toBase64(
    join(
      Uint8Array.of(1),
      sodium.crypto_box_seal(padded(utf8("short"), 1024), fromBase64(there.sorrel.identity.x25519)),
    ),
  );
  await refused("bad-signature", () => readTold(there.sorrel, bare, there.by));
});
