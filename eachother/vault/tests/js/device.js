// What only a browser has: the worker under trusted types, and IndexedDB.

import { create, reopen, unlock } from "../vault/account.js";
import { sealBundle } from "../vault/bundle.js";
import { newRef, text, utf8 } from "../vault/bytes.js";
import { checkRevision, drop, dropNote, forgetAll, held, hold, readNote, writeNote } from "../vault/keep.js";
import { get, put } from "../vault/shelf.js";
import { ORIGIN, person } from "./cast.js";
import { equal, refused, test } from "./suite.js";

test("an account is made, left and unlocked again", async () => {
  const from = { origin: ORIGIN, login: "Wren", passphrase: "six words that are mine alone" };
  const { post, me } = await create({ ...from, account: newRef() });
  const given = { ...from, ...post, login: " wren", passphrase: "six  words that are mine alone " };
  equal([...(await unlock(given)).ak], [...me.ak]);
  await refused("not-opened", () => unlock({ ...given, passphrase: "six words that are not mine" }));
  await refused("downgraded-profile", () => unlock({ ...given, profile: 0 }));
});

test("the account key stays until it is dropped", async () => {
  const me = person();
  await forgetAll();
  equal(await held(), null);
  await hold({ account: me.account, ak: me.ak, minutes: 5 });
  const kept = await held();
  equal([kept.account, [...kept.ak]], [me.account, [...me.ak]]);
  const again = await reopen({ ...me, ak: kept.ak, bundle: sealBundle(me, 1), identity: me.identity.blob });
  equal(again.identity.ed25519, me.identity.ed25519);
  await drop();
  equal([await held(), (await get("keys", "account-key")) ?? null], [null, null]);
});

test("the account key is nowhere on the device in the open", async () => {
  const me = person();
  await hold({ account: me.account, ak: me.ak, minutes: 5 });
  const { key, wrapped } = await get("keys", "account-key");
  equal(key.extractable, false);
  let outcome = "exported";
  await crypto.subtle.exportKey("raw", key).catch(() => (outcome = "refused"));
  equal(outcome, "refused");
  equal([...new Uint8Array(wrapped)].join().includes([...me.ak].join()), false);
});

test("after the idle time, or with the clock turned back, it is gone", async () => {
  const me = person();
  for (const seen of [Date.now() - 6 * 60_000, Date.now() + 60_000]) {
    await hold({ account: me.account, ak: me.ak, minutes: 5 });
    await put("keys", "account-key", { ...(await get("keys", "account-key")), seen });
    equal(await held(), null);
  }
  await hold({ account: me.account, ak: me.ak, minutes: 5 });
  await put("keys", "account-key", { ...(await get("keys", "account-key")), seen: Date.now() - 4 * 60_000 });
  equal((await held()).account, me.account);
  equal((await get("keys", "account-key")).seen > Date.now() - 60_000, true);
});

test("notes open with their own account key only, under their own name", async () => {
  const [me, other] = [person(), person()];
  await writeNote(me, "draft", utf8("a thought"));
  equal(text(await readNote(me, "draft")), "a thought");
  equal([await readNote(me, "another"), await readNote(other, "draft")], [null, null]);
  equal(await readNote({ ...other, account: me.account }, "draft"), null);
  await dropNote(me, "draft");
  equal(await readNote(me, "draft"), null);
});

test("a bundle older than one seen here is refused", async () => {
  const me = { ...person(), revision: 4 };
  await checkRevision(me);
  await checkRevision({ ...me, revision: 5 });
  await refused("old-bundle", () => checkRevision(me));
  await forgetAll();
  await checkRevision(me);
});
