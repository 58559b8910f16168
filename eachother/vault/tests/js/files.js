// Files: cut short, put together otherwise, carried elsewhere, told of falsely.

import { join, lp, newRef, toBase64 } from "../vault/bytes.js";
import { CHUNK, chunksOf, filled, OpeningFile, SealingFile } from "../vault/files.js";
import { random, sodium } from "../vault/sodium.js";
import { equal, refused, test } from "./suite.js";

const connection = newRef();
const pattern = (size) => Uint8Array.from({ length: size }, (_, at) => (at * 7) % 251);

function sealed(bytes) {
  const file = new SealingFile({ connection, size: bytes.length });
  const chunks = Array.from({ length: file.chunks }, () => file.next(bytes.subarray(...file.part)));
  return { file: file.told(), chunks, sealer: file };
}

function opened(file, chunks, where = connection) {
  const opening = new OpeningFile({ connection: where, file });
  const parts = chunks.map((chunk) => opening.next(chunk));
  opening.finish();
  return join(...parts);
}

const turned = (chunk, at) => {
  const copy = chunk.slice();
  copy[at < 0 ? copy.length + at : at] ^= 1;
  return copy;
};

/** As a dishonest sender could make them: whatever is given, in chunks with these tags. */
function forged(parts, { ref, tags, size, chunks = parts.length, hash }) {
  const key = random(32);
  const { state, header } = sodium.crypto_secretstream_xchacha20poly1305_init_push(key);
  const made = parts.map((part, at) =>
    sodium.crypto_secretstream_xchacha20poly1305_push(state, part, lp("eo1/file", connection, ref, at + 1), tags[at]),
  );
  made[0] = join(Uint8Array.of(1), header, made[0]);
  return { file: { ref, key: toBase64(key), size, chunks, hash }, chunks: made };
}

test("a file is what was sealed, whatever its size", () => {
  for (const size of [1, 16384, 16385, CHUNK, 2 * CHUNK + 5]) {
    const bytes = pattern(size);
    const { file, chunks } = sealed(bytes);
    equal(file.chunks, chunks.length);
    const back = opened(file, chunks);
    equal([back.length, toBase64(sodium.crypto_generichash(32, back))], [size, file.hash]);
  }
});

test("its length says little, and it costs little", () => {
  equal([1, 16384, 16385, CHUNK].map(filled), [16384, 16384, 32768, CHUNK]);
  equal([CHUNK + 1, 3 * CHUNK + 9].map(filled), [CHUNK + 65536, 3 * CHUNK + 131072]);
  for (const size of [5, 70_000, 999_999, 26_214_400, 2 ** 31 + 1]) {
    equal(filled(filled(size)), filled(size));
    equal(filled(size) - size < Math.max(16384, size / 16 + 1), true);
  }
  equal([chunksOf(CHUNK), chunksOf(CHUNK + 1)], [1, 2]);
  const sizes = ["", "a little", "x".repeat(15000)].map((text) => sealed(pattern(1 + text.length)).chunks[0].length);
  equal(sizes, [16384 + 17 + 25, 16384 + 17 + 25, 16384 + 17 + 25]);
});

test("a file that is cut short is noticed", async () => {
  const { file, chunks } = sealed(pattern(2 * CHUNK + 5));
  await refused("truncated", () => opened(file, chunks.slice(0, -1)));
  await refused("truncated", () => opened(file, []));
  await refused("not-opened", () => opened(file, [chunks[0], chunks[2]]));
  await refused("not-opened", () => opened(file, [chunks[0], chunks[1], chunks[2].slice(0, -1)]));
  await refused("not-opened", () => opened(file, [chunks[0], chunks[1], new Uint8Array(3)]));
  await refused("not-opened", () => opened(file, [chunks[0].slice(0, 9)]));
  await refused("too-long", () => opened(file, [...chunks, chunks[2]]));
});

test("a turned bit is found wherever it is", async () => {
  const { file, chunks } = sealed(pattern(CHUNK + 5));
  await refused("unknown-version", () => opened(file, [turned(chunks[0], 0), chunks[1]]));
  for (const at of [1, 24, 25, 26, -1]) await refused("not-opened", () => opened(file, [turned(chunks[0], at)]));
  for (const at of [0, 16, -1]) await refused("not-opened", () => opened(file, [chunks[0], turned(chunks[1], at)]));
  await refused("not-opened", () => opened(file, [chunks[0], chunks[0]]));
});

test("a file belongs to one conversation, and to the message that tells of it", async () => {
  const { file, chunks } = sealed(pattern(9));
  await refused("not-opened", () => opened(file, chunks, newRef()));
  await refused("not-opened", () => opened({ ...file, ref: newRef() }, chunks));
  await refused("not-opened", () => opened({ ...file, key: toBase64(random(32)) }, chunks));
  await refused("hash", () => opened({ ...file, hash: toBase64(random(32)) }, chunks));
  await refused("hash", () => opened({ ...file, size: 8 }, chunks));
  await refused("wrong-length", () => opened({ ...file, size: 20_000 }, chunks));
});

test("a dishonest sender's chunks are refused too", async () => {
  const [ref, size] = [newRef(), CHUNK + 5];
  const { TAG_FINAL: final, TAG_MESSAGE: more } = {
    TAG_FINAL: sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL,
    TAG_MESSAGE: sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE,
  };
  const [one, two] = [new Uint8Array(CHUNK), new Uint8Array(65536)];
  const hash = toBase64(sodium.crypto_generichash(32, new Uint8Array(size)));
  const trying = (parts, tags) => () => {
    const { file, chunks } = forged(parts, { ref, tags, size, hash });
    return opened(file, chunks);
  };
  equal(trying([one, two], [more, final])().length, size);
  await refused("truncated", trying([one, two], [final, final]));
  await refused("truncated", trying([one, two], [more, more]));
  await refused("wrong-length", trying([one, two.subarray(1)], [more, final]));
});

test("what tells of a file says all that is needed, and nothing that cannot be", async () => {
  const { file } = sealed(pattern(9));
  const wrong = [
    { ref: "Wren" },
    { key: 5 },
    { hash: null },
    { size: 0 },
    { size: 1.5 },
    { size: 2 ** 33 },
    { chunks: 2 },
    { chunks: "1" },
  ];
  for (const one of wrong) {
    await refused("malformed", () => new OpeningFile({ connection, file: { ...file, ...one } }));
  }
  await refused("malformed", () => new OpeningFile({ connection, file: null }));
  await refused("wrong-length", () => new OpeningFile({ connection, file: { ...file, key: "AAAA" } }));
  await refused("wrong-length", () => new OpeningFile({ connection, file: { ...file, hash: "AAAA" } }));
});

test("a file is sealed whole, and once", async () => {
  await refused("malformed", () => new SealingFile({ connection, size: 0 }));
  const file = new SealingFile({ connection, size: 5 });
  await refused("truncated", () => file.told());
  await refused("wrong-length", () => file.next(pattern(4)));
  file.next(pattern(5));
  equal(file.told().size, 5);
  await refused("too-long", () => file.next(new Uint8Array(0)));
});
