/** A file as its message tells of it: brought here, opened chunk by chunk, and given out only when all of it is right. */

import { Answer } from "../../people/say.js";
import { OpeningFile } from "../../vault/files.js";
import { ready } from "../../vault/sodium.js";
import { Offline } from "../../web/post.js";

// What this page shows by itself. Anything else is bytes, whatever it says it is: a page or a drawing with scripts in it
// would be one of ours.
const SHOWN = new Set([
  ...["image/jpeg", "image/png", "image/webp", "image/gif"],
  ...["audio/mp4", "audio/mpeg", "audio/ogg", "audio/webm"],
]);

/** @param {{type?: string}} file */
export const typeOf = ({ type }) => {
  const [plain] = String(type).split(";");
  return SHOWN.has(plain) ? plain : "application/octet-stream";
};

/** For a name of its own: `.jpg`; the one it came with, where that is plain. */
export function extensionOf(file) {
  const [, kind] = typeOf(file).split("/");
  if (kind !== "octet-stream") return `.${{ jpeg: "jpg", mp4: "m4a" }[kind] ?? kind}`;
  return /\.[A-Za-z0-9]{1,8}$/.exec(String(file.name ?? ""))?.[0] ?? ".bin";
}

/**
 * @param {object} file what the message tells of it
 * @param {{here: string, connection: string, on?: (part: number) => void}} from
 * @returns {Promise<Blob>} throws `Refusal`, `Answer` or `Offline`
 */
export async function fetched(file, { here, connection, on = () => {} }) {
  await ready();
  const opening = new OpeningFile({ connection, file });
  const parts = [];
  for (let number = 0; number < file.chunks; number++) {
    parts.push(opening.next(await chunk(`${here}/files/${file.ref}/${number}`)));
    on((number + 1) / file.chunks);
  }
  opening.finish();
  return new Blob(parts, { type: typeOf(file) });
}

async function chunk(url) {
  const options = { headers: { Accept: "application/json" }, credentials: "same-origin", cache: "no-store" };
  try {
    const response = await fetch(url, options);
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
    throw new Answer({ status: response.status, data: await response.json().catch(() => null) });
  } catch (error) {
    if (error instanceof Answer) throw error;
    throw new Offline("no answer", { cause: error });
  }
}
