// Epochs: who is in a connection, and the key that they share. Clients decide by these signed records alone; the server
// only keeps the numbers unique.

import { pinOf } from "./bundle.js";
import { fromBase64, isRef, join, lp, same, toBase64 } from "./bytes.js";
import { attempt, hasExactly, isNumber, isObject, isText, require } from "./checks.js";
import {
  checkRecord,
  digest,
  hashOf,
  isSignedBy,
  parsedRecord,
  random,
  signature,
  signedRecord,
  sodium,
  VERSION,
} from "./sodium.js";

/** @typedef {import("./bundle.js").Me} Me */
/** @typedef {import("./bundle.js").Identity} Identity */
/**
 * @typedef {{number: number, hash: string, why: string, by: string, key: Uint8Array | null,
 *   members: Map<string, {ed25519: string, x25519: string}>}} Epoch
 */

const MOST = 8192;
const MOST_MEMBERS = 12;
const WHYS = ["hello", "joined", "left", "renewed", "restored"];
const FIELDS = [
  ...["version", "connection", "epoch", "previous", "why", "by"],
  ...["members", "commitment", "grants", "approvals"],
];

/**
 * A new epoch, signed by `me`, with a grant for each member.
 * @param {{me: Me, connection: string, before?: Epoch, why: string, members: Identity[], approvals?: object}} from
 */
export function makeEpoch({ me, connection, before, why, members, approvals = {} }) {
  const number = (before?.number ?? 0) + 1;
  const sorted = [...members].sort((a, b) => (a.account < b.account ? -1 : 1));
  const key = random(32);
  const sealedGrants = sorted.map((member) => makeGrant(connection, number, member, key));
  const record = {
    version: VERSION,
    connection,
    epoch: number,
    previous: before?.hash ?? null,
    why,
    by: me.account,
    members: sorted.map(({ account, ed25519, x25519 }) => [account, ed25519, x25519]),
    commitment: commitmentOf(key, connection, number),
    grants: sealedGrants.map(hashOf),
    approvals,
  };
  const grants = Object.fromEntries(sorted.map(({ account }, i) => [account, toBase64(sealedGrants[i])]));
  return { record: toBase64(signedRecord("eo1/epoch", record, me.keys.ed25519.secretKey)), grants };
}

/** A member's word that somebody may come in with the next epoch. */
export function approval({ me, connection, before, newcomer }) {
  return toBase64(signature(approvalBytes(connection, before, newcomer), me.keys.ed25519.secretKey));
}

/**
 * The chain of epochs, each held against the one before and against the keys that `me` holds to.
 * @param {{me: Me, connection: string, epochs: {record: string, grant: string | null}[]}} from
 * @returns {Epoch[]}
 */
export function readEpochs({ me, connection, epochs }) {
  const chain = [];
  for (const entry of epochs) chain.push(readEpoch(entry, { me, connection, before: chain.at(-1) }));
  require(chain.length > 0, "no-epoch");
  require(chain.at(-1).key !== null, "not-a-member");
  return chain;
}

function readEpoch({ record: encoded, grant }, { me, connection, before }) {
  const blob = fromBase64(encoded);
  const parsed = parsedRecord(blob, MOST);
  const { record } = parsed;
  checkShape(record);
  require(record.connection === connection, "wrong-connection");
  require(record.epoch === (before?.number ?? 0) + 1, "epoch-number");
  require(record.previous === (before?.hash ?? null), "epoch-chain");
  const members = new Map(record.members.map(([account, ed25519, x25519]) => [account, { ed25519, x25519 }]));
  const author = (before?.members ?? members).get(record.by);
  require(author !== undefined, "wrong-author");
  checkRecord("eo1/epoch", parsed, fromBase64(author.ed25519, 32));
  require(members.has(record.by), "wrong-author"); // whoever makes a key has it
  const mine = members.has(me.account);
  for (const [account, keys] of members) checkKeys(pinOf(me, account), keys, mine);
  if (before) checkNewcomers(record, connection, before, members);
  checkWhy(record, before, members);
  const { epoch: number, why, by } = record;
  const key = mine ? openGrant(grant, record, me, members.get(me.account)) : null;
  return { number, hash: hashOf(blob), why, by, members, key };
}

