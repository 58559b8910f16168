/** The conversation: what the server gave is opened here, what is written here is sealed before it leaves. */

import { unlocked } from "../people/unlock.js";
import { Refusal } from "../vault/checks.js";
import { Names } from "./names.js";
import { withNewestKey } from "./newest.js";
import { offerSafetyNumbers } from "./safety.js";
import { stop } from "./stop.js";
import { Store } from "./store.js";
import { begin } from "./talking.js";

const talk = document.getElementById("talk");
const start = JSON.parse(document.getElementById("start").content.textContent);
const store = new Store(talk.dataset.here);

async function open() {
  const me = await unlocked();
  const opening = document.getElementById("opening");
  const { other, name, phase } = talk.dataset;
  const names = new Names({ me: me.account, names: start.names ?? { [other]: name }, all: name });
  try {
    const newest = await withNewestKey({ me, store, start, together: phase === "alongside" });
    // What the server draws of a few (who is here) comes anew; after letting somebody in, when they have been told the name.
    if (start.names && newest.moved && !newest.letIn) return location.reload();
    offerSafetyNumbers({ me, conversation: newest.conversation, names });
    await begin({ me, store, start, names, ...newest });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await stop(error, { me, store, identities: start.keys.identities, names, phase });
  } finally {
    opening.hidden = true;
  }
}

open();
