"""Accounts with their secrets in hand."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from eachother.foundation.refs import new_ref
from eachother.vault.encoding import from_base64, from_json, lp, require, to_base64, to_json
from eachother.vault.envelopes import Identity, read_identity
from eachother.vault.login import normalise_login, normalise_passphrase
from eachother.vault.sealing import boxes
from eachother.vault.sealing.boxes import Halves, Pair
from eachother.vault.sealing.passkeys import split_passkey
from eachother.vault.sealing.recovery import read_code, split_code, write_code

BLOCK = 1024


@dataclass
class Account:
    """A person's keys. `post` is the sign-up JSON when the account was made here, else empty."""

    origin: str
    ref: str
    login: str
    ak: bytes
    ed25519: Pair
    x25519: Pair
    journal: bytes
    earlier: list[Pair] = field(default_factory=list)
    pins: dict[str, dict[str, Any]] = field(default_factory=dict)
    revision: int = 1
    auth: str = ""
    recovery_auth: str = ""
    recovery_code: str = ""
    post: dict[str, Any] = field(default_factory=dict)

    @property
    def identity(self) -> str:
        """The signed public identity."""
        record = {
            "version": 1,
            "origin": self.origin,
            "account": self.ref,
            "ed25519": to_base64(self.ed25519.public),
            "x25519": to_base64(self.x25519.public),
        }
        return to_base64(boxes.signed_record("eo1/identity", record, self.ed25519))

    @property
    def public(self) -> Identity:
        return read_identity(self.identity, origin=self.origin, account=self.ref)

    def pin(self, other: "Account | Identity", how: str = "seen") -> None:
        shown = other.public if isinstance(other, Account) else other
        self.pins[shown.account] = {"ed25519": shown.ed25519, "x25519": shown.x25519, "earlier": [], "how": how}

    def sealed_bundle(self, revision: int | None = None) -> dict[str, Any]:
        """{revision, sealed} with the pins as they are now."""
        contents = {
            "version": 1,
            "revision": revision or self.revision,
            "ed25519": to_base64(self.ed25519.secret[:32]),
            "x25519": to_base64(self.x25519.secret),
            "earlier": [to_base64(pair.secret) for pair in self.earlier],
            "journal": to_base64(self.journal),
            "pins": self.pins,
        }
        sealed = boxes.seal(self.ak, boxes.pad(to_json(contents), BLOCK), lp("eo1/bundle", self.ref))
        return {"revision": contents["revision"], "sealed": to_base64(sealed)}


def make_account(*, origin: str, login: str, passphrase: str | None = None, account: str | None = None) -> Account:
    """A new account. Without a passphrase its root is random: quick to make, and nobody can sign in with it."""
    login, seed, code = normalise_login(login), secrets.token_bytes(32), secrets.token_bytes(20)
    made = Account(
        origin=origin,
        ref=account or new_ref(),
        login=login,
        ak=secrets.token_bytes(32),
        ed25519=boxes.signing_pair(secrets.token_bytes(32)),
        x25519=boxes.box_pair(secrets.token_bytes(32)),
        journal=secrets.token_bytes(32),
        recovery_code=write_code(code),
    )
    first, spare = _halves(origin, login, passphrase, seed), split_code(code)
    made.auth, made.recovery_auth = first.auth, spare.auth
    made.post = {
        "account": made.ref,
        "login": login,
        "profile": boxes.PROFILE,
        "seed": to_base64(seed),
        "auth": first.auth,
        "slot": _slot(first.wrap, made, "passphrase"),
        "recovery": {"auth": spare.auth, "slot": _slot(spare.wrap, made, "recovery")},
        "bundle": made.sealed_bundle(),
        "identity": made.identity,
    }
    return made


def open_account(
    *,
    origin: str,
    login: str,
    passphrase: str,
    account: str,
    seed: str,
    slot: str,
    bundle: Mapping[str, Any],
    identity: str,
) -> Account:
    """The account that a passphrase opens, from what a server would give."""
    wrap = _halves(origin, normalise_login(login), passphrase, from_base64(seed, 32)).wrap
    ak = boxes.open_blob(wrap, from_base64(slot, 73), lp("eo1/slot", account, "passphrase"))
    return _opened(ak, origin, login, account, bundle=bundle, identity=identity)


def recover_account(
    *, origin: str, login: str, code: str, account: str, slot: str, bundle: Mapping[str, Any], identity: str
) -> Account:
    """The account that a recovery code opens; `slot` is the recovery slot."""
    wrap = split_code(read_code(code)).wrap
    ak = boxes.open_blob(wrap, from_base64(slot, 73), lp("eo1/slot", account, "recovery"))
    return _opened(ak, origin, login, account, bundle=bundle, identity=identity)


def add_passkey(account: Account, answer: bytes) -> dict[str, str]:
    """{auth, slot} of a passkey that gave this answer."""
    halves = split_passkey(origin=account.origin, account=account.ref, answer=answer)
    return {"auth": halves.auth, "slot": _slot(halves.wrap, account, "passkey")}


def open_with_passkey(
    *, origin: str, login: str, answer: bytes, account: str, slot: str, bundle: Mapping[str, Any], identity: str
) -> Account:
    """The account that a passkey opens; `slot` is that passkey's."""
    wrap = split_passkey(origin=origin, account=account, answer=answer).wrap
    ak = boxes.open_blob(wrap, from_base64(slot, 73), lp("eo1/slot", account, "passkey"))
    return _opened(ak, origin, login, account, bundle=bundle, identity=identity)


def _opened(ak: bytes, origin: str, login: str, account: str, *, bundle: Mapping[str, Any], identity: str) -> Account:
    plain = boxes.open_blob(ak, from_base64(bundle["sealed"]), lp("eo1/bundle", account))
    contents = from_json(boxes.unpad(plain, BLOCK))
    require(contents["version"] == 1, "unknown-version")
    require(contents["revision"] == bundle["revision"], "old-bundle")
    opened = Account(
        origin=origin,
        ref=account,
        login=normalise_login(login),
        ak=ak,
        ed25519=boxes.signing_pair(from_base64(contents["ed25519"], 32)),
        x25519=boxes.box_pair(from_base64(contents["x25519"], 32)),
        journal=from_base64(contents["journal"], 32),
        earlier=[boxes.box_pair(from_base64(secret, 32)) for secret in contents["earlier"]],
        pins=contents["pins"],
        revision=contents["revision"],
    )
    shown = read_identity(identity, origin=origin, account=account)
    require((shown.ed25519, shown.x25519) == (opened.public.ed25519, opened.public.x25519), "server-shows-other-keys")
    return opened


def _halves(origin: str, login: str, passphrase: str | None, seed: bytes) -> Halves:
    if passphrase is None:
        return boxes.split(secrets.token_bytes(32))
    salt = boxes.salt_for(origin=origin, login=login, seed=seed)
    return boxes.split(boxes.derive(normalise_passphrase(passphrase), salt))


def _slot(wrap: bytes, account: Account, kind: str) -> str:
    return to_base64(boxes.seal(wrap, account.ak, lp("eo1/slot", account.ref, kind)))
