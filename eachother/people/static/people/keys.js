/** My keys: passkeys, a new passphrase, a new recovery sheet, and everything new when somebody else may know. */

import { addPasskey, changePassphrase, newRecoveryCode, open, prove, renew } from "../vault/account.js";
import { checkRevision, hold } from "../vault/keep.js";
import { getJSON, postJSON } from "../web/post.js";
import { chooser } from "./choose.js";
import { canUnlock } from "./fit.js";
import { begin } from "./here.js";
import { hindrance, newPasskey, tidy } from "./passkey.js";
import { busy, refuse, yes } from "./say.js";
import { showSheet } from "./sheet.js";

const page = document.getElementById("keys");
const passkeys = document.getElementById("passkeys");
const instead = [...document.querySelectorAll("[data-before]")];

async function opened(passphrase) {
  const ring = yes(await getJSON(page.dataset.keyring));
  const origin = location.origin;
  const { auth: proof, wrap } = await prove({ origin, passphrase, ...ring });
  return { ring, proof, me: await open({ origin, wrap, ...ring }) };
}

async function addOne(form) {
  const hindered = await hindrance();
  if (hindered) refuse(hindered);
  const { ring, proof, me } = await opened(old(form));
  const credentials = ring.passkeys.map((passkey) => passkey.credential);
  const { credential, answer } = await newPasskey({ account: me.account, login: ring.login, credentials });
  const { auth, slot } = await addPasskey({ me, answer: answer.slice() });
  const name = document.getElementById("passkey-name").value;
  yes(await postJSON(form.dataset.url, { proof, credential, auth, slot, name }));
  location.assign("?kept");
}

async function changeIt(form, chosen) {
  const [passphrase, oldPassphrase] = [chosen.passphrase(), old(form)];
  const { ring, me } = await opened(oldPassphrase);
  const { login, seed, profile } = ring;
  const { post } = await changePassphrase({ me, login, oldPassphrase, seed, profile, passphrase });
  yes(await postJSON(form.dataset.url, post));
  for (const gone of passkeys.querySelectorAll("ul, ul + p")) gone.remove(); // with the old passphrase
  form.querySelector("[data-done]").hidden = false;
  form.querySelector("[data-done]").focus();
  form.querySelector("fieldset").hidden = true;
}

async function newSheet(form) {
  const { proof, me } = await opened(old(form));
  const { post, recoveryCode } = await newRecoveryCode({ me });
  yes(await postJSON(form.dataset.url, { proof, ...post }));
  await showSheet({ code: recoveryCode, instead });
  location.reload();
}

async function renewAll(form, chosen) {
  const [passphrase, oldPassphrase] = [chosen.passphrase(), old(form)];
  const { ring, me: before } = await opened(oldPassphrase);
  const { login, seed, profile, minutes } = ring;
  const { post, me, recoveryCode } = await renew({ me: before, login, oldPassphrase, seed, profile, passphrase });
  yes(await postJSON(form.dataset.url, post));
  await hold({ account: me.account, ak: me.ak, minutes });
  await checkRevision(me);
  await showSheet({ code: recoveryCode, instead });
  location.reload();
}

const old = (form) => form.querySelector("input[autocomplete=current-password]").value;

function prepare(form) {
  const choosing = form.querySelector("[data-chooser]");
  const chosen = choosing && chooser(choosing);
  form.querySelector("fieldset[data-ready]").disabled = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    busy(form, () => ({ addOne, changeIt, newSheet, renewAll })[form.dataset.does](form, chosen));
  });
}

begin(Number(page.dataset.minutes));
page.querySelector("[data-blocked]").hidden = canUnlock();
if (canUnlock()) for (const form of document.querySelectorAll("form[data-does]")) prepare(form);
tidy({ account: document.body.dataset.person, credentials: passkeys.dataset.credentials.split(" ").filter(Boolean) });
