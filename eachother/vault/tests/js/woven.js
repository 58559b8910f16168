// Answers, signs and versions: whose they are, in which order, and what is left when something is taken back.

import { answeredBy, checkVersion, roleOf, Woven } from "../vault/woven.js";
import { alongside } from "./cast.js";
import { equal, refused, test } from "./suite.js";
import cases from "./woven.json" with { type: "json" };

/** Wren and Juniper, and what each says through one Woven: through the vault, as a page gets it. */
function table() {
  const there = alongside();
  const woven = new Woven();
  const taken = [];
  const saying = (from, to) => (kind, body) => {
    const { sealed, hash, sequence } = from.seal(kind, body);
    from.accept(sealed);
    taken.push(to.open({ sealed }));
    return { hash, sequence, about: woven.take(taken.at(-1)) };
  };
  return {
    ...there,
    woven,
    taken,
    wren: saying(there.wrens, there.anew()),
    juniper: saying(there.junipers, there.wrens),
  };
}

const words = (text) => ["words", { text }];
const sign = (on, name = "hear") => ["words", { text: "I hear you.", on, sign: name }];
const version = (changes, text) => ["words", { text, changes }];
const textsOf = (woven, hash) => woven.versionsOf(hash).map(({ body }) => body.text);
const signsOn = (woven, hash) => woven.signsOn(hash).map(({ body }) => body.sign);

test("what a body is", () => {
  const bodies = [
    { text: "" },
    { text: "", sign: "hear", on: "x" },
    { text: "", sign: "hear" },
    { text: "", changes: "x" },
  ];
  equal(
    [...bodies, null].map((body) => roleOf({ kind: "words", body })),
    ["said", "sign", "said", "version", "said"],
  );
  equal(roleOf({ kind: "clause", body: bodies[1] }), "said");
  equal(
    [{ answers: "x" }, { answers: 3 }, null].map((body) => answeredBy({ body })),
    ["x", null, null],
  );
});

test("a new version stands, and the earlier ones stay behind it", () => {
  const { wren, woven } = table();
  const { hash, about } = wren(...words("tea at free"));
  equal(about, null);
  equal(wren(...version(hash, "tea at three")).about, hash);
  wren(...version(hash, "tea at four"));
  equal(textsOf(woven, hash), ["tea at free", "tea at three", "tea at four"]);
});

test("what comes first does not matter, what was said later does", () => {
  const { wren, taken, woven } = table();
  const { hash } = wren(...words("one"));
  wren(...version(hash, "two"));
  wren(...version(hash, "three"));
  const backwards = new Woven();
  for (const message of [...taken].reverse()) backwards.take(message);
  for (const message of taken) backwards.take(message); // and once more
  equal(
    [textsOf(backwards, hash), textsOf(woven, hash)],
    [
      ["one", "two", "three"],
      ["one", "two", "three"],
    ],
  );
});

test("nobody changes another's words", async () => {
  const { wren, juniper, woven, taken } = table();
  const { hash } = wren(...words("I stay"));
  juniper(...version(hash, "I go"));
  equal(textsOf(woven, hash), ["I stay"]);
  await refused("wrong-author", () => checkVersion(taken[0], taken[1]));
});

test("nothing is changed before it was said", async () => {
  const { wren, woven, taken } = table();
  wren(...words("first"));
  const { hash } = wren(...words("second"));
  woven.take({ ...taken[0], hash: "forged", body: { text: "earlier", changes: hash } });
  equal(textsOf(woven, hash), ["second"]);
  await refused("sequence", () => checkVersion(taken[1], taken[0]));
});

test("what was put on the table is not changed by the way, and a version says something", async () => {
  const { wren, woven, taken } = table();
  const { hash } = wren("clause", { clause: "a".repeat(16), text: "We wait.", number: 1 });
  wren(...version(hash, "We do not wait."));
  equal(textsOf(woven, hash), ["We wait."]);
  await refused("malformed", () => checkVersion(taken[0], taken[1]));
});

