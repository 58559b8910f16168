// Epochs: the chain of who is in, and everybody who would like to slip in.

import { fromBase64, newRef, toBase64 } from "../vault/bytes.js";
import { Conversation } from "../vault/conversation.js";
import { approval, makeEpoch, readEpochs } from "../vault/epochs.js";
import { random } from "../vault/sodium.js";
import { acquainted, alongside, conversationOf, epochsFor, flipped, forgedGrant, person, resigned } from "./cast.js";
import { equal, refused, test } from "./suite.js";

/** Juniper reads Wren's first epoch after `change` has been at it, properly signed by Wren. */
function reading(there, change, grant = there.post.grants[there.juniper.account]) {
  const record = resigned(there.post.record, "eo1/epoch", there.wren, change);
  return () => readEpochs({ me: there.juniper, connection: there.connection, epochs: [{ record, grant }] });
}

/** A second epoch after the first, changed and signed by `by`; read by `me`. */
function followedBy(
  there,
  { by = there.wren, members = there.people, why = "renewed", approvals, me = there.juniper },
) {
  const before = there.epoch;
  const identities = members.map((one) => one.identity);
  const next = makeEpoch({ me: by, connection: there.connection, before, why, members: identities, approvals });
  return (change) => {
    const record = change ? resigned(next.record, "eo1/epoch", by, change) : next.record;
    const entries = [there.post, { ...next, record }];
    return readEpochs({ me, connection: there.connection, epochs: epochsFor(me, entries) });
  };
}

test("both hold the same key, and a new epoch a new one", () => {
  const there = alongside();
  const [first] = readEpochs({
    me: there.juniper,
    connection: there.connection,
    epochs: epochsFor(there.juniper, [there.post]),
  });
  equal(toBase64(first.key), toBase64(there.epoch.key));
  const [, second] = followedBy(there, {})();
  equal([second.number, second.why, second.by], [2, "renewed", there.wren.account]);
  equal(toBase64(second.key) === toBase64(first.key), false);
});

test("a record says what it is, exactly", async () => {
  const there = alongside();
  await refused(
    "unknown-version",
    reading(there, (r) => ({ ...r, version: 2 })),
  );
  await refused(
    "malformed",
    reading(there, (r) => ({ ...r, note: 1 })),
  );
  await refused(
    "malformed",
    reading(there, (r) => ({ ...r, why: "party" })),
  );
  await refused(
    "malformed",
    reading(there, (r) => ({ ...r, approvals: [] })),
  );
  await refused(
    "malformed",
    reading(there, (r) => ({ ...r, members: [...r.members, ["no-ref", "", ""]], grants: [1, 2, 3] })),
  );
  await refused(
    "malformed",
    reading(there, (r) => ({ ...r, grants: [...r.grants, "AAAA"] })),
  );
  await refused(
    "too-long",
    reading(there, (r) => ({ ...r, approvals: { x: "y".repeat(8192) } })),
  );
  await refused(
    "wrong-connection",
    reading(there, (r) => ({ ...r, connection: newRef() })),
  );
  await refused(
    "epoch-number",
    reading(there, (r) => ({ ...r, epoch: 2 })),
  );
  await refused(
    "epoch-chain",
    reading(there, (r) => ({ ...r, previous: r.commitment })),
  );
  await refused(
    "wrong-author",
    reading(there, (r) => ({ ...r, by: newRef() })),
  );
});

test("members stand in order, two to twelve", async () => {
  const there = alongside();
  await refused(
    "members",
    reading(there, (r) => ({ ...r, members: r.members.reverse(), grants: r.grants.reverse() })),
  );
  await refused(
    "members",
    reading(there, (r) => ({ ...r, members: [r.members[0], r.members[0]] })),
  );
  const alone = makeEpoch({
    me: there.wren,
    connection: there.connection,
    why: "hello",
    members: [there.wren.identity],
  });
  const epochs = epochsFor(there.wren, [alone]);
  await refused("members", () => readEpochs({ me: there.wren, connection: there.connection, epochs }));
  const crowd = acquainted(...Array.from({ length: 13 }, person));
  const connection = newRef();
  const crowded = makeEpoch({ me: crowd[0], connection, why: "hello", members: crowd.map((one) => one.identity) });
  await refused("members", () => readEpochs({ me: crowd[1], connection, epochs: epochsFor(crowd[1], [crowded]) }));
});

