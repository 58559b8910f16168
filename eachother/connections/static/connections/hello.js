/** Saying hello: a connection is made here, its first key sealed for both, the words sealed with it. */

import { busy, say, yes } from "../people/say.js";
import { saveBundle, unlocked } from "../people/unlock.js";
import { pin, readIdentity } from "../vault/bundle.js";
import { newRef, text, utf8 } from "../vault/bytes.js";
import { Refusal } from "../vault/checks.js";
import { Conversation } from "../vault/conversation.js";
import { dropNote, readNote, writeNote } from "../vault/keep.js";
import { postJSON } from "../web/post.js";

const form = document.getElementById("hello");
const area = form.querySelector("textarea");
const draft = `hello:${form.dataset.other}`;

/** Made once: sent again because no answer came, it is the same hello. */
let post = null;
let sealedWords = null;

function seal(me, other) {
  const words = area.value.trim();
  if (post && sealedWords === words) return post;
  const begun = Conversation.begin({ me, connection: newRef(), others: [other] });
  post = { ...begun.post, sealed: begun.conversation.seal("hello", { text: words }).sealed };
  sealedWords = words;
  return post;
}

async function sayHello(me) {
  if (!form.dataset.identity) throw new Refusal("no-keys");
  const other = readIdentity(form.dataset.identity, { origin: location.origin, account: form.dataset.other });
  await saveBundle((mine) => pin(mine, other));
  const { connection, address } = yes(await postJSON(location.pathname, seal(me, other)));
  if (connection === post.connection) await dropNote(me, draft);
  // The other said hello at the same moment: theirs stands, and these words wait in its box.
  else if (sealedWords) await writeNote(me, `draft:${connection}`, utf8(sealedWords));
  location.assign(address);
}

async function begin() {
  const me = await unlocked();
  const kept = await readNote(me, draft).catch(() => null);
  if (kept) area.value = text(kept);
  for (const part of form.querySelectorAll("textarea, button")) part.disabled = false;
  area.addEventListener("input", () => writeNote(me, draft, utf8(area.value)));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    busy(form, () => sayHello(me));
  });
}

begin().catch((error) => say(form, error));
