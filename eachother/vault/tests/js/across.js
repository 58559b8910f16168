// What PyNaCl wrote (eo1.json), read here.

import { openWithPasskey, provePasskey, recover, unlock } from "../vault/account.js";
import { fromBase64, text, toBase64 } from "../vault/bytes.js";
import { checkAgreement, checkReopening } from "../vault/clauses.js";
import { OpeningFile } from "../vault/files.js";
import { openPage } from "../vault/pages.js";
import { questionFor } from "../vault/passkey.js";
import { fingerprint, safetyNumber } from "../vault/safety.js";
import { conversationOf } from "./cast.js";
import eo1 from "./eo1.json" with { type: "json" };
import { equal, test } from "./suite.js";

const { python: theirs } = eo1;
const unlocked = ({ origin }, person) => unlock({ origin, ...person });

test("accounts written in Python are unlocked", async () => {
  for (const person of [theirs.wren, theirs.juniper]) {
    const me = await unlocked(theirs, person);
    const { recovery, recoveryCode: code } = person;
    const back = await recover({ origin: theirs.origin, ...person, slot: recovery.slot, code, passphrase: "another" });
    equal([...back.me.ak], [...me.ak]);
    equal(me.revision, person.bundle.revision);
  }
});

test("passkeys written in Python open", async () => {
  const { origin } = theirs;
  for (const person of [theirs.wren, theirs.juniper]) {
    const { question, answer, auth, slot } = person.passkey;
    equal(toBase64(await questionFor(origin)), question);
    const halves = await provePasskey({ origin, account: person.account, answer: fromBase64(answer) });
    equal(halves.auth, auth);
    const me = await openWithPasskey({ origin, ...person, wrap: halves.wrap, slot });
    equal([...me.ak], [...(await unlocked(theirs, person)).ak]);
  }
});

test("a conversation written in Python is read by both", async () => {
  const people = [await unlocked(theirs, theirs.wren), await unlocked(theirs, theirs.juniper)];
  for (const me of people) {
    const results = conversationOf(me, theirs.connection, theirs.epochs, people).openAll(theirs.messages);
    equal(
      results.map(({ refusal }) => refusal?.reason ?? null),
      theirs.messages.map(() => null),
    );
    equal(
      results.map(({ message }) => message.body),
      theirs.messages.map(({ body }, i) => (i === 0 ? null : body)),
    );
  }
});

test("what somebody shows in Python is read by both", async () => {
  const people = [await unlocked(theirs, theirs.wren), await unlocked(theirs, theirs.juniper)];
  const { sealed, ...shown } = theirs.shown;
  for (const me of people) {
    const opened = conversationOf(me, theirs.connection, theirs.epochs, people).shown(sealed);
    equal(opened, { kind: "plan", ...shown });
  }
});

test("signatures under clauses and marks of keys are the same", async () => {
  const [wren, juniper] = [await unlocked(theirs, theirs.wren), await unlocked(theirs, theirs.juniper)];
  checkAgreement(wren.identity.ed25519, theirs.agreement, theirs.agreement.signature);
  checkReopening(wren.identity.ed25519, theirs.reopening, theirs.reopening.signature);
  equal([safetyNumber(wren, juniper.identity), safetyNumber(juniper, wren.identity)], [theirs.safety, theirs.safety]);
  equal(fingerprint(wren.identity), theirs.fingerprint);
});

test("a page written in Python is read by its owner", async () => {
  const juniper = await unlocked(theirs, theirs.juniper);
  equal(await openPage({ me: juniper, ...theirs.page }), theirs.page.words);
});

test("a file and a signal written in Python are taken", async () => {
  const { connection, epochs, file, signal } = theirs;
  const opening = new OpeningFile({ connection, file: file.told });
  equal(file.chunks.map((chunk) => text(opening.next(fromBase64(chunk)))).join(""), file.is);
  opening.finish();
  const people = [await unlocked(theirs, theirs.wren), await unlocked(theirs, theirs.juniper)];
  const conversation = conversationOf(people[0], connection, epochs, people);
  equal(conversation.signals().open(signal.sealed, signal.sender), signal.said);
});