test("a record is believed only from its author", async () => {
  const there = alongside();
  const [entry] = epochsFor(there.juniper, [there.post]);
  const read = (record) => () =>
    readEpochs({ me: there.juniper, connection: there.connection, epochs: [{ ...entry, record }] });
  await refused("bad-signature", read(flipped(there.post.record, 20)));
  await refused("unknown-version", read(flipped(there.post.record, 0)));
  await refused("bad-signature", read(resigned(there.post.record, "eo1/epoch", person(), () => undefined)));
  await refused("bad-signature", read(resigned(there.post.record, "eo1/identity", there.wren, () => undefined)));
  await refused("wrong-connection", () => readEpochs({ me: there.juniper, connection: newRef(), epochs: [entry] }));
});

test("swapped keys are found, whichever they are", async () => {
  const there = alongside();
  const heron = person();
  const swap = (account, at, value) => (r) => {
    r.members.find((member) => member[0] === account)[at] = value;
  };
  const { wren, juniper } = there;
  await refused("swapped-key", reading(there, swap(juniper.account, 1, heron.identity.ed25519)));
  await refused("swapped-key", reading(there, swap(juniper.account, 2, heron.identity.x25519)));
  await refused("swapped-key", reading(there, swap(wren.account, 2, heron.identity.x25519)));
  // Heron signs as Wren, with Heron's key in Wren's place: what a host would try.
  const change = swap(wren.account, 1, heron.identity.ed25519);
  const record = resigned(there.post.record, "eo1/epoch", heron, change);
  const epochs = [{ record, grant: there.post.grants[juniper.account] }];
  await refused("swapped-key", () => readEpochs({ me: juniper, connection: there.connection, epochs }));
});

test("a stranger in the record is a ghost, known or not", async () => {
  const three = alongside(3);
  const [, juniper, otter] = three.people;
  const two = [three.wren, juniper];
  await refused("ghost-member", () => conversationOf(juniper, three.connection, [three.post], two));
  delete juniper.pins[otter.account];
  const epochs = epochsFor(juniper, [three.post]);
  await refused("not-pinned", () => readEpochs({ me: juniper, connection: three.connection, epochs }));
});

test("nobody comes in without everybody's word", async () => {
  const there = alongside(3);
  const [wren, juniper, otter] = there.people;
  const [sorrel] = [person()];
  acquainted(...there.people, sorrel);
  const members = [...there.people, sorrel];
  const before = there.epoch;
  const { connection } = there;
  const word = (me, newcomer = sorrel) => approval({ me, connection, before, newcomer: newcomer.identity });
  const joining = (approvals) => followedBy(there, { members, why: "joined", approvals });
  const all = { [juniper.account]: word(juniper), [otter.account]: word(otter) };
  equal(joining({ [sorrel.account]: all })()[1].members.size, 4);
  await refused("ghost-member", joining(undefined));
  await refused("ghost-member", joining({ [sorrel.account]: { [juniper.account]: word(juniper) } }));
  await refused("ghost-member", joining({ [sorrel.account]: { ...all, [otter.account]: word(juniper) } }));
  await refused("ghost-member", joining({ [sorrel.account]: { ...all, [otter.account]: word(otter, wren) } }));
  await refused("ghost-member", joining({ [sorrel.account]: { ...all, [otter.account]: 5 } }));
});

