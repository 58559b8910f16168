"""The primitives in the shapes that the formats use."""

import hashlib
import secrets
from typing import NamedTuple

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
    crypto_pwhash_alg,
    crypto_pwhash_ALG_ARGON2ID13,
    crypto_scalarmult_base,
    crypto_sign,
    crypto_sign_seed_keypair,
    sodium_pad,
    sodium_unpad,
)
from nacl.exceptions import CryptoError

from eachother.vault.encoding import digest, lp, require, to_base64, to_json

PROFILE = 1
MEMORY = 64 * 1024 * 1024
NONCE = 24


class Pair(NamedTuple):
    public: bytes
    secret: bytes


def signing_pair(seed: bytes) -> Pair:
    return Pair(*crypto_sign_seed_keypair(seed))


def box_pair(secret: bytes) -> Pair:
    return Pair(crypto_scalarmult_base(secret), secret)


def subkey(root: bytes, number: int, context: bytes) -> bytes:
    """libsodium's crypto_kdf_derive_from_key, by its definition: PyNaCl does not carry it."""
    return hashlib.blake2b(
        digest_size=32, key=root, salt=number.to_bytes(16, "little"), person=context.ljust(16, b"\0")
    ).digest()


class Halves(NamedTuple):
    """What a root is split into: the proof for the server, and the key that opens the slot."""

    auth: str
    wrap: bytes


def split(root: bytes) -> Halves:
    return Halves(to_base64(subkey(root, 1, b"eo1_auth")), subkey(root, 2, b"eo1_wrap"))


def salt_for(*, origin: str, login: str, seed: bytes) -> bytes:
    return digest(lp("eo1/salt", origin, login, seed))[:16]


def derive(passphrase: str, salt: bytes) -> bytes:
    """Argon2id, profile 1. The passphrase is in its normal spelling."""
    return crypto_pwhash_alg(32, passphrase.encode(), salt, 3, MEMORY, crypto_pwhash_ALG_ARGON2ID13)


def seal_bare(key: bytes, data: bytes, about: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE)
    return nonce + crypto_aead_xchacha20poly1305_ietf_encrypt(data, about, nonce, key)


def open_bare(key: bytes, data: bytes, about: bytes) -> bytes:
    try:
        return crypto_aead_xchacha20poly1305_ietf_decrypt(data[NONCE:], about, data[:NONCE], key)
    except (CryptoError, ValueError):
        require(False, "not-opened")
        raise


def seal(key: bytes, data: bytes, about: bytes) -> bytes:
    """`01 ‖ nonce ‖ ciphertext`."""
    return b"\x01" + seal_bare(key, data, about)


def open_blob(key: bytes, blob: bytes, about: bytes) -> bytes:
    require(blob[:1] == b"\x01", "unknown-version")
    return open_bare(key, blob[1:], about)


def pad(data: bytes, block: int) -> bytes:
    return bytes(sodium_pad(data, block))


def unpad(data: bytes, block: int) -> bytes:
    return bytes(sodium_unpad(data, block))


def sign(data: bytes, pair: Pair) -> bytes:
    """The 64 bytes alone."""
    return crypto_sign(data, pair.secret)[:64]


def signed_record(label: str, record: object, pair: Pair) -> bytes:
    data = to_json(record)
    return b"\x01" + sign(lp(label, data), pair) + data
