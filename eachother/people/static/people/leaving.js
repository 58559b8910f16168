/** Leaving: the passphrase is proved again, one sentence says what will happen, and then it does. */

import { open, prove } from "../vault/account.js";
import { drop, forgetAll } from "../vault/keep.js";
import { getJSON, postJSON } from "../web/post.js";
import { word } from "../web/words.js";
import { canUnlock } from "./fit.js";
import { forget } from "./here.js";
import { busy, yes } from "./say.js";

const form = document.getElementById("leave");
const sure = document.getElementById("leave-sure");
const passphrase = document.getElementById("leave-passphrase");
const chosen = (name) => form.querySelector(`input[name="${name}"]:checked`).value;

async function ask() {
  const ring = yes(await getJSON(form.dataset.keyring));
  const origin = location.origin;
  const { auth, wrap } = await prove({ origin, passphrase: passphrase.value, ...ring });
  await open({ origin, wrap, ...ring }); // a slip in the passphrase is said here, beside it
  const [words, when] = [chosen("words"), chosen("when")];
  const sentence = sure.querySelector("[data-sentence]");
  sentence.textContent = word(`sure-${words}-${when}`);
  sure.querySelector("form").onsubmit = (event) => {
    event.preventDefault();
    busy(sure, () => go({ proof: auth, words, at_once: when === "now" }));
  };
  show(true);
  sentence.focus();
}

async function go(post) {
  yes(await postJSON(form.dataset.url, post));
  forget();
  // What was typed and not sent stays sealed on this device, for who may come back.
  await (post.at_once ? forgetAll() : drop()).catch(() => {});
  location.replace(`${form.dataset.after}?${post.at_once ? "left" : "leaving"}`);
}

function show(asking) {
  sure.hidden = !asking;
  form.hidden = asking;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  busy(form, ask);
});
sure.querySelector("[data-no]").addEventListener("click", () => {
  show(false);
  passphrase.value = "";
  form.querySelector("button").focus();
});
form.querySelector("fieldset[data-ready]").disabled = !canUnlock();
