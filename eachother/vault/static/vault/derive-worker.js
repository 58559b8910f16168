// Argon2id off the page's own thread. Takes one order, answers once.

import { sodium } from "./sodium.js";

self.onmessage = async ({ data: { passphrase, salt, operations, memory } }) => {
  try {
    await sodium.ready;
    const root = sodium.crypto_pwhash(32, passphrase, salt, operations, memory, sodium.crypto_pwhash_ALG_ARGON2ID13);
    self.postMessage({ root }, [root.buffer]);
  } catch {
    self.postMessage({ failed: true });
  }
};
