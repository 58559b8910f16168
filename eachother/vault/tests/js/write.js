// node write.js: a community's worth of sealed things, for the other side to read. The secrets are made up for this.

import { addPasskey, create, renew } from "../vault/account.js";
import { pin, sealBundle } from "../vault/bundle.js";
import { newRef, toBase64, utf8 } from "../vault/bytes.js";
import { agree, reopen } from "../vault/clauses.js";
import { Conversation } from "../vault/conversation.js";
import { SealingFile } from "../vault/files.js";
import { sealPage } from "../vault/pages.js";
import { questionFor } from "../vault/passkey.js";
import { fingerprint, safetyNumber } from "../vault/safety.js";
import { random } from "../vault/sodium.js";
import { conversationOf, ORIGIN } from "./cast.js";

async function comingIn(login, passphrase) {
  const { post, me, recoveryCode } = await create({ origin: ORIGIN, login, passphrase, account: newRef() });
  return { me, given: { ...post, login, passphrase, recoveryCode, passkey: await passkeyOf(me) } };
}

async function passkeyOf(me) {
  const [question, answer] = [await questionFor(ORIGIN), random(32)];
  return { question: toBase64(question), answer: toBase64(answer), ...(await addPasskey({ me, answer })) };
}

const [wren, juniper] = [
  await comingIn("Wren", "zoë ﬂew  south"),
  await comingIn("ＪUNIPER ", "a bush\u3000of berries"),
];
pin(wren.me, juniper.me.identity);
pin(juniper.me, wren.me.identity);
const connection = newRef();
const { conversation, post } = Conversation.begin({ me: wren.me, connection, others: [juniper.me.identity] });
const clause = newRef();
const messages = [];
const say = (by, kind, body) => {
  const { sealed, sequence, hash } = by.seal(kind, body);
  by.accept(sealed);
  messages.push({ sealed, sender: by.me.account, kind, body });
  return { sequence, hash };
};
const first = say(conversation, "hello", { text: "Hello, I read what you wrote. 🌿" });
const { hash } = say(conversation, "clause", { clause, text: "We answer when we can.", number: 1 });
say(conversation, "tombstone", first);

const own = { me: juniper.me, kind: "plan", ref: juniper.me.account, revision: 3 };
const plan = { helps: "Tea on the step. 🌿", never: "Ringing my sister." };
const page = {
  kind: own.kind,
  ref: own.ref,
  revision: 3,
  words: plan,
  sealed: await sealPage({ ...own, words: plan }),
};

// Juniper's passphrase was seen by somebody: a new key, and a new epoch with it.
const { seed, profile, login, passphrase: oldPassphrase } = juniper.given;
const renewal = { me: juniper.me, login, oldPassphrase, seed, profile, passphrase: "a bush of thorns" };
const { me: again, post: renewed, recoveryCode } = await renew(renewal);
Object.assign(juniper.given, renewed, {
  ...{ passphrase: renewal.passphrase, recoveryCode },
  passkey: await passkeyOf(again),
});
wren.me.pins[again.account] = {
  ...wren.me.pins[again.account],
  x25519: again.identity.x25519,
  earlier: [juniper.me.identity.x25519],
};
const entries = [post];
const before = conversationOf(again, connection, entries, [wren.me, again]);
const members = [wren.me.identity, again.identity];
entries.push(before.nextEpoch({ why: "renewed", members }));
const shown = { sender: wren.me.account, revision: 2, words: plan };
shown.sealed = conversationOf(wren.me, connection, entries, [wren.me, again]).show({ kind: "plan", ...shown });
const after = conversationOf(again, connection, entries, [wren.me, again]);
say(after, "words", { text: "It is me, with a new key." });
wren.given.bundle = sealBundle(wren.me);

const sound = "the sound of a kettle";
const sealing = new SealingFile({ connection, size: sound.length });
const chunks = [toBase64(sealing.next(utf8(sound)))];
const end = after.signals();
const signal = { sender: again.account, said: { what: "ring", to: null, from: end.end, number: 1 } };

const about = { connection, clause, hash, round: 1 };
process.stdout.write(
  JSON.stringify({
    ...{ origin: ORIGIN, wren: wren.given, juniper: juniper.given, connection, messages },
    epochs: entries.map(({ record, grants }) => ({ record, grants })),
    agreement: { ...about, signature: agree(wren.me, about) },
    reopening: { ...about, round: 2, signature: reopen(wren.me, { ...about, round: 2 }) },
    safety: safetyNumber(wren.me, again.identity),
    fingerprint: fingerprint(wren.me.identity),
    ...{ page, shown },
    file: { told: sealing.told(), chunks, is: sound },
    signal: { ...signal, sealed: end.seal({ what: "ring", to: null }) },
  }),
);
