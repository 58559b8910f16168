// Identities, bundles, slots and pins: what they are for, and every way in which they can lie.

import { addPasskey, open, openWithPasskey, provePasskey, proveRecovery, recover } from "../vault/account.js";
import {
  checkNotOlder,
  openBundle,
  pin,
  pinOf,
  pinRenewed,
  readIdentity,
  sealBundle,
  writeIdentity,
} from "../vault/bundle.js";
import { fromBase64, lp, toBase64, utf8 } from "../vault/bytes.js";
import { questionFor } from "../vault/passkey.js";
import { newCode, splitCode } from "../vault/recovery.js";
import { padded, random, sealed } from "../vault/sodium.js";
import { acquainted, flipped, ORIGIN, person, resigned } from "./cast.js";
import { equal, refused, test } from "./suite.js";

const bundleOf = (me, contents) =>
  toBase64(sealed(me.ak, padded(utf8(JSON.stringify(contents)), 1024), lp("eo1/bundle", me.account)));

const openedBy = (me, changes = {}) =>
  openBundle({ ...me, bundle: sealBundle(me, me.revision), identity: me.identity.blob, ...changes });

test("a bundle brings back every key and pin", () => {
  const [wren, juniper] = acquainted(person(), person());
  const again = openedBy(wren);
  equal([...again.keys.ed25519.secretKey], [...wren.keys.ed25519.secretKey]);
  equal([...again.keys.x25519.secretKey], [...wren.keys.x25519.secretKey]);
  equal([...again.keys.journal], [...wren.keys.journal]);
  equal(again.pins[juniper.account].ed25519, juniper.identity.ed25519);
  equal(sealBundle(again).revision, wren.revision + 1);
});

test("an identity speaks for one account in one community", async () => {
  const wren = person();
  const where = { origin: ORIGIN, account: wren.account };
  const { blob } = wren.identity;
  const changed = (change) => readIdentity(resigned(blob, "eo1/identity", wren, change), where);
  await refused("wrong-origin", () => readIdentity(blob, { ...where, origin: "https://other.example" }));
  await refused("wrong-account", () => readIdentity(blob, { ...where, account: person().account }));
  await refused("bad-signature", () => readIdentity(flipped(blob, 10), where));
  await refused("bad-signature", () =>
    readIdentity(
      resigned(blob, "eo1/identity", person(), () => undefined),
      where,
    ),
  );
  await refused("bad-signature", () =>
    readIdentity(
      resigned(blob, "eo1/epoch", wren, () => undefined),
      where,
    ),
  );
  await refused("unknown-version", () => readIdentity(flipped(blob, 0), where));
  await refused("unknown-version", () => changed((record) => ({ ...record, version: 2 })));
  await refused("unknown-version", () => changed(() => [1]));
  await refused("malformed", () => changed((record) => ({ ...record, name: "Wren" })));
  await refused("malformed", () => readIdentity(blob.slice(0, -4), where));
  await refused("wrong-length", () => changed((record) => ({ ...record, x25519: "AAAA" })));
  await refused("too-long", () => changed((record) => ({ ...record, origin: "x".repeat(1024) })));
});

test("a bundle cannot be turned, swapped or turned back", async () => {
  const [wren, heron] = [person(), person()];
  const bundle = sealBundle(wren, 1);
  await refused("not-opened", () => openedBy(wren, { bundle: { ...bundle, sealed: flipped(bundle.sealed, 40) } }));
  await refused("not-opened", () => openedBy(wren, { bundle: sealBundle({ ...wren, account: heron.account }, 1) }));
  await refused("not-opened", () => openedBy(wren, { ak: random(32) }));
  await refused("not-opened", () => openedBy(wren, { bundle: { revision: 1, sealed: bundle.sealed.slice(0, 40) } }));
  await refused("unknown-version", () => openedBy(wren, { bundle: { ...bundle, sealed: flipped(bundle.sealed, 0) } }));
  await refused("old-bundle", () => openedBy(wren, { bundle: { ...bundle, revision: 2 } }));
  await refused("old-bundle", () => checkNotOlder(wren, 2));
  checkNotOlder(wren, 1);
  const made = (contents) => openedBy(wren, { bundle: { revision: 1, sealed: bundleOf(wren, contents) } });
  await refused("unknown-version", () => made({ version: 2 }));
  const { keys, pins } = wren;
  const secrets = [keys.ed25519.secretKey.subarray(0, 32), keys.x25519.secretKey, keys.journal].map(toBase64);
  const [ed25519, x25519, journal] = secrets;
  const whole = { version: 1, revision: 1, ed25519, x25519, earlier: [], journal, pins };
  equal(made(whole).revision, 1);
  await refused("malformed", () => made({ ...whole, more: 1 }));
});

test("the server cannot show other keys as one's own", async () => {
  const [wren, heron] = [person(), person()];
  const shown = (keys) => writeIdentity({ ...wren, keys });
  await refused("server-shows-other-keys", () =>
    openedBy(wren, { identity: shown({ ...heron.keys, x25519: wren.keys.x25519 }) }),
  );
  await refused("server-shows-other-keys", () =>
    openedBy(wren, { identity: shown({ ...wren.keys, x25519: heron.keys.x25519 }) }),
  );
});

