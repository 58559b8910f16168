"""What a browser hands in about an account is taken when it is whole, and refused with a reason when it is not."""

from copy import deepcopy
from typing import Any

from eachother.foundation.refs import new_ref
from eachother.vault.encoding import to_base64
from eachother.vault.envelopes import (
    read_bundle,
    read_identity,
    read_new_passphrase,
    read_passkey,
    read_recovery_used,
    read_renewal,
    read_sign_up,
)
from eachother.vault.sealing import add_passkey
from eachother.vault.tests.make import ORIGIN, flipped, person, refused, resigned

PROOF = "A" * 43


def test_a_sign_up_is_read() -> None:
    wren = person("wren")
    read = read_sign_up(wren.post, origin=ORIGIN)
    assert (read.account, read.login, read.profile, read.auth) == (wren.ref, "wren", 1, wren.auth)
    assert (len(read.seed), len(read.slot), len(read.recovery.slot)) == (32, 73, 73)
    assert (read.bundle.revision, to_base64(read.identity.blob)) == (1, wren.post["identity"])


def test_a_sign_up_is_whole() -> None:
    wren = person("wren")
    for path in ("account", "login", "auth", "slot", "seed", "identity", "recovery", "bundle", "recovery.auth"):
        with refused("malformed"):
            read_sign_up(_with(wren.post, path, None), origin=ORIGIN)
    others: list[object] = [None, [], "text", 5]
    for wrong in others:
        with refused("malformed"):
            read_sign_up(wrong, origin=ORIGIN)


def test_every_field_of_a_sign_up_is_what_it_says() -> None:
    post = person("wren").post
    cases: list[tuple[str, object, str]] = [
        ("account", "Wren", "malformed"),
        ("account", new_ref(), "wrong-account"),
        ("login", "Wren", "login"),
        ("login", "", "login"),
        ("login", "w" * 41, "login"),
        ("auth", "A" * 42, "malformed"),
        ("auth", "A" * 42 + "=", "malformed"),
        ("seed", "AAAA", "wrong-length"),
        ("slot", post["slot"][:-1], "malformed"),
        ("slot", to_base64(b"\x01" * 72), "wrong-length"),
        ("slot", flipped(post["slot"], 0), "unknown-version"),
        ("recovery.slot", to_base64(b"\x01" * 74), "wrong-length"),
        ("bundle.revision", 2, "old-bundle"),
        ("bundle.revision", 0, "malformed"),
        ("bundle.revision", True, "malformed"),
        ("bundle.sealed", flipped(post["bundle"]["sealed"], 0), "unknown-version"),
        ("bundle.sealed", to_base64(b"\x01" * 1064), "wrong-length"),
        ("bundle.sealed", to_base64(b"\x01" * 262_145), "wrong-length"),
    ]
    for path, value, reason in cases:
        with refused(reason):
            read_sign_up(_with(post, path, value), origin=ORIGIN)


def test_a_downgraded_profile_is_refused() -> None:
    for profile in (0, 2, True, "1", None):
        with refused("downgraded-profile"):
            read_sign_up({**person("wren").post, "profile": profile}, origin=ORIGIN)


def test_an_identity_is_signed_for_here() -> None:
    wren, juniper = person("wren"), person("juniper")
    good = wren.identity
    with refused("wrong-origin"):
        read_identity(good, origin="https://other.example", account=wren.ref)
    with refused("wrong-account"):
        read_identity(good, origin=ORIGIN, account=juniper.ref)
    for forged, reason in (
        (flipped(good, 0), "unknown-version"),
        (flipped(good, 9), "bad-signature"),
        (flipped(good, -3), "bad-signature"),
        (resigned(good, "eo1/identity", juniper), "bad-signature"),
        (resigned(good, "eo1/epoch", wren), "bad-signature"),
        (resigned(good, "eo1/identity", wren, lambda r: {**r, "version": 2}), "unknown-version"),
        (resigned(good, "eo1/identity", wren, lambda r: [1]), "unknown-version"),
        (resigned(good, "eo1/identity", wren, lambda r: {**r, "more": 1}), "malformed"),
        (resigned(good, "eo1/identity", wren, lambda r: {**r, "x25519": "AAAA"}), "wrong-length"),
        (resigned(good, "eo1/identity", wren, lambda r: {**r, "origin": "x" * 1024}), "too-long"),
        (good[:40], "malformed"),
        ("", "unknown-version"),
    ):
        with refused(reason):
            read_identity(forged, origin=ORIGIN, account=wren.ref)


def test_a_new_passphrase_and_a_used_recovery_are_read() -> None:
    post = person("wren").post
    assert read_new_passphrase({**post, "proof": PROOF}).proof == PROOF
    assert read_recovery_used(post).recovery.auth == person("wren").recovery_auth
    with refused("malformed"):
        read_new_passphrase(post)


def test_a_passkey_is_read() -> None:
    post = {"proof": PROOF, "credential": to_base64(b"key"), **add_passkey(person("wren"), bytes(32))}
    read = read_passkey(post)
    assert (read.proof, read.credential, read.auth, len(read.slot)) == (PROOF, "a2V5", post["auth"], 73)
    longest = to_base64(b"k" * 1023)
    assert read_passkey({**post, "credential": longest}).credential == longest
    cases: list[tuple[str, object, str]] = [
        ("proof", None, "malformed"),
        ("auth", "A" * 42, "malformed"),
        ("credential", None, "malformed"),
        ("credential", "a2V5=", "malformed"),
        ("credential", "", "wrong-length"),
        ("credential", to_base64(b"k" * 1024), "wrong-length"),
        ("slot", flipped(post["slot"], 0), "unknown-version"),
        ("slot", to_base64(b"\x01" * 72), "wrong-length"),
    ]
    for path, value, reason in cases:
        with refused(reason):
            read_passkey(_with(post, path, value))


def test_a_passkey_gives_one_answer_and_of_one_length() -> None:
    for length in (0, 31, 33, 64):
        with refused("wrong-length"):
            add_passkey(person("wren"), bytes(length))


def test_a_renewal_keeps_the_signing_key() -> None:
    wren = person("wren")
    renewal = {**wren.post, "proof": PROOF}
    known = {"origin": ORIGIN, "account": wren.ref}
    assert read_renewal(renewal, **known, ed25519=wren.public.ed25519).proof == PROOF
    with refused("changed-key"):
        read_renewal(renewal, **known, ed25519=person("juniper").public.ed25519)


def test_a_later_bundle_is_read() -> None:
    assert read_bundle(person("wren").sealed_bundle(7)).revision == 7


def _with(post: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    copy = deepcopy(post)
    *folders, name = path.split(".")
    place = copy[folders[0]] if folders else copy
    place[name] = value
    return copy