test("a version of a version changes nothing", () => {
  const { wren, woven } = table();
  const { hash } = wren(...words("one"));
  wren(...version(wren(...version(hash, "two")).hash, "three"));
  equal(textsOf(woven, hash), ["one", "two"]);
});

test("signs are somebody's, each once, and can be taken back", () => {
  const { wren, juniper, woven } = table();
  const { hash } = wren(...words("a hard day"));
  equal(juniper(...sign(hash)).about, hash);
  const again = juniper(...sign(hash));
  juniper(...sign(hash, "with"));
  wren(...sign(hash));
  equal(
    woven.signsOn(hash).map(({ sender, body }) => [sender === woven.said(hash).sender, body.sign]),
    [
      [false, "hear"],
      [false, "with"],
      [true, "hear"],
    ],
  );
  const mine = woven.allSigns(hash, { sender: woven.signsOn(hash)[0].sender, sign: "hear" });
  equal([mine.length, mine[1].hash], [2, again.hash]);
  for (const one of mine) {
    const about = juniper("tombstone", { sequence: one.sequence, hash: one.hash, aside: true }).about;
    equal([about, woven.isAside(one)], [hash, true]);
  }
  equal(signsOn(woven, hash), ["with", "hear"]);
});

test("with words that are taken back everything on them goes", () => {
  const { wren, juniper, woven, taken } = table();
  const { hash, sequence } = wren(...words("too much"));
  juniper(...sign(hash));
  wren(...version(hash, "still too much"));
  equal(wren("tombstone", { sequence, hash }).about, hash);
  equal([textsOf(woven, hash), signsOn(woven, hash), woven.isAside(taken[0])], [[], [], false]);
});

test("nobody takes back another's words, whatever hash they name", () => {
  const { wren, juniper, woven } = table();
  const { hash } = wren(...words("mine"));
  const one = juniper(...sign(hash));
  // Of a message that the reader has not seen, the vault cannot know the hash.
  woven.take({
    kind: "tombstone",
    sender: "somebody",
    sequence: 9,
    hash: "x",
    body: { sequence: 1, hash },
    removed: false,
  });
  woven.take({
    kind: "tombstone",
    sender: "somebody",
    sequence: 9,
    hash: "y",
    body: { ...one, aside: true },
    removed: false,
  });
  equal([textsOf(woven, hash), signsOn(woven, hash)], [["mine"], ["hear"]]);
});

test("what is on something that is not here waits for it", () => {
  const { wren, juniper, taken } = table();
  const { hash } = wren(...words("earlier"));
  juniper(...sign(hash));
  wren(...version(hash, "a little earlier"));
  const woven = new Woven();
  for (const message of taken.slice(1)) woven.take(message);
  equal([textsOf(woven, hash), signsOn(woven, hash), woven.said(hash)], [[], [], null]);
  woven.take(taken[0]);
  equal([textsOf(woven, hash), signsOn(woven, hash)], [["earlier", "a little earlier"], ["hear"]]);
});

test("what has gone is forgotten with all that hangs on it", () => {
  const { wren, juniper, woven, taken } = table();
  const { hash } = wren(...words("old"));
  juniper(...sign(hash));
  woven.forget(taken[0]);
  equal(
    [textsOf(woven, hash), signsOn(woven, hash), woven.said(hash), woven.isTakenBack(taken[0])],
    [[], [], null, false],
  );
});

test("a row without words has nothing on it", () => {
  const { wren, taken } = table();
  const { hash } = wren(...words("gone"));
  wren(...version(hash, "gone too"));
  const woven = new Woven();
  equal(woven.take({ ...taken[0], kind: null, body: null, removed: true }), null);
  woven.take(taken[1]);
  equal(textsOf(woven, hash), []);
});

test("the same comes of it as in Python", () => {
  const woven = new Woven();
  for (const message of cases.messages) woven.take(message);
  for (const [hash, { texts, signs }] of Object.entries(cases.woven))
    equal([textsOf(woven, hash), woven.signsOn(hash).map(({ sender, body }) => [sender, body.sign])], [texts, signs]);
});
