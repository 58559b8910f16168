// A file: sealed chunk by chunk (libsodium's secretstream), believed only when its last chunk and its hash are right.

import { fromBase64, isRef, join, lp, newRef, same, toBase64 } from "./bytes.js";
import { attempt, isNumber, isObject, isText, require } from "./checks.js";
import { random, sodium, VERSION } from "./sodium.js";

/** How much of a file a chunk holds. */
export const CHUNK = 1024 * 1024;

const STEP = 16 * 1024;
const KEY = 32;
const HEADER = 24;

/**
 * What a file of this size fills. The steps grow with it, so that its length says little: at most a sixteenth is added.
 * @param {number} size
 */
export function filled(size) {
  const step = Math.max(STEP, 2 ** (27 - Math.clz32(size)));
  return Math.ceil(size / step) * step;
}

/** @param {number} size of the file itself */
export const chunksOf = (size) => Math.ceil(filled(size) / CHUNK);

const about = (connection, ref, number) => lp("eo1/file", connection, ref, number);
const partOf = (size, at) => Math.max(0, Math.min(CHUNK, size - at * CHUNK));

/** Seals one file for a connection. The key is new for each, and travels in the message that names the file. */
export class SealingFile {
  #key = random(KEY);
  #hash = sodium.crypto_generichash_init(null, 32);
  #stream = sodium.crypto_secretstream_xchacha20poly1305_init_push(this.#key);
  #done = 0;
  ref = newRef();

  /** @param {{connection: string, size: number}} from */
  constructor({ connection, size }) {
    require(isNumber(size), "malformed");
    this.connection = connection;
    this.size = size;
    this.chunks = chunksOf(size);
  }

  /** Where in the file the next chunk begins and ends. */
  get part() {
    const start = this.#done * CHUNK;
    return [start, start + partOf(this.size, this.#done)];
  }

  /** The next chunk, to be stored. @param {Uint8Array} bytes what stands in the file between the two of `part` */
  next(bytes) {
    require(this.#done < this.chunks, "too-long");
    require(bytes.length === partOf(this.size, this.#done), "wrong-length");
    sodium.crypto_generichash_update(this.#hash, bytes);
    const room = new Uint8Array(partOf(filled(this.size), this.#done));
    room.set(bytes);
    const { state, header } = this.#stream;
    const first = this.#done === 0;
    this.#done += 1;
    const tag = this.#done === this.chunks ? FINAL() : MESSAGE();
    const place = about(this.connection, this.ref, this.#done);
    const sealed = sodium.crypto_secretstream_xchacha20poly1305_push(state, room, place, tag);
    return first ? join(Uint8Array.of(VERSION), header, sealed) : sealed;
  }

  /** What the message says of it, once the last chunk is sealed. */
  told() {
    require(this.#done === this.chunks, "truncated");
    const { ref, size, chunks } = this;
    const hash = toBase64(sodium.crypto_generichash_final(this.#hash, 32));
    return { ref, key: toBase64(this.#key), size, chunks, hash };
  }
}

const FINAL = () => sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL;
const MESSAGE = () => sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;

/** Opens a file as its message tells of it. What `next` gives is the sender's only when `finish` has not refused. */
export class OpeningFile {
  #file;
  #connection;
  #hash = sodium.crypto_generichash_init(null, 32);
  #state = null;
  #done = 0;

  /** @param {{connection: string, file: object}} from */
  constructor({ connection, file }) {
    require(isObject(file) && isRef(file.ref) && isText(file.key) && isText(file.hash), "malformed");
    require(isNumber(file.size) && file.chunks === chunksOf(file.size), "malformed");
    this.#connection = connection;
    this.#file = { ...file, key: fromBase64(file.key, KEY), hash: fromBase64(file.hash, 32) };
  }

  /** What a stored chunk holds of the file. @param {Uint8Array} chunk */
  next(chunk) {
    const { ref, size, chunks } = this.#file;
    require(this.#done < chunks, "too-long");
    const sealed = this.#done === 0 ? this.#begin(chunk) : chunk;
    const place = about(this.#connection, ref, this.#done + 1);
    const opened = attempt(
      () => sodium.crypto_secretstream_xchacha20poly1305_pull(this.#state, sealed, place),
      "not-opened",
    );
    require(opened !== false, "not-opened");
    require((opened.tag === FINAL()) === (this.#done + 1 === chunks), "truncated");
    require(opened.message.length === partOf(filled(size), this.#done), "wrong-length");
    const bytes = opened.message.subarray(0, partOf(size, this.#done));
    sodium.crypto_generichash_update(this.#hash, bytes);
    this.#done += 1;
    return bytes;
  }

  /** That the whole file has come, as it was sealed. */
  finish() {
    require(this.#done === this.#file.chunks, "truncated");
    require(same(sodium.crypto_generichash_final(this.#hash, 32), this.#file.hash), "hash");
  }

  #begin(chunk) {
    require(chunk[0] === VERSION, "unknown-version");
    const [header, sealed] = [chunk.subarray(1, 1 + HEADER), chunk.subarray(1 + HEADER)];
    this.#state = attempt(
      () => sodium.crypto_secretstream_xchacha20poly1305_init_pull(header, this.#file.key),
      "not-opened",
    );
    return sealed;
  }
}
