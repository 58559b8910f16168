// What `bench/vault.py` measures in a browser page; times in milliseconds.

import { alongside } from "../tests/cast.js";
import { create, unlock } from "../vault/account.js";
import { newRef } from "../vault/bytes.js";
import { derive, warmUp } from "../vault/derive.js";
import { ready } from "../vault/sodium.js";

const COUNT = 1000;
const WORDS = { text: "x".repeat(500 - '{"text":""}'.length) };

async function timed(run) {
  const start = performance.now();
  const result = await run();
  return { took: performance.now() - start, result };
}

async function messages() {
  await ready();
  const { wrens, anew } = alongside();
  const sealing = await timed(() => Array.from({ length: COUNT }, () => wrens.seal("words", WORDS)));
  const rows = Array.from({ length: COUNT }, () => {
    const { sealed } = wrens.seal("words", WORDS);
    wrens.accept(sealed);
    return { sealed };
  });
  const reader = anew();
  const opening = await timed(() => reader.openAll(rows));
  if (opening.result.some(({ message }) => message.body.text !== WORDS.text)) throw new Error("not all was opened");
  return { sealing: sealing.took, opening: opening.took };
}

/** As on a page where the worker was ready before the passphrase was typed. */
async function derivation() {
  warmUp();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const from = { passphrase: "six words or other of somebody", salt: new Uint8Array(16), profile: 1 };
  return (await timed(() => derive(from))).took;
}

/** From the passphrase to the keys. On the page's own thread: browsers slow only that one down when asked. */
async function unlocking() {
  const from = { origin: location.origin, login: "wren", passphrase: "six words or other of somebody" };
  const { post } = await create({ ...from, account: newRef() });
  const { Worker } = globalThis;
  globalThis.Worker = undefined;
  const { took } = await timed(() => unlock({ ...from, ...post }));
  globalThis.Worker = Worker;
  return took;
}

Object.assign(globalThis, { messages, derivation, unlocking });
document.documentElement.dataset.done = "yes";
