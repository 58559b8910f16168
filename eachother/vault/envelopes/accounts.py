"""What a browser hands in about an account: slots, bundles, and the proofs that stand for a passphrase."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple, cast

from eachother.foundation.refs import is_ref
from eachother.vault.encoding import Malformed, from_base64, require
from eachother.vault.envelopes.identities import Identity, read_identity
from eachother.vault.envelopes.records import is_number
from eachother.vault.login import normalise_login

SLOT = 73
SEED = 32
MOST_BUNDLE = 262_144
LEAST_BUNDLE = 1 + 24 + 1024 + 16
PROFILES = {1}
LOGIN_LENGTH = 40
MOST_CREDENTIAL = 1023
_AUTH = re.compile(r"[A-Za-z0-9_-]{43}")


class Bundle(NamedTuple):
    revision: int
    sealed: bytes


class RecoverySlot(NamedTuple):
    auth: str
    slot: bytes


class SignUp(NamedTuple):
    account: str
    login: str
    profile: int
    seed: bytes
    auth: str
    slot: bytes
    recovery: RecoverySlot
    bundle: Bundle
    identity: Identity


class NewPassphrase(NamedTuple):
    proof: str
    profile: int
    seed: bytes
    auth: str
    slot: bytes


class RecoveryUsed(NamedTuple):
    profile: int
    seed: bytes
    auth: str
    slot: bytes
    recovery: RecoverySlot


class NewPasskey(NamedTuple):
    proof: str
    credential: str
    auth: str
    slot: bytes


class Renewal(NamedTuple):
    proof: str
    profile: int
    seed: bytes
    auth: str
    slot: bytes
    recovery: RecoverySlot
    bundle: Bundle
    identity: Identity


def read_sign_up(data: object, *, origin: str) -> SignUp:
    """Everything that makes an account. The login is in its normal spelling; whether it fits the name is for people."""
    fields = _fields(data)
    account, login = fields.get("account"), fields.get("login")
    if not isinstance(account, str) or not isinstance(login, str):
        raise Malformed("malformed")
    require(is_ref(account), "malformed")
    require(0 < len(login) <= LOGIN_LENGTH and login == normalise_login(login), "login")
    bundle = read_bundle(fields.get("bundle"))
    require(bundle.revision == 1, "old-bundle")
    identity = read_identity(fields.get("identity"), origin=origin, account=account)
    return SignUp(account, login, *_lock(fields), read_recovery_slot(fields.get("recovery")), bundle, identity)


def read_new_passphrase(data: object) -> NewPassphrase:
    fields = _fields(data)
    return NewPassphrase(read_auth(fields.get("proof")), *_lock(fields))


def read_recovery_used(data: object) -> RecoveryUsed:
    fields = _fields(data)
    return RecoveryUsed(*_lock(fields), read_recovery_slot(fields.get("recovery")))


def read_renewal(data: object, *, origin: str, account: str, ed25519: str) -> Renewal:
    """New keys for everything but the signing key, `ed25519`, by which others know this person."""
    fields = _fields(data)
    identity = read_identity(fields.get("identity"), origin=origin, account=account)
    require(identity.ed25519 == ed25519, "changed-key")
    recovery = read_recovery_slot(fields.get("recovery"))
    bundle = read_bundle(fields.get("bundle"))
    return Renewal(read_auth(fields.get("proof")), *_lock(fields), recovery, bundle, identity)


def read_passkey(data: object) -> NewPasskey:
    """A passkey as one more way in, and the proof of the passphrase."""
    fields = _fields(data)
    credential, auth = read_credential(fields.get("credential")), read_auth(fields.get("auth"))
    return NewPasskey(read_auth(fields.get("proof")), credential, auth, _slot(fields.get("slot")))


def read_credential(text: object) -> str:
    """The name that an authenticator gave to a passkey, in its one spelling (base64url)."""
    require(0 < len(from_base64(text)) <= MOST_CREDENTIAL, "wrong-length")
    return cast(str, text)


def read_bundle(data: object) -> Bundle:
    """A sealed bundle with its revision; that it follows the stored one is for the one writer to check."""
    fields = _fields(data)
    revision, sealed = fields.get("revision"), from_base64(fields.get("sealed"))
    require(is_number(revision), "malformed")
    require(sealed[:1] == b"\x01", "unknown-version")
    require(LEAST_BUNDLE <= len(sealed) <= MOST_BUNDLE, "wrong-length")
    return Bundle(cast(int, revision), sealed)


def read_recovery_slot(data: object) -> RecoverySlot:
    fields = _fields(data)
    return RecoverySlot(read_auth(fields.get("auth")), _slot(fields.get("slot")))


def read_auth(text: object) -> str:
    """The half that proves a passphrase or a recovery code: 32 bytes as exactly 43 characters."""
    if not isinstance(text, str):
        raise Malformed("malformed")
    require(_AUTH.fullmatch(text) is not None, "malformed")
    return text


def _lock(fields: Mapping[str, Any]) -> tuple[int, bytes, str, bytes]:
    profile = fields.get("profile")
    require(type(profile) is int and profile in PROFILES, "downgraded-profile")
    seed, slot = from_base64(fields.get("seed"), SEED), _slot(fields.get("slot"))
    return cast(int, profile), seed, read_auth(fields.get("auth")), slot


def _slot(text: object) -> bytes:
    slot = from_base64(text, SLOT)
    require(slot[:1] == b"\x01", "unknown-version")
    return slot


def _fields(data: object) -> Mapping[str, Any]:
    if not isinstance(data, dict):
        raise Malformed("malformed")
    return data
