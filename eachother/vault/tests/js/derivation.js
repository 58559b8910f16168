// Argon2id on a device that miscalculates, and profiles that are none. Node only: in a browser a worker does it.

import { derive, deriveSurely } from "../vault/derive.js";
import { random, sodium } from "../vault/sodium.js";
import { equal, refused, test } from "./suite.js";

const asked = { passphrase: "some six words or other", salt: new Uint8Array(16), profile: 1 };

async function onADevice(pwhash, run) {
  const sound = sodium.crypto_pwhash;
  sodium.crypto_pwhash = pwhash(sound);
  try {
    await run();
  } finally {
    sodium.crypto_pwhash = sound;
  }
}

test("there is one profile", async () => {
  for (const profile of [0, 2, "toString", undefined, null]) {
    await refused("downgraded-profile", () => derive({ ...asked, profile }));
  }
});

test("a device that is always wrong is found out", () =>
  onADevice(
    () => () => new Uint8Array(32),
    () => refused("faulty-device", () => deriveSurely(asked)),
  ));

test("a device that is sometimes wrong is found out", () =>
  onADevice(
    (sound) =>
      (length, passphrase, salt, ...rest) =>
        salt[15] === 15 ? sound(length, passphrase, salt, ...rest) : random(32),
    () => refused("faulty-device", () => deriveSurely(asked)),
  ));

test("a sound device comes to the same root twice", () =>
  onADevice(
    (sound) => {
      const known = [];
      return (length, passphrase, salt, ...rest) => {
        if (salt[15] === 15) known[0] ??= sound(length, passphrase, salt, ...rest);
        return salt[15] === 15 ? known[0] : new Uint8Array(32).fill(7);
      };
    },
    async () => equal([...(await deriveSurely(asked))], Array(32).fill(7)),
  ));
