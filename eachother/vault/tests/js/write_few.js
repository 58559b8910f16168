// node write_few.js: a few of them, for the other side to read: somebody comes in by everybody's word, somebody leaves.

import { create, unlock } from "../vault/account.js";
import { pin, sealBundle } from "../vault/bundle.js";
import { newRef } from "../vault/bytes.js";
import { Conversation } from "../vault/conversation.js";
import { epochsFor, ORIGIN } from "./cast.js";

const people = {};
for (const login of ["wren", "juniper", "otter", "sorrel"]) {
  const from = { origin: ORIGIN, login, passphrase: `${login} flew south` };
  const { post } = await create({ ...from, account: newRef() });
  people[login] = { me: await unlock({ ...from, ...post }), given: { ...post, ...from } };
}
const all = Object.values(people);
for (const one of all) for (const other of all) if (one !== other) pin(one.me, other.me.identity);
const { wren, juniper, otter, sorrel } = people;
const connection = newRef();
const entries = [];
const messages = [];

function at(one, present = null) {
  const identities = Object.fromEntries(all.filter((o) => o !== one).map(({ me }) => [me.account, me.identity.blob]));
  return new Conversation({ me: one.me, connection, epochs: epochsFor(one.me, entries), identities, present });
}

function say(one, kind, body) {
  const { sealed } = at(one).seal(kind, body);
  messages.push({ sealed, sender: one.me.account, kind, body, epoch: entries.length });
}

entries.push(Conversation.begin({ me: wren.me, connection, others: [juniper.me.identity, otter.me.identity] }).post);
say(wren, "words", { text: "The three of us. 🌿" });
const words = Object.fromEntries(
  [wren, juniper, otter].map((one) => [one.me.account, at(one).approve(sorrel.me.identity)]),
);
entries.push(at(juniper).letIn(sorrel.me.identity, words));
say(sorrel, "words", { text: "Thank you for asking me." });
const present = [juniper, otter, sorrel].map(({ me }) => me.account);
entries.push(at(otter, present).goOn());
say(juniper, "words", { text: "Wren has gone on." });
for (const one of all) one.given.bundle = sealBundle(one.me);

process.stdout.write(
  JSON.stringify({
    ...{ origin: ORIGIN, connection, messages },
    people: Object.fromEntries(Object.entries(people).map(([name, { given }]) => [name, given])),
    epochs: entries.map(({ record, grants }) => ({ record, grants })),
  }),
);