test("the first key seen is held to", async () => {
  const [wren, juniper, heron] = [person(), person(), person()];
  equal(pin(wren, juniper.identity), true);
  equal(pin(wren, juniper.identity), false);
  equal(pin(wren, juniper.identity, "compared"), true);
  equal(pin(wren, juniper.identity, "seen"), false);
  equal([pinOf(wren, juniper.account).how, pin(wren, wren.identity)], ["compared", false]);
  const other = { ...juniper.identity, ed25519: heron.identity.ed25519 };
  await refused("changed-key", () => pin(wren, other));
  await refused("changed-key", () => pin(wren, { ...juniper.identity, x25519: heron.identity.x25519 }));
});

test("a renewed key is taken only from the one whose signing key is known", async () => {
  const [wren, juniper, heron] = [person(), person(), person()];
  const renewed = { ...juniper.identity, x25519: heron.identity.x25519 };
  await refused("not-pinned", () => pinRenewed(wren, renewed));
  pin(wren, juniper.identity);
  await refused("changed-key", () => pinRenewed(wren, { ...renewed, ed25519: heron.identity.ed25519 }));
  pinRenewed(wren, renewed);
  equal(wren.pins[juniper.account].earlier, [juniper.identity.x25519]);
  await refused("old-key", () => pinRenewed(wren, juniper.identity));
});

test("a slot opens with its own half, for its own account and purpose", async () => {
  const wren = person();
  const { code, written } = newCode();
  const { wrap, auth } = splitCode(code);
  const slotFor = (account, kind, key = wrap) => toBase64(sealed(key, wren.ak, lp("eo1/slot", account, kind)));
  const bundle = sealBundle(wren, 1);
  const given = { origin: ORIGIN, account: wren.account, bundle, identity: wren.identity.blob };
  const me = await open({ ...given, wrap, slot: slotFor(wren.account, "passphrase") });
  equal([...me.ak], [...wren.ak]);
  equal((await proveRecovery(written)).auth, auth);
  const opening = (slot) => () => open({ ...given, wrap, slot });
  await refused("not-opened", opening(slotFor(wren.account, "recovery")));
  await refused("not-opened", opening(slotFor(person().account, "passphrase")));
  await refused("not-opened", opening(slotFor(wren.account, "passphrase", random(32))));
  await refused("unknown-version", opening(flipped(slotFor(wren.account, "passphrase"), 0)));
  await refused("wrong-length", opening(toBase64(fromBase64(slotFor(wren.account, "passphrase")).slice(0, 72))));
  const wrong = slotFor(wren.account, "passphrase");
  await refused("not-opened", () => recover({ ...given, login: "wren", code: written, slot: wrong, passphrase: "x" }));
});

test("a passkey opens what it was added to, for one account in one community", async () => {
  const wren = person();
  const answer = random(32);
  const proving = (more) => provePasskey({ origin: ORIGIN, account: wren.account, answer: answer.slice(), ...more });
  const { auth, slot } = await addPasskey({ me: wren, answer: answer.slice() });
  const given = { origin: ORIGIN, account: wren.account, bundle: sealBundle(wren, 1), identity: wren.identity.blob };
  const halves = await proving();
  equal(halves.auth, auth);
  equal([...(await openWithPasskey({ ...given, wrap: halves.wrap, slot })).ak], [...wren.ak]);
  for (const other of [{ origin: "https://other.example" }, { account: person().account }, { answer: random(32) }]) {
    const { auth: proof, wrap } = await proving(other);
    equal(proof === auth, false);
    await refused("not-opened", () => openWithPasskey({ ...given, wrap, slot }));
  }
  equal(toBase64(await questionFor(ORIGIN)) === toBase64(await questionFor("https://other.example")), false);
});

test("a passkey's slot cannot be turned, cut, or taken for another", async () => {
  const wren = person();
  const answer = random(32);
  const { slot } = await addPasskey({ me: wren, answer: answer.slice() });
  const { wrap } = await provePasskey({ origin: ORIGIN, account: wren.account, answer });
  equal([...answer], [...new Uint8Array(32)]);
  const given = { origin: ORIGIN, account: wren.account, bundle: sealBundle(wren, 1), identity: wren.identity.blob };
  const opening = (other) => () => openWithPasskey({ ...given, wrap, slot: other });
  for (const at of [1, 24, 25, 72]) await refused("not-opened", opening(flipped(slot, at)));
  await refused("unknown-version", opening(flipped(slot, 0)));
  await refused("wrong-length", opening(toBase64(fromBase64(slot).slice(0, 72))));
  await refused("not-opened", () => open({ ...given, wrap, slot }));
  await refused("not-opened", opening(toBase64(sealed(wrap, wren.ak, lp("eo1/slot", wren.account, "passphrase")))));
  await refused("wrong-account", () => openWithPasskey({ ...given, wrap, slot, identity: person().identity.blob }));
  for (const length of [0, 31, 64]) {
    const short = { origin: ORIGIN, account: wren.account, answer: random(length) };
    await refused("wrong-length", () => provePasskey(short));
  }
});
