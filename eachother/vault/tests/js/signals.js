// Signals of a call: said again, said to another end, said by somebody else.

import { fromBase64, join, lp, newRef, toBase64, utf8 } from "../vault/bytes.js";
import { Signals } from "../vault/signals.js";
import { padded, sealed, signature, sodium } from "../vault/sodium.js";
import { alongside, flipped, person } from "./cast.js";
import { equal, refused, test } from "./suite.js";

function ends() {
  const there = alongside();
  const { wren, juniper, connection, epoch } = there;
  const mine = there.wrens.signals();
  const theirs = there.junipers.signals();
  const forge = (said, { signer = wren, sender = wren, bytes = utf8(JSON.stringify(said)), at = connection } = {}) => {
    const about = (...words) => lp("eo1/signal", at, epoch.hash, sender.account, ...words);
    const mark = signature(about(bytes), signer.keys.ed25519.secretKey);
    const key = sodium.crypto_kdf_derive_from_key(32, 1, "eo1_call", epoch.key);
    return toBase64(sealed(key, padded(join(mark, bytes), 1024), about()));
  };
  const said = { what: "ring", to: null, from: newRef(), number: 1 };
  return { ...there, mine, theirs, forge, said, wren, juniper };
}

test("what is said at one end is heard at the other", () => {
  const { mine, theirs, wren, juniper } = ends();
  const ring = theirs.open(mine.seal({ what: "ring", to: null }), wren.account);
  equal([ring.what, ring.from, ring.number], ["ring", mine.end, 1]);
  const offer = mine.open(theirs.seal({ what: "offer", to: ring.from, sdp: "v=0" }), juniper.account);
  equal([offer.sdp, offer.from], ["v=0", theirs.end]);
});

test("its length says little", () => {
  const { mine } = ends();
  const sizes = ["", "x".repeat(600)].map((sdp) => mine.seal({ what: "offer", to: newRef(), sdp }).length);
  equal(new Set(sizes).size, 1);
});

test("nothing is heard twice, nor in another order", async () => {
  const { mine, theirs, wren } = ends();
  const [first, second] = [mine, mine].map((end) => end.seal({ what: "ring", to: null }));
  theirs.open(second, wren.account);
  for (const again of [first, second]) await refused("sequence", () => theirs.open(again, wren.account));
});

test("what was said in an earlier call fits no other", async () => {
  const { mine, theirs, junipers, wren } = ends();
  const answer = mine.seal({ what: "answer", to: theirs.end });
  equal(theirs.open(answer, wren.account).what, "answer");
  await refused("wrong-end", () => junipers.signals().open(answer, wren.account));
  await refused("wrong-end", () => theirs.open(mine.seal({ what: "answer", to: null }), wren.account));
  await refused("wrong-end", () => theirs.open(mine.seal({ what: "answer" }), wren.account));
});

test("it is believed only from the one who signed it, in this connection, in this epoch", async () => {
  const { theirs, forge, said, wren, juniper, connection, epoch } = ends();
  const hearing =
    (blob, sender = wren) =>
    () =>
      theirs.open(blob, sender.account);
  equal(hearing(forge(said))().what, "ring");
  await refused("bad-signature", hearing(forge({ ...said, number: 2 }, { signer: juniper })));
  await refused("not-a-member", hearing(forge(said), person()));
  await refused("not-a-member", hearing(forge(said, { signer: juniper, sender: juniper }), juniper));
  await refused("not-opened", hearing(forge(said, { at: newRef() })));
  const later = new Signals({ me: juniper, connection, epoch: { ...epoch, hash: toBase64(new Uint8Array(32)) } });
  await refused("not-opened", () => later.open(forge(said), wren.account));
  const other = new Signals({ me: juniper, connection, epoch: { ...epoch, key: new Uint8Array(32) } });
  await refused("not-opened", () => other.open(forge(said), wren.account));
});

test("a turned bit, a cut, another version", async () => {
  const { mine, theirs, wren } = ends();
  const blob = mine.seal({ what: "ring", to: null });
  for (const at of [1, 25, -1]) await refused("not-opened", () => theirs.open(flipped(blob, at), wren.account));
  await refused("unknown-version", () => theirs.open(flipped(blob, 0), wren.account));
  const cut = toBase64(fromBase64(blob).slice(0, -1));
  await refused("not-opened", () => theirs.open(cut, wren.account));
});

test("it says what it is, from which end and in which place", async () => {
  const { theirs, forge, said, wren } = ends();
  for (const wrong of [{ what: 1 }, { from: "Wren" }, { number: 0 }, { number: 1.5 }]) {
    await refused("malformed", () => theirs.open(forge({ ...said, ...wrong }), wren.account));
  }
  await refused("malformed", () => theirs.open(forge([said]), wren.account));
  await refused("malformed", () => theirs.open(forge(said, { bytes: utf8("{") }), wren.account));
  await refused("too-long", () => ends().mine.seal({ what: "ring", to: null, more: "x".repeat(32768) }));
});
