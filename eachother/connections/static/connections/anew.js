/**
 * The server shows an older state than this device remembers: perhaps a backup was put back, perhaps it hides something.
 * Whoever has asked the others in another way can begin anew: with a new key, and nothing said with the old one
 * (docs/decisions/restored.md).
 */

import { Answer, busy } from "../people/say.js";
import { Conversation } from "../vault/conversation.js";
import { safetyNumber, stateNumber } from "../vault/safety.js";
import { word } from "../web/words.js";
import { remember, seenBefore } from "./remembering.js";
import { digits } from "./safety.js";

const TRIES = 4;

/** Throws `Refusal` when there is no way on from what the server shows. @param {HTMLElement} part */
export async function offerToBegin(part, { me, store, names, phase }) {
  const keys = await store.keys();
  const seen = await seenBefore(me, keys.connection);
  const read = (more, given) => new Conversation({ me, ...given, ...more });
  const conversation = read({ seen, anew: true }, keys);
  draw(part, { me, conversation, names, phase });
  const form = part.querySelector("form");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (form.querySelector("input").checked) busy(form, () => begin({ me, store, conversation, seen, read }));
  });
}

function draw(part, { me, conversation, names, phase }) {
  const others = [...conversation.members.keys()].filter((account) => account !== me.account);
  const begun = conversation.needsEpoch ? null : conversation.beginnings.at(-1);
  const say = (name, words) => {
    part.querySelector(`[data-${name}]`).textContent = words;
  };
  const who = names.list(others);
  say("ask", word("anew-ask", { names: who }));
  say("what", begun ? word("anew-begun", { who: names.of(begun.by) }) : word("anew-what", { names: who }));
  say("press", word(begun ? "anew-go-on" : "anew-begin"));
  const newest = stateNumber(conversation.connection, conversation.tip);
  part.querySelector("[data-newest]").replaceChildren(...digits(newest));
  const row = part.querySelector("template").content.firstElementChild;
  part.querySelector("[data-people]").replaceChildren(...others.map((account) => personRow(row, account)));
  for (const element of part.querySelectorAll("[data-phase]"))
    element.hidden = (element.dataset.phase === "alongside") !== (phase === "alongside");
  part.hidden = false;

  function personRow(template, account) {
    const item = template.cloneNode(true);
    item.querySelector("[data-whose]").textContent = word("anew-safety", { name: names.other(account) });
    const number = safetyNumber(me, conversation.identityOf(account));
    item.querySelector("[data-digits]").replaceChildren(...digits(number));
    return item;
  }
}

/** The newest key is made anew, unless somebody else was first; what was compared must stand before it. */
async function begin({ me, store, conversation, seen, read }) {
  const compared = conversation.memory;
  let now = conversation;
  for (let tries = 0; now.needsEpoch && tries < TRIES; tries++) {
    const answer = await store.post("keys", now.goOn());
    if (!answer.ok && answer.data?.reason !== "epoch") throw new Answer(answer);
    const keys = await store.keys();
    read({ seen: compared }, keys);
    now = read({ seen, anew: true }, keys);
  }
  if (now.needsEpoch) throw new Answer({ data: { reason: "failed" } });
  await remember(me, now);
  location.reload();
}
