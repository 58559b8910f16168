// Pages of somebody's own: opened by nobody else, in no other place, at no other revision.

import { lp, newRef, toBase64, utf8 } from "../vault/bytes.js";
import { openPage, sealPage } from "../vault/pages.js";
import { padded, sealed, sodium } from "../vault/sodium.js";
import { flipped, person } from "./cast.js";
import { equal, refused, test } from "./suite.js";

const plan = (me, more = {}) => ({ me, kind: "plan", ref: me.account, revision: 1, ...more });
const words = { helps: "Tea on the step. 🌿 Nobody asks." };

/** As `sealPage` does it, of whatever bytes. */
function forged(me, bytes) {
  const key = sodium.crypto_kdf_derive_from_key(32, 1, "eo1_page", me.keys.journal);
  return toBase64(sealed(key, padded(bytes, 256), lp("eo1/page", me.account, "plan", me.account, 1)));
}

test("a page is read by whoever wrote it", async () => {
  const wren = person();
  const kept = await sealPage(plan(wren, { words }));
  equal(await openPage(plan(wren, { sealed: kept })), words);
  equal((await sealPage(plan(wren, { words }))) === kept, false);
});

test("its length says little", async () => {
  const wren = person();
  const [few, more] = [await sealPage(plan(wren, { words: {} })), await sealPage(plan(wren, { words }))];
  equal(few.length, more.length);
});

test("a page opens nowhere but where it was put", async () => {
  const [wren, heron] = [person(), person()];
  const kept = await sealPage(plan(wren, { words }));
  const elsewhere = [{ kind: "journal" }, { ref: newRef() }, { revision: 2 }];
  for (const place of elsewhere) await refused("not-opened", () => openPage(plan(wren, { sealed: kept, ...place })));
  await refused("not-opened", () => openPage({ ...plan(wren, { sealed: kept }), me: heron }));
  await refused("not-opened", () => openPage(plan({ ...wren, keys: heron.keys }, { sealed: kept })));
  await refused("not-opened", () => openPage(plan({ ...wren, account: heron.account }, { sealed: kept })));
  await refused("not-opened", () => openPage(plan(wren, { sealed: flipped(kept, 40) })));
  await refused("not-opened", () => openPage(plan(wren, { sealed: kept.slice(0, 40) })));
  await refused("unknown-version", () => openPage(plan(wren, { sealed: flipped(kept, 0) })));
});

test("a renewal of the keys loses no page", async () => {
  const [wren, heron] = [person(), person()];
  const kept = await sealPage(plan(wren, { words }));
  const renewed = { ...wren, ak: heron.ak, keys: { ...wren.keys, x25519: heron.keys.x25519 } };
  equal(await openPage(plan(renewed, { sealed: kept })), words);
});

test("a page has a kind, a ref, a revision and words", async () => {
  const wren = person();
  const kept = await sealPage(plan(wren, { words }));
  for (const made of [sealPage, openPage]) {
    const trying = (more) => () => made(plan(wren, { words, sealed: kept, ...more }));
    await refused("unknown-kind", trying({ kind: "list" }));
    await refused("malformed", trying({ ref: "Wren" }));
    await refused("malformed", trying({ revision: 0 }));
    await refused("malformed", trying({ revision: 1.5 }));
  }
  await refused("malformed", () => sealPage(plan(wren, { words: "Tea" })));
  await refused("too-long", () => sealPage(plan(wren, { words: { helps: "x".repeat(32768) } })));
  await refused("malformed", () => openPage(plan(wren, { sealed: forged(wren, utf8("[1]")) })));
  await refused("malformed", () => openPage(plan(wren, { sealed: forged(wren, utf8("{")) })));
});
