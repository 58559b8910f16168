// What PyNaCl wrote of a few (eo1-few.json), read here.

import { unlock } from "../vault/account.js";
import { conversationOf } from "./cast.js";
import few from "./eo1-few.json" with { type: "json" };
import { equal, refused, test } from "./suite.js";

const { python: theirs } = few;
const names = Object.keys(theirs.people);
const unlocked = async (name) => unlock({ origin: theirs.origin, ...theirs.people[name] });

test("everybody reads what was said while they were there", async () => {
  const people = await Promise.all(names.map(unlocked));
  for (const me of people.slice(1)) {
    const conversation = conversationOf(me, theirs.connection, theirs.epochs, people);
    const since = me.account === theirs.people.sorrel.account ? 2 : 1;
    equal([conversation.since, conversation.members.size, conversation.tip.number], [since, 3, 3]);
    for (const { sealed, epoch, body } of theirs.messages) {
      if (epoch < since) await refused("no-grant", () => conversation.open({ sealed }));
      else equal(conversation.open({ sealed }).body, body);
    }
  }
});

test("whoever has left has no newest key", async () => {
  const people = await Promise.all(names.map(unlocked));
  await refused("not-a-member", () => conversationOf(people[0], theirs.connection, theirs.epochs, people));
});
