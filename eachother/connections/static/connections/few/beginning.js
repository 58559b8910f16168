/** A few begin: the first key is made here, for those who said yes, and sealed to each of them. */

import { busy, say, yes } from "../../people/say.js";
import { saveBundle, unlocked } from "../../people/unlock.js";
import { pin, readIdentity } from "../../vault/bundle.js";
import { Refusal } from "../../vault/checks.js";
import { Conversation } from "../../vault/conversation.js";
import { postJSON } from "../../web/post.js";

const form = document.getElementById("beginning");
const people = [...form.querySelectorAll("[data-person]")];

let post = null; // made once: sent again because no answer came, it is the same beginning

async function begun(me) {
  const others = people.map(({ dataset: { person, identity } }) =>
    readIdentity(identity, { origin: location.origin, account: person }),
  );
  await saveBundle((mine) => others.map((other) => held(mine, other)).some(Boolean));
  post ??= Conversation.begin({ me, connection: form.dataset.connection, others }).post;
  const { address } = yes(await postJSON(location.pathname, { record: post.record, grants: post.grants }));
  location.assign(address);
}

/** Whoever has other keys than one holds to is named. */
function held(mine, other) {
  try {
    return pin(mine, other);
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason !== "changed-key") throw error;
    const { name } = people.find(({ dataset }) => dataset.person === other.account).dataset;
    throw Object.assign(error, { values: { name } });
  }
}

async function begin() {
  const me = await unlocked();
  form.querySelector("[type=submit]").disabled = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    busy(form, () => begun(me));
  });
}

begin().catch((error) => say(form, error));
