/** Coming in, through an invitation or an open door: keys are made here, and the recovery sheet is shown once. */

import { create } from "../vault/account.js";
import { newRef } from "../vault/bytes.js";
import { hold } from "../vault/keep.js";
import { normaliseLogin } from "../vault/passphrase.js";
import { postJSON } from "../web/post.js";
import { chooser } from "./choose.js";
import { ready } from "./fit.js";
import { begin } from "./here.js";
import { Answer, busy, yes } from "./say.js";
import { showSheet } from "./sheet.js";

const form = document.getElementById("join");
const name = document.getElementById("name");
const oldEnough = document.getElementById("old-enough"); // only where the host has to ask
const fit = ready(form);
const chosen = fit ? chooser(form.querySelector("[data-chooser]")) : null;

// Kept until it is taken: when the answer is lost, the very same is sent again, and nobody comes in twice.
let made = null;

async function make(passphrase) {
  const login = normaliseLogin(name.value);
  if (made?.login === login && made.passphrase === passphrase) return made;
  const account = await create({ origin: location.origin, login, passphrase, account: made?.account ?? newRef() });
  return { ...account, login, passphrase, account: account.me.account };
}

async function comeIn() {
  if (oldEnough && !oldEnough.checked) throw new Answer({ status: 422, data: { reason: "age" } });
  made = await make(chosen.passphrase());
  const { me, post, recoveryCode } = made;
  const answer = yes(
    await postJSON(form.dataset.join, { name: name.value, keys: post, old_enough: oldEnough?.checked }),
  );
  const instead = [...document.querySelectorAll("[data-before]")];
  await showSheet({ code: recoveryCode, instead });
  await hold({ account: me.account, ak: me.ak, minutes: answer.minutes });
  begin(answer.minutes);
  location.replace(answer.onward);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  busy(form, comeIn);
});
