// Published known answers: the library on this device computes what everybody's does.

import { utf8 } from "../vault/bytes.js";
import { numericFingerprint } from "../vault/safety.js";
import { sodium } from "../vault/sodium.js";
import { equal, test } from "./suite.js";

const hex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const unhex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

test("Ed25519 signs as RFC 8032, 7.1 says", () => {
  const cases = [
    {
      seed: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      key: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
      message: "",
      mark:
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b" +
        "d25bf5f0595bbe24655141438e7a100b",
    },
    {
      seed: "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
      key: "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
      message: "af82",
      mark:
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659" +
        "4a7c15e9716ed28dc027beceea1ec40a",
    },
  ];
  for (const { seed, key, message, mark } of cases) {
    const pair = sodium.crypto_sign_seed_keypair(hex(seed));
    equal(unhex(pair.publicKey), key);
    equal(unhex(sodium.crypto_sign_detached(hex(message), pair.privateKey)), mark);
    equal(sodium.crypto_sign_verify_detached(hex(mark), hex(message), pair.publicKey), true);
    equal(sodium.crypto_sign_verify_detached(hex(mark), utf8(`${message}x`), pair.publicKey), false);
  }
});

test("X25519 multiplies as RFC 7748, 5.2 says", () => {
  const scalar = hex("a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4");
  const point = hex("e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c");
  const product = "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552";
  equal(unhex(sodium.crypto_scalarmult(scalar, point)), product);
  let [k, u] = [hex(`09${"00".repeat(31)}`), hex(`09${"00".repeat(31)}`)];
  for (let i = 0; i < 1000; i++) [k, u] = [sodium.crypto_scalarmult(k, u), k];
  equal(unhex(k), "684cf59ba83309552800ef566f2f4d3c1c3887c49360e3875f2eb94d99532c51");
});

test("XChaCha20-Poly1305 seals as draft-irtf-cfrg-xchacha, A.3.1 says", () => {
  const words = "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, ";
  const key = Uint8Array.from({ length: 32 }, (_, i) => 128 + i);
  const nonce = Uint8Array.from({ length: 24 }, (_, i) => 64 + i);
  const about = hex("50515253c0c1c2c3c4c5c6c7");
  const message = utf8(`${words}sunscreen would be it.`);
  const sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(message, about, null, nonce, key);
  equal(
    unhex(sealed),
    "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39ae64c670" +
      "8c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff921f9664c97637d" +
      "a9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49",
  );
});

test("Argon2id hashes as its reference implementation", () => {
  const hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
  equal(sodium.crypto_pwhash_str_verify(hash, utf8("password")), true);
  equal(sodium.crypto_pwhash_str_verify(hash, utf8("passwore")), false);
});

test("subkeys are libsodium's", () => {
  const root = Uint8Array.from({ length: 32 }, (_, i) => i);
  const subkey = (length, number) => unhex(sodium.crypto_kdf_derive_from_key(length, number, "KDF test", root));
  equal(subkey(16, 16), "a529216624ef9161e4cf117272aafff2");
  equal(subkey(32, 1), "13fea52bb8cba063f3ed93de27ed07e06d8c6367474e6ae4c9282913ac3c3a03");
});

test("a sealed box is a box from a key that is thrown away", () => {
  const [theirs, once] = [1, 2].map((byte) => sodium.crypto_box_seed_keypair(new Uint8Array(32).fill(byte)));
  const nonce = sodium.crypto_generichash(24, Uint8Array.of(...once.publicKey, ...theirs.publicKey), null);
  const box = sodium.crypto_box_easy(utf8("grant"), nonce, theirs.publicKey, once.privateKey);
  const sealed = Uint8Array.of(...once.publicKey, ...box);
  equal(unhex(sodium.crypto_box_seal_open(sealed, theirs.publicKey, theirs.privateKey)), unhex(utf8("grant")));
});

test("the safety number is Signal's numeric fingerprint", () => {
  const half = (key, name) => numericFingerprint(hex(key), utf8(name));
  const halves = [
    half("0506863bc66d02b40d27b8d49ca7c09e9239236f9d7d25d6fcca5ce13c7064d868", "+14152222222"),
    half("05f781b6fb32fed9ba1cf2de978d4d5da28dc34046ae814402b5c0dbd96fda907b", "+14153333333"),
  ];
  equal(halves.sort().join(""), "300354477692869396892869876765458257569162576843440918079131");
});
