/** The door: a name and a passphrase, or a passkey. Both stay here; what proves them goes to the server. */

import { open, prove, provePasskey } from "../vault/account.js";
import { drop } from "../vault/drop.js";
import { checkRevision, hold } from "../vault/keep.js";
import { normaliseLogin } from "../vault/passphrase.js";
import { postJSON } from "../web/post.js";
import { ready } from "./fit.js";
import { begin } from "./here.js";
import { askPasskey, offer, openedBy } from "./passkey.js";
import { busy, refuse, yes } from "./say.js";

const form = document.getElementById("door");
const [name, passphrase] = [document.getElementById("name"), document.getElementById("passphrase")];

// Who stands at the door is signed in nowhere in this browser: after a sign-out from elsewhere a key may still lie here.
const dropped = drop().catch(() => {});

async function comeIn() {
  const login = normaliseLogin(name.value);
  const { seed, profile } = yes(await postJSON(form.dataset.seed, { login }));
  const origin = location.origin;
  const { auth, wrap } = await prove({ origin, login, passphrase: passphrase.value, seed, profile });
  const answer = yes(await postJSON(form.dataset.door, { login, auth, next: form.dataset.next }));
  // From here on somebody is signed in; that the keys are really theirs is seen by opening them.
  await goOn(await open({ origin, wrap, ...answer }), answer);
}

/** The passkey says whose it is, so no name has to be typed. */
async function comeInWithPasskey() {
  const { credential, account, answer } = await askPasskey();
  const mine = { origin: location.origin, account: account ?? refuse("wrong-passkey") };
  const { auth, wrap } = await provePasskey({ ...mine, answer });
  const given = yes(await postJSON(form.dataset.passkey, { credential, auth, next: form.dataset.next }));
  await goOn(await openedBy({ ...given, ...mine, wrap }), given);
}

async function goOn(me, { minutes, onward }) {
  await checkRevision(me);
  await dropped;
  await hold({ account: me.account, ak: me.ak, minutes });
  begin(minutes);
  location.replace(onward);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  busy(form, comeIn);
});
document.getElementById("show").addEventListener("change", (event) => {
  passphrase.type = event.target.checked ? "text" : "password";
});
if (ready(form)) {
  const button = form.querySelector("button[data-passkey]");
  offer(button, () => busy(form, comeInWithPasskey, button));
}
