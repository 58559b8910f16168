/** With the recovery code: a new passphrase and a new sheet. */

import { proveRecovery, recover } from "../vault/account.js";
import { checkRevision, hold } from "../vault/keep.js";
import { normaliseLogin } from "../vault/passphrase.js";
import { postJSON } from "../web/post.js";
import { chooser } from "./choose.js";
import { ready } from "./fit.js";
import { begin } from "./here.js";
import { busy, yes } from "./say.js";
import { showSheet } from "./sheet.js";

const form = document.getElementById("recovery");
const [name, code] = [document.getElementById("name"), document.getElementById("code")];
const chosen = ready(form) ? chooser(form.querySelector("[data-chooser]")) : null;

// Kept until it is taken, so that what is sent again is the very same.
let made = null;

async function make(passphrase) {
  const [login, typed] = [normaliseLogin(name.value), code.value.trim()];
  if (made?.login === login && made.typed === typed && made.passphrase === passphrase) return made;
  const { auth: proof } = await proveRecovery(typed);
  const keys = yes(await postJSON(form.dataset.proof, { login, auth: proof }));
  const recovered = await recover({ origin: location.origin, login, code: typed, passphrase, ...keys });
  await checkRevision(recovered.me);
  return { ...recovered, login, typed, passphrase, proof };
}

async function comeBack() {
  made = await make(chosen.passphrase());
  const { me, post, proof, login, recoveryCode } = made;
  const answer = yes(await postJSON(form.dataset.recovery, { login, proof, used: post }));
  const instead = [...document.querySelectorAll("[data-before]")];
  await showSheet({ code: recoveryCode, instead });
  await hold({ account: me.account, ak: me.ak, minutes: answer.minutes });
  begin(answer.minutes);
  location.replace(answer.onward);
}

// The sheet's QR code carries the code after the #.
if (location.hash.length > 1) {
  code.value = decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, "", location.pathname);
}
form.addEventListener("submit", (event) => {
  event.preventDefault();
  busy(form, comeBack);
});
