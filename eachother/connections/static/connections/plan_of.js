/** A plan for hard times that somebody shows, opened and laid out: on the page of a conversation, and for hard moments. */

import { tell } from "../people/hiding.js";
import { checkNotOld } from "../vault/shown.js";
import { word } from "../web/words.js";
import { opened } from "./opening.js";
import { planSeen, rememberPlan } from "./plans_seen.js";

// What a reader needs first stands first.
const PARTS = ["helps", "never", "who", "outside", "inside", "things", "afterwards"];

/**
 * What `other` shows in the conversation at `here`: `{words, atHand}`, words null when nothing is shown. Throws `Refusal`
 * when it cannot be opened, is not by them, or is one from before.
 */
export async function planOf(me, here, other) {
  const { store, conversation } = await opened(me, here);
  const { plans, atHand } = await store.plans();
  const shown = plans.map(({ sealed }) => conversation.shown(sealed)).find(({ sender }) => sender === other);
  if (shown) {
    checkNotOld(shown, await planSeen(me, conversation.connection, other));
    await rememberPlan(me, conversation.connection, other, { revision: shown.revision, gone: false });
  }
  return { words: shown?.words ?? null, atHand, store };
}

/** Its parts under their titles, folded where they have one of the `hidden` words. */
export function layOut(list, words, hidden) {
  const said = PARTS.filter((part) => typeof words[part] === "string" && words[part].trim());
  list.replaceChildren(
    ...said.flatMap((part) => {
      const [title, place] = [document.createElement("dt"), document.createElement("dd")];
      title.textContent = word(`plan-${part}`);
      place.className = "voice";
      tell(place, words[part].trim(), hidden);
      return [title, place];
    }),
  );
}