function checkShape(record) {
  require(hasExactly(record, FIELDS), "malformed");
  require(isNumber(record.epoch) && WHYS.includes(record.why) && isObject(record.approvals), "malformed");
  require(Array.isArray(record.members) && record.members.every(isMember), "malformed");
  require(Array.isArray(record.grants) && record.grants.length === record.members.length, "malformed");
  const accounts = record.members.map(([account]) => account);
  require(accounts.every((account, i) => i === 0 || accounts[i - 1] < account), "members");
  require(accounts.length >= 2 && accounts.length <= MOST_MEMBERS, "members");
}

const isMember = (member) => Array.isArray(member) && member.length === 3 && member.every(isText) && isRef(member[0]);

/** What an epoch was sealed with before one came is not one's to judge: somebody may have had another key then. */
function checkKeys(pin, { ed25519, x25519 }, mine) {
  require(pin !== undefined, "not-pinned");
  require(pin.ed25519 === ed25519, "swapped-key");
  require(!mine || pin.x25519 === x25519 || pin.earlier.includes(x25519), "swapped-key");
}

/** A record says why it is: somebody comes in or somebody goes, never both, or those who are there have new keys. Where the
 * server has shown an older state they begin anew, perhaps without somebody, never with somebody new. */
function checkWhy({ why }, before, members) {
  const came = [...members.keys()].some((account) => !before?.members.has(account));
  const went = [...(before?.members.keys() ?? [])].some((account) => !members.has(account));
  require(!came || !went, "wrong-why");
  const then = came ? "joined" : went ? "left" : "renewed";
  const anew = before && !came && why === "restored";
  require(anew || why === (before ? then : "hello"), "wrong-why");
}

/** Nobody comes in without the word of everybody who is there. */
function checkNewcomers(record, connection, before, members) {
  const named = Object.keys(record.approvals);
  require(named.every((account) => members.has(account) && !before.members.has(account)), "ghost-member");
  for (const [account, keys] of members) {
    if (before.members.has(account)) continue;
    const bytes = approvalBytes(connection, before, { account, ...keys });
    for (const [member, { ed25519 }] of before.members) {
      if (member === record.by) continue;
      const mark = record.approvals[account]?.[member];
      require(isText(mark) && isSignedBy(fromBase64(mark), bytes, fromBase64(ed25519, 32)), "ghost-member");
    }
  }
}

function approvalBytes(connection, before, { account, ed25519, x25519 }) {
  const previous = fromBase64(before.hash);
  return lp(
    ...["eo1/approve", connection, before.number + 1, previous, account],
    ...[fromBase64(ed25519, 32), fromBase64(x25519, 32)],
  );
}

function makeGrant(connection, number, { account, x25519 }, key) {
  const grant = lp("eo1/grant", connection, number, account, key);
  return join(Uint8Array.of(VERSION), sodium.crypto_box_seal(grant, fromBase64(x25519, 32)));
}

function openGrant(encoded, record, me, { x25519 }) {
  require(isText(encoded), "no-grant");
  const blob = fromBase64(encoded);
  require(blob[0] === VERSION, "unknown-version");
  const place = record.members.findIndex(([account]) => account === me.account);
  require(hashOf(blob) === record.grants[place], "grant-hash");
  const pair = [me.keys.x25519, ...me.keys.earlier].find((own) => toBase64(own.publicKey) === x25519);
  const grant = attempt(
    () => sodium.crypto_box_seal_open(blob.subarray(1), pair.publicKey, pair.secretKey),
    "not-opened",
  );
  const key = grant.slice(-32);
  require(same(grant, lp("eo1/grant", record.connection, record.epoch, me.account, key)), "wrong-grant");
  require(commitmentOf(key, record.connection, record.epoch) === record.commitment, "commitment");
  return key;
}

const commitmentOf = (key, connection, number) => toBase64(digest(lp("eo1/commit", connection, number), key));
