/** The conversation: what the server gave is opened here, what is written here is sealed before it leaves. */

import { Answer } from "../people/say.js";
import { saveBundle, unlocked } from "../people/unlock.js";
import { pin, readIdentity } from "../vault/bundle.js";
import { Refusal } from "../vault/checks.js";
import { Conversation } from "../vault/conversation.js";
import { Offline } from "../web/post.js";
import { offerSafetyNumber } from "./safety.js";
import { stop } from "./stop.js";
import { Store } from "./store.js";
import { begin } from "./talking.js";

const talk = document.getElementById("talk");
const start = JSON.parse(document.getElementById("start").content.textContent);
const store = new Store(talk.dataset.here);
const identitiesOf = (me, keys) =>
  Object.entries(keys.identities).map(([account, blob]) => readIdentity(blob, { origin: me.origin, account }));

/** First contact: these keys are held to from now on. Saving that does not keep anybody from reading. */
function holdTo(me, identities) {
  const news = identities.filter((identity) => pin(me, identity));
  if (news.length === 0) return;
  const again = (mine) => {
    for (const identity of news) pin(mine, identity);
  };
  saveBundle(again).catch((error) => {
    if (!(error instanceof Offline || error instanceof Answer)) throw error;
  });
}

/** Somebody has renewed their keys: the two need a new one before anything is said. Of two who do it, one is first. */
async function withFreshKeys(me, conversation) {
  if (!conversation.needsEpoch || talk.dataset.phase !== "alongside") return { keys: start.keys, conversation };
  const members = identitiesOf(me, start.keys).filter(({ account }) => conversation.members.has(account));
  await store.post("keys", conversation.nextEpoch({ why: "renewed", members }));
  const keys = await store.keys();
  return { keys, conversation: new Conversation({ me, ...keys }) };
}

async function open() {
  const me = await unlocked();
  const opening = document.getElementById("opening");
  try {
    const identities = identitiesOf(me, start.keys);
    holdTo(me, identities);
    const fresh = await withFreshKeys(me, new Conversation({ me, ...start.keys }));
    const other = identities.find(({ account }) => account === talk.dataset.other);
    offerSafetyNumber(document.querySelector("[data-safety]"), me, other);
    await begin({ me, store, start, ...fresh });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    stop(error, { me, identities: start.keys.identities });
  } finally {
    opening.hidden = true;
  }
}

open();
