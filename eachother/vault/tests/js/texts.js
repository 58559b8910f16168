// Bytes, names, passphrases and recovery codes as people and servers spell them.

import { fromBase64, isRef, json, lp, newRef, same, toBase64, utf8 } from "../vault/bytes.js";
import { normaliseLogin, normalisePassphrase, sixWords, weakness } from "../vault/passphrase.js";
import { newCode, readCode, splitCode } from "../vault/recovery.js";
import { ready, sodium } from "../vault/sodium.js";
import { equal, refused, test } from "./suite.js";

test("where WebAssembly is blocked, that is what is said", async () => {
  const loading = sodium.ready;
  // biome-ignore lint/suspicious/noThenProperty: libsodium's own promise, refusing as where WebAssembly is blocked
  sodium.ready = { then: (_, blocked) => Promise.resolve().then(blocked) };
  await refused("no-webassembly", ready);
  sodium.ready = loading;
  await ready();
});

test("base64url has one spelling", async () => {
  equal(toBase64(Uint8Array.of(251, 255, 0)), "-_8A");
  equal([...fromBase64("-_8A")], [251, 255, 0]);
  for (const wrong of ["+/8A", "AB", "AA==", "A A", "A", 5, null, undefined]) {
    await refused("malformed", () => fromBase64(wrong));
  }
  await refused("wrong-length", () => fromBase64("-_8A", 4));
});

test("parts that differ give bytes that differ", () => {
  equal([...lp("a", 258, Uint8Array.of(7))], [0, 0, 0, 1, 97, 0, 0, 0, 4, 0, 0, 1, 2, 0, 0, 0, 1, 7]);
  equal(same(lp("ab", "c"), lp("a", "bc")), false);
  equal(same(lp("ab", "c"), lp("ab", "c")), true);
});

test("JSON is UTF-8 and nothing else", async () => {
  await refused("malformed", () => json(Uint8Array.of(0xff)));
  await refused("malformed", () => json(utf8("{")));
});

test("refs are sixteen letters, never the same", () => {
  const refs = new Set(Array.from({ length: 200 }, newRef));
  equal([refs.size, [...refs].every(isRef)], [200, true]);
  equal(["abcdefghijklmno1", "abcdefghijklmno", "ABCDEFGHIJKLMNOP", 5].some(isRef), false);
});

test("a recovery code can be typed carelessly, but not wrongly", async () => {
  const { code, written } = newCode();
  equal(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/.test(written), true);
  const careless = ` ${written.toLowerCase().replaceAll("-", "–").replaceAll("0", "o").replaceAll("1", "l")}`;
  for (const typed of [written, careless]) equal([...readCode(typed)], [...code]);
  await refused("mistyped-code", () => readCode(written.slice(1)));
  await refused("mistyped-code", () => readCode("not a code at all"));
  const last = written.at(-1) === "Z" ? "Y" : "Z";
  await refused("mistyped-code", () => readCode(written.slice(0, -1) + last));
  const first = written[0] === "Z" ? "Y" : "Z";
  await refused("mistyped-code", () => readCode(first + written.slice(1)));
});

test("two codes open different things", () => {
  const [one, other] = [newCode(), newCode()].map(({ code }) => splitCode(code).auth);
  equal([one.length, one === other], [43, false]);
});

test("six words come from the list", async () => {
  const words = (await sixWords()).split(" ");
  const { WORDS } = await import("../vault/words.js");
  equal([WORDS.length, new Set(WORDS).size], [7776, 7776]);
  equal([words.length, words.every((word) => WORDS.includes(word))], [6, true]);
  equal(weakness(words.join(" ")), null);
});

test("what is plainly weak is named", () => {
  equal(weakness("short"), "short");
  equal(weakness("aaaa aaaa aaaa aaaa"), "repeated");
});

test("passphrases and names have one spelling", () => {
  equal(normalisePassphrase(" ﬁrst\u00a0\u3000 ＷＯＲＤ \n"), "first WORD");
  equal(normaliseLogin("\u200bZoe\u0308\t  O\u2019Neill "), "zoë o\u2019neill");
});