test("epochs follow one another by somebody who was there", async () => {
  const there = alongside();
  const heron = person();
  acquainted(there.wren, there.juniper, heron);
  const next = followedBy(there, {});
  await refused("epoch-number", () => next((r) => ({ ...r, epoch: 3 })));
  await refused("epoch-chain", () => next((r) => ({ ...r, previous: r.commitment })));
  await refused("epoch-chain", () => next((r) => ({ ...r, previous: null })));
  const intruder = followedBy(there, { by: heron, members: [...there.people, heron] });
  await refused("wrong-author", () => intruder());
  await refused("no-epoch", () => readEpochs({ me: there.wren, connection: there.connection, epochs: [] }));
  await refused("not-a-member", () =>
    readEpochs({ me: heron, connection: there.connection, epochs: epochsFor(heron, [there.post]) }),
  );
});

test("a grant brings the key that everybody was promised", async () => {
  const there = alongside();
  const { juniper, connection } = there;
  const { key } = there.epoch;
  const [good] = epochsFor(juniper, [there.post]);
  const read = (entry) => () => readEpochs({ me: juniper, connection, epochs: [entry] });
  /** Wren promises another grant to Juniper in the record than before. */
  const given = (...parts) => {
    const { grant, hash } = forgedGrant(juniper, ...parts);
    const place = [there.wren, juniper]
      .map((one) => one.account)
      .sort()
      .indexOf(juniper.account);
    return reading(there, (r) => ({ ...r, grants: r.grants.with(place, hash) }), grant);
  };
  await given("eo1/grant", connection, 1, juniper.account, key)();
  await refused("no-grant", read({ ...good, grant: null }));
  await refused("unknown-version", read({ ...good, grant: flipped(good.grant, 0) }));
  await refused("grant-hash", read({ ...good, grant: flipped(good.grant, 30) }));
  await refused("grant-hash", read({ ...good, grant: there.post.grants[there.wren.account] }));
  const again = forgedGrant(juniper, "eo1/grant", connection, 1, juniper.account, key).grant;
  await refused("grant-hash", read({ ...good, grant: again }));
  await refused(
    "not-opened",
    reading(there, (r) => ({ ...r, grants: r.grants.reverse() }), there.post.grants[there.wren.account]),
  );
  await refused("wrong-grant", given("eo1/grant", newRef(), 1, juniper.account, key));
  await refused("wrong-grant", given("eo1/grant", connection, 2, juniper.account, key));
  await refused("wrong-grant", given("eo1/grant", connection, 1, there.wren.account, key));
  await refused("wrong-grant", given("eo1/commit", connection, 1, juniper.account, key));
  await refused("commitment", given("eo1/grant", connection, 1, juniper.account, random(32)));
});

test("a page believes no identity but the one held to", async () => {
  const there = alongside();
  const [heron, stranger] = [person(), person()];
  const { wren, juniper, connection } = there;
  const epochs = epochsFor(juniper, [there.post]);
  const shown = (identities) => () => new Conversation({ me: juniper, connection, epochs, identities });
  shown({ [wren.account]: wren.identity.blob })();
  await refused("wrong-account", shown({ [wren.account]: heron.identity.blob }));
  await refused(
    "not-pinned",
    shown({ [wren.account]: wren.identity.blob, [stranger.account]: stranger.identity.blob }),
  );
  juniper.pins[wren.account] = { ...juniper.pins[wren.account], ed25519: heron.identity.ed25519 };
  await refused("changed-key", shown({ [wren.account]: wren.identity.blob }));
  juniper.pins[wren.account] = { ...juniper.pins[wren.account], ed25519: wren.identity.ed25519 };
  juniper.pins[wren.account].x25519 = heron.identity.x25519;
  await refused("changed-key", shown({ [wren.account]: wren.identity.blob }));
});

test("nobody new is let in or spoken for with keys not held to", async () => {
  const there = alongside();
  const sorrel = person();
  const members = [...there.people, sorrel].map((one) => one.identity);
  await refused("not-pinned", () => there.wrens.nextEpoch({ why: "joined", members }));
  await refused("not-pinned", () => there.wrens.approve(sorrel.identity));
  equal(fromBase64(there.junipers.approve(there.wren.identity)).length, 64);
});
