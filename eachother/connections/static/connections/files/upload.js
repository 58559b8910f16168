/**
 * Sealing a file and bringing it to the server, a chunk at a time. Each chunk is sealed once; the same bytes are sent until
 * an answer comes, and then the next: whatever the line does, it goes on where it was.
 */

import { Answer } from "../../people/say.js";
import { filled, SealingFile } from "../../vault/files.js";
import { ready } from "../../vault/sodium.js";
import { Offline, postJSON } from "../../web/post.js";

const SHORTEST = 1_000;
const LONGEST = 15_000;

/**
 * @param {Blob} blob
 * @param {{here: string, connection: string, signal: AbortSignal, on: {progress: (part: number) => void,
 *   waits: (waiting: boolean) => void}}} to `here` is the conversation's address
 * @returns {Promise<object>} what the message tells of it; throws `Answer` for a no, `AbortError` when it was left
 */
export async function upload(blob, { here, connection, signal, on }) {
  await ready();
  const sealing = new SealingFile({ connection, size: blob.size });
  const place = `${here}/files/${sealing.ref}`;
  signal.addEventListener("abort", () => postJSON(`${place}/removal`).catch(() => {}));
  await again(() => postJSON(`${here}/files`, { file: sealing.ref, size: filled(blob.size) }, { signal }), signal, on);
  for (let number = 0; number < sealing.chunks; number++) {
    const [start, end] = sealing.part;
    const chunk = sealing.next(new Uint8Array(await blob.slice(start, end).arrayBuffer()));
    const sent = (part) => on.progress((start + part * (end - start)) / blob.size);
    await again(() => post(`${place}/${number}`, chunk, { signal, sent }), signal, on);
    sent(1);
  }
  return sealing.told();
}

/** Until there is an answer worth the name. */
async function again(ask, signal, on) {
  for (let pause = SHORTEST; ; pause = Math.min(pause * 2, LONGEST)) {
    const answer = await ask().catch((error) => {
      if (!(error instanceof Offline)) throw error;
      return null;
    });
    if (answer?.ok) {
      on.waits(false);
      return;
    }
    if (answer && answer.status !== 429 && answer.status < 500) throw new Answer(answer);
    on.waits(true);
    await rest(pause, signal);
  }
}

/** A while, or until the line is back. */
function rest(pause, signal) {
  return new Promise((resolve, reject) => {
    const done = new AbortController();
    const options = { once: true, signal: done.signal };
    const end = (settle) => () => {
      clearTimeout(timer);
      done.abort();
      settle();
    };
    const timer = setTimeout(end(resolve), pause);
    addEventListener("online", end(resolve), options);
    signal.addEventListener(
      "abort",
      end(() => reject(signal.reason)),
      options,
    );
  });
}

/** As `postJSON`, with bytes; only XMLHttpRequest says how far they are. */
function post(url, bytes, { signal, sent }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const leave = () => request.abort();
    const settle = (what) => () => {
      signal.removeEventListener("abort", leave);
      what();
    };
    request.open("POST", url);
    request.responseType = "json";
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("X-CSRFToken", document.body.dataset.csrf);
    request.upload.onprogress = ({ loaded, total }) => sent(loaded / total);
    request.onload = settle(() => {
      const { status, response } = request;
      resolve({ ok: status >= 200 && status < 300, status, data: response });
    });
    request.onerror = settle(() => reject(new Offline("no answer")));
    request.onabort = settle(() => reject(signal.reason));
    signal.throwIfAborted();
    signal.addEventListener("abort", leave, { once: true });
    request.send(bytes);
  });
}
